/** The figures of one view for the API: made from the same shown numbers as the pages, so that both agree. */

import { type Disclosed, mapDisclosed } from '../../../analysis/disclosure/disclosed.ts';
import type { PointEstimate } from '../../../analysis/estimates/estimate.ts';
import type {
  ModuleGap,
  NeedResult,
  NeedsResult,
  OptionShares,
  OverviewResult,
  ViewResults,
} from '../../../analysis/results/results.ts';
import { leftOutOf } from '../gaps/preparedness-answers.view-model.ts';
import { shownGroups } from '../overview/background-groups.ts';
import { disclosedCoefficient } from '../shown/shown-coefficient.ts';
import { shownBounds, shownGap, shownMean, shownShare } from '../shown/shown-number.ts';
import { type ShownPriority, shownPriority } from '../shown/shown-priority.ts';
import { includesNoAnswer } from '../words/names.ts';
import { highShare } from '../words/scale-words.ts';
import {
  type CoefficientMethod,
  type FigureName,
  type JsonFamily,
  type JsonFigure,
  jsonCoefficient,
  jsonCounted,
  jsonNumber,
  jsonPeople,
  jsonTest,
} from './json-figure.ts';
import { bandFigures, scaleFigures } from './json-scales.ts';

export function viewFigures(view: ViewResults): readonly JsonFigure[] {
  const { awareness, attitudes, preparedness } = view;
  return [
    ...view.gaps.modules.flatMap((gap) =>
      gapFigures(gap, { test: gapFamily(view, 'test'), signTest: gapFamily(view, 'signTest') }),
    ),
    ...(preparedness === null ? [] : scaleFigures('gaps', preparedness)),
    ...needsFigures(view.needs),
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
export function overviewFigures({
  background,
  formallyTrained,
  formallyTrainedOfInvited,
}: OverviewResult): readonly JsonFigure[] {
  const trained = {
    page: 'overview',
    figure: 'formally-trained',
    of: 'wave',
  } as const;
  return [
    ...(formallyTrained === null ? [] : [jsonNumber(trained, shownShare(formallyTrained))]),
    ...(formallyTrainedOfInvited === null
      ? []
      : [
          jsonNumber(
            { ...trained, figure: 'formally-trained-of-invited' },
            shownBounds(formallyTrainedOfInvited),
          ),
        ]),
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
    jsonNumber({ ...name, figure: 'agree' }, highShare(answers)),
    jsonNumber({ ...name, figure: 'mean' }, shownMean(answers.mean)),
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

/** The tests of one kind of all modules are one family. */
function gapFamily({ gaps }: ViewResults, kind: 'test' | 'signTest'): JsonFamily {
  const tests = gaps.modules
    .map((module) => module[kind])
    .filter((test) => test.kind === 'shown' && test.result.kind === 'test');
  return { adjustment: 'holm', familySize: tests.length };
}

function gapFigures(
  gap: ModuleGap,
  families: Readonly<Record<'test' | 'signTest', JsonFamily>>,
): readonly JsonFigure[] {
  const name = { page: 'gaps', of: gap.module } as const;
  return [
    jsonNumber({ ...name, figure: 'important-and-unprepared' }, shownShare(gap.share)),
    jsonNumber({ ...name, figure: 'importance' }, shownMean(gap.importance)),
    jsonNumber({ ...name, figure: 'preparedness' }, shownMean(gap.preparedness)),
    jsonNumber({ ...name, figure: 'gap' }, shownGap(gap.gap)),
    jsonNumber({ ...name, figure: 'with-gap' }, shownShare(gap.withGap)),
    jsonTest({ ...name, figure: 'gap-test' }, gap.test, families.test),
    jsonTest({ ...name, figure: 'gap-sign-test' }, gap.signTest, families.signTest),
    coefficient({ ...name, figure: 'gap-rank-biserial' }, 'matched-rank-biserial', gap.rankBiserial),
    coefficient({ ...name, figure: 'gap-in-deviations' }, 'cohen-dz', gap.dz),
    jsonNumber({ ...name, figure: 'prepared' }, shownShare(gap.prepared)),
    jsonNumber({ ...name, figure: 'unprepared' }, shownShare(gap.unprepared)),
    jsonNumber({ ...name, figure: 'importance-at-top' }, shownShare(gap.ceiling)),
    ...preparednessFigures(gap),
  ];
}

/** How prepared people feel, in full, and how many gave no answer on the scale. */
function preparednessFigures({
  module,
  preparednessAnswers,
  preparednessShares,
}: ModuleGap): readonly JsonFigure[] {
  const name = { page: 'gaps', of: module } as const;
  return [
    ...shareFigures({ ...name, figure: 'preparedness-answer' }, preparednessShares),
    jsonCounted({ ...name, figure: 'preparedness-left-out' }, leftOutOf(preparednessAnswers)),
  ];
}

function coefficient(
  name: FigureName,
  method: CoefficientMethod,
  estimate: Disclosed<PointEstimate>,
): JsonFigure {
  return jsonCoefficient(name, method, disclosedCoefficient(estimate));
}

function needsFigures(needs: NeedsResult): readonly JsonFigure[] {
  const priority = shownPriority(needs);
  return needs.needs.flatMap((need) => needFigures(need, priority));
}

/** With the intervals of all needs at once, which decide on their groups. */
function needFigures(need: NeedResult, { shareOf, family }: ShownPriority): readonly JsonFigure[] {
  const name = { page: 'needs', of: need.need } as const;
  const placed = jsonNumber({ ...name, figure: 'important-and-absent-simultaneous' }, shareOf(need.need));
  return [
    jsonNumber({ ...name, figure: 'important-and-absent' }, shownShare(need.importantAndAbsent)),
    'interval' in placed && family !== null
      ? {
          ...placed,
          simultaneous: { adjustment: 'bonferroni', familySize: family.size, level: family.level },
        }
      : placed,
    jsonNumber({ ...name, figure: 'important-and-unknown' }, shownShare(need.importantAndUnknown)),
    jsonNumber({ ...name, figure: 'important-and-there' }, shownShare(need.importantAndThere)),
    jsonNumber({ ...name, figure: 'not-important' }, shownShare(need.notImportant)),
    jsonNumber({ ...name, figure: 'importance' }, shownMean(need.importance)),
    jsonNumber({ ...name, figure: 'availability' }, shownMean(need.availability)),
    jsonNumber(
      { ...name, figure: 'mean-weighted-discrepancy' },
      shownGap(need.discrepancy),
      'weighted-discrepancy',
    ),
    jsonNumber({ ...name, figure: 'top' }, shownShare(need.top)),
  ];
}

function optionFigures(page: FigureName['page'], { itemId, options }: OptionShares): readonly JsonFigure[] {
  return shareFigures({ page, figure: 'option', of: itemId }, options);
}

/** A figure for each option, in order. */
function shareFigures(name: FigureName, shares: OptionShares['options']): readonly JsonFigure[] {
  if (shares.kind === 'suppressed') return [{ ...name, unit: 'in-100', none: shares.reason }];
  return shares.result.map((share, index) =>
    jsonNumber({ ...name, option: index + 1 }, shownShare(mapDisclosed(shares, () => share))),
  );
}
