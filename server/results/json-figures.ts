/** The figures of one view for the API: made from the same shown numbers as the pages, so that both agree. */

import { type Disclosed, mapDisclosed } from '../../analysis/disclosure/disclosed.ts';
import type { ReleasedCount } from '../../analysis/disclosure/release.ts';
import type { TestResult } from '../../analysis/estimates/estimate.ts';
import type {
  ModuleGap,
  NeedResult,
  OptionShares,
  OverviewResult,
  ScaleResult,
  ViewResults,
} from '../../analysis/results/results.ts';
import {
  type NoNumberReason,
  roundHalfUp,
  type ShownNumber,
  shownGap,
  shownMean,
  shownShare,
} from './shown-number.ts';

interface FigureName {
  /** The page on which it stands. */
  readonly page: 'overview' | 'gaps' | 'needs' | 'awareness' | 'attitudes' | 'provision';
  readonly figure: string;
  /** The module, need, scale or item it is of. */
  readonly of: string;
  /** Code of an option, from 1. */
  readonly option?: number;
  readonly method:
    | 'wilson-share'
    | 'student-t-mean'
    | 'student-t-paired-gap'
    | 'count'
    | 'wilcoxon-signed-rank-holm'
    | 'standard-deviation';
}

export type JsonFigure = FigureName &
  (
    | {
        readonly unit: 'in-100' | 'mean' | 'difference';
        readonly value: number;
        readonly interval: { readonly lower: number; readonly upper: number; readonly level: number };
        readonly n: number | { readonly from: number; readonly to: number };
        readonly count?: number;
        /** Rule R3: the value is an end of the scale of a small group and says no more than this. */
        readonly homogeneous?: 'almost-all' | 'almost-none';
      }
    | { readonly unit: 'p' | 'standard-deviation'; readonly value: number; readonly n: number }
    | { readonly unit: string; readonly none: NoNumberReason }
  );

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
          ...awareness.items.flatMap((item) => optionFigures('awareness', item)),
        ]),
    ...attitudes.scales.flatMap(({ score, items }) => [
      ...scaleFigures('attitudes', score),
      ...items.flatMap((item) => optionFigures('attitudes', item)),
    ]),
    ...view.provision.modules.flatMap(({ answers }) => optionFigures('provision', answers)),
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
    ...(formallyTrained === null ? [] : [number(trained, shownShare(formallyTrained))]),
    ...background.flatMap((answers) => optionFigures('overview', answers)),
  ];
}

function gapFigures(gap: ModuleGap): readonly JsonFigure[] {
  const name = { page: 'gaps', of: gap.module } as const;
  return [
    number({ ...name, figure: 'important-and-unprepared', method: 'wilson-share' }, shownShare(gap.share)),
    number({ ...name, figure: 'importance', method: 'student-t-mean' }, shownMean(gap.importance)),
    number({ ...name, figure: 'preparedness', method: 'student-t-mean' }, shownMean(gap.preparedness)),
    number({ ...name, figure: 'gap', method: 'student-t-paired-gap' }, shownGap(gap.gap)),
    number({ ...name, figure: 'with-gap', method: 'wilson-share' }, shownShare(gap.withGap)),
    test({ ...name, figure: 'gap-test', method: 'wilcoxon-signed-rank-holm' }, gap.test),
    number({ ...name, figure: 'prepared', method: 'wilson-share' }, shownShare(gap.prepared)),
    number({ ...name, figure: 'unprepared', method: 'wilson-share' }, shownShare(gap.unprepared)),
    number({ ...name, figure: 'importance-at-top', method: 'wilson-share' }, shownShare(gap.ceiling)),
  ];
}

function needFigures(need: NeedResult): readonly JsonFigure[] {
  const name = { page: 'needs', of: need.need } as const;
  return [
    number(
      { ...name, figure: 'important-and-absent', method: 'wilson-share' },
      shownShare(need.importantAndAbsent),
    ),
    number(
      { ...name, figure: 'important-and-unknown', method: 'wilson-share' },
      shownShare(need.importantAndUnknown),
    ),
    number(
      { ...name, figure: 'important-and-there', method: 'wilson-share' },
      shownShare(need.importantAndThere),
    ),
    number({ ...name, figure: 'not-important', method: 'wilson-share' }, shownShare(need.notImportant)),
    number({ ...name, figure: 'importance', method: 'student-t-mean' }, shownMean(need.importance)),
    number({ ...name, figure: 'availability', method: 'student-t-mean' }, shownMean(need.availability)),
    number({ ...name, figure: 'top', method: 'wilson-share' }, shownShare(need.top)),
  ];
}

function scaleFigures(page: FigureName['page'], score: ScaleResult): readonly JsonFigure[] {
  const name = { page, of: score.scale } as const;
  const mean = shownMean(score.mean);
  return [
    number({ ...name, figure: 'mean', method: 'student-t-mean' }, mean),
    deviation(
      { ...name, figure: 'standard-deviation', method: 'standard-deviation' },
      score.standardDeviation,
      mean,
    ),
  ];
}

function optionFigures(
  page: FigureName['page'],
  { itemId, options, mean }: OptionShares,
): readonly JsonFigure[] {
  const name = { page, figure: 'option', of: itemId, method: 'wilson-share' } as const;
  const shares =
    options.kind === 'suppressed'
      ? [number(name, { kind: 'none', unit: 'in-100', reason: options.reason })]
      : options.result.map((share, index) =>
          number({ ...name, option: index + 1 }, shownShare(mapDisclosed(options, () => share))),
        );
  return [...shares, number({ ...name, figure: 'mean', method: 'student-t-mean' }, shownMean(mean))];
}

function number(name: FigureName, shown: ShownNumber): JsonFigure {
  const unit = shown.unit === 'gap' ? 'difference' : shown.unit;
  if (shown.kind === 'none') return { ...name, unit, none: shown.reason };
  const { value, lower, upper, level, count, homogeneous } = shown;
  return {
    ...name,
    unit,
    value,
    interval: { lower, upper, level },
    n: sizeOf(shown.n),
    ...(count !== null && { count }),
    ...(homogeneous !== null && { homogeneous }),
  };
}

function test(name: FigureName, disclosed: Disclosed<TestResult>): JsonFigure {
  if (disclosed.kind === 'suppressed') return { ...name, unit: 'p', none: disclosed.reason };
  const { result } = disclosed;
  if (result.kind === 'not-estimable') return { ...name, unit: 'p', none: result.reason };
  return { ...name, unit: 'p', value: Number(result.p.toPrecision(3)), n: result.n };
}

function deviation(name: FigureName, sd: ScaleResult['standardDeviation'], mean: ShownNumber): JsonFigure {
  const unit = 'standard-deviation';
  if (sd.kind === 'suppressed') return { ...name, unit, none: sd.reason };
  if (sd.result === null || mean.kind === 'none' || mean.n.kind === 'band')
    return { ...name, unit, none: 'no-data' };
  return { ...name, unit, value: roundHalfUp(sd.result, mean.decimals), n: mean.n.n };
}

function sizeOf(count: ReleasedCount): number | { readonly from: number; readonly to: number } {
  return count.kind === 'exact' ? count.n : { from: count.from, to: count.to };
}
