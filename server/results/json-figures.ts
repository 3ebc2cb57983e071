/** The figures of one view for the API: made from the same shown numbers as the pages, so that both agree. */

import { mapDisclosed } from '../../analysis/disclosure/disclosed.ts';
import { wilsonShare } from '../../analysis/estimates/describe/wilson-share.ts';
import type {
  ModuleGap,
  NeedResult,
  OptionShares,
  OverviewResult,
  ViewResults,
} from '../../analysis/results/results.ts';
import { shownGroups } from './background-groups.ts';
import {
  type FigureName,
  type JsonFigure,
  jsonCounted,
  jsonNumber,
  jsonPeople,
  jsonTest,
} from './json-figure.ts';
import { bandFigures, scaleFigures } from './json-scales.ts';
import { includesNoAnswer } from './names.ts';
import { leftOutOf } from './preparedness-answers.view-model.ts';
import { highShare } from './scale-words.ts';
import { shownGap, shownMean, shownShare } from './shown-number.ts';

export function viewFigures(view: ViewResults): readonly JsonFigure[] {
  const { awareness, attitudes, preparedness } = view;
  return [
    ...view.gaps.modules.flatMap(gapFigures),
    ...(preparedness === null ? [] : scaleFigures('gaps', preparedness)),
    ...view.needs.needs.flatMap(needFigures),
    ...(awareness === null
      ? []
      : [
          ...scaleFigures('awareness', awareness.score),
          ...bandFigures('awareness', awareness.score),
          ...awareness.items.flatMap((item) => optionFigures('awareness', item)),
        ]),
    ...attitudes.scales.flatMap(({ score, items }) => [
      ...scaleFigures('attitudes', score),
      ...items.flatMap(statementFigures),
    ]),
    ...view.provision.modules.flatMap(({ answers }) => provisionFigures(answers)),
  ];
}

/** What only the overview shows: the background variables of the whole wave. */
export function overviewFigures({ background, formallyTrained }: OverviewResult): readonly JsonFigure[] {
  const trained = {
    page: 'overview',
    figure: 'formally-trained',
    of: 'wave',
    method: 'wilson-share',
  } as const;
  return [
    ...(formallyTrained === null ? [] : [jsonNumber(trained, shownShare(formallyTrained))]),
    ...background.flatMap(backgroundFigures),
  ];
}

/** The groups of the breakdown stand in place of the shares, as on the page. */
function backgroundFigures(answers: OptionShares): readonly JsonFigure[] {
  const groups = shownGroups(answers);
  if (groups.length === 0) return optionFigures('overview', answers);
  return groups.map(({ group, codes, n }) =>
    jsonPeople(
      {
        page: 'overview',
        figure: 'group',
        of: answers.itemId,
        codes,
        includesNoAnswer: includesNoAnswer(group),
      },
      n,
    ),
  );
}

/** A statement of a scale: the one kind of item whose options are points, so that they have a mean. */
function statementFigures(answers: OptionShares): readonly JsonFigure[] {
  const name = { page: 'attitudes', of: answers.itemId } as const;
  return [
    ...optionFigures('attitudes', answers),
    jsonNumber({ ...name, figure: 'agree', method: 'wilson-share' }, highShare(answers)),
    jsonNumber({ ...name, figure: 'mean', method: 'student-t-mean' }, shownMean(answers.mean)),
  ];
}

function provisionFigures(answers: OptionShares): readonly JsonFigure[] {
  return [
    ...optionFigures('provision', answers),
    jsonCounted(
      { page: 'provision', figure: 'do-not-know', of: answers.itemId },
      answers.missing.kind === 'shown' ? answers.missing.result['do-not-know'] : undefined,
    ),
  ];
}

function gapFigures(gap: ModuleGap): readonly JsonFigure[] {
  const name = { page: 'gaps', of: gap.module } as const;
  return [
    jsonNumber(
      { ...name, figure: 'important-and-unprepared', method: 'wilson-share' },
      shownShare(gap.share),
    ),
    jsonNumber({ ...name, figure: 'importance', method: 'student-t-mean' }, shownMean(gap.importance)),
    jsonNumber({ ...name, figure: 'preparedness', method: 'student-t-mean' }, shownMean(gap.preparedness)),
    jsonNumber({ ...name, figure: 'gap', method: 'student-t-paired-gap' }, shownGap(gap.gap)),
    jsonNumber({ ...name, figure: 'with-gap', method: 'wilson-share' }, shownShare(gap.withGap)),
    jsonTest({ ...name, figure: 'gap-test', method: 'wilcoxon-signed-rank-holm' }, gap.test),
    jsonNumber({ ...name, figure: 'prepared', method: 'wilson-share' }, shownShare(gap.prepared)),
    jsonNumber({ ...name, figure: 'unprepared', method: 'wilson-share' }, shownShare(gap.unprepared)),
    jsonNumber({ ...name, figure: 'importance-at-top', method: 'wilson-share' }, shownShare(gap.ceiling)),
    ...preparednessFigures(gap),
  ];
}

/** How prepared people feel, in full, and how many gave no answer on the scale. */
function preparednessFigures({ module, preparednessAnswers: answers }: ModuleGap): readonly JsonFigure[] {
  const name = { page: 'gaps', figure: 'preparedness-answer', of: module, method: 'wilson-share' } as const;
  const shares = mapDisclosed(answers, ({ counts, n }) =>
    counts.map((count) => ({ figure: wilsonShare(count, n), count })),
  );
  return [
    ...shareFigures(name, shares),
    jsonCounted({ page: 'gaps', figure: 'preparedness-left-out', of: module }, leftOutOf(answers)),
  ];
}

function needFigures(need: NeedResult): readonly JsonFigure[] {
  const name = { page: 'needs', of: need.need } as const;
  return [
    jsonNumber(
      { ...name, figure: 'important-and-absent', method: 'wilson-share' },
      shownShare(need.importantAndAbsent),
    ),
    jsonNumber(
      { ...name, figure: 'important-and-unknown', method: 'wilson-share' },
      shownShare(need.importantAndUnknown),
    ),
    jsonNumber(
      { ...name, figure: 'important-and-there', method: 'wilson-share' },
      shownShare(need.importantAndThere),
    ),
    jsonNumber({ ...name, figure: 'not-important', method: 'wilson-share' }, shownShare(need.notImportant)),
    jsonNumber({ ...name, figure: 'importance', method: 'student-t-mean' }, shownMean(need.importance)),
    jsonNumber({ ...name, figure: 'availability', method: 'student-t-mean' }, shownMean(need.availability)),
    jsonNumber({ ...name, figure: 'top', method: 'wilson-share' }, shownShare(need.top)),
  ];
}

function optionFigures(page: FigureName['page'], { itemId, options }: OptionShares): readonly JsonFigure[] {
  return shareFigures({ page, figure: 'option', of: itemId, method: 'wilson-share' }, options);
}

/** A figure for each option, in order. */
function shareFigures(name: FigureName, shares: OptionShares['options']): readonly JsonFigure[] {
  if (shares.kind === 'suppressed') return [{ ...name, unit: 'in-100', none: shares.reason }];
  return shares.result.map((share, index) =>
    jsonNumber({ ...name, option: index + 1 }, shownShare(mapDisclosed(shares, () => share))),
  );
}
