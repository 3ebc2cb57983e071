/**
 * Finished figures of a group too small for a table (rules R1 to R3): rounded here, and nothing finer is kept.
 */

import { meanInterval } from '../estimates/describe/mean-interval.ts';
import { respondentsIn } from '../estimates/value-counts.ts';
import type { FigureSource, Reach } from './figure-sources.ts';
import { type Band, bandOf, type Policy } from './policy.ts';
import type { CoarseFigure } from './release.ts';
import { roundedHalfUp, roundedOutward } from './rounding.ts';
import { makeShareCode, widestShareInterval } from './share-code.ts';

/** @param n - the band that the respondents are told as. */
export function coarseFigure(source: FigureSource, n: Band, policy: Policy): CoarseFigure {
  return source.kind === 'share' ? coarseShare(source, n, policy) : coarseMean(source, n, policy);
}

/** The band of the respondents to one figure: they can be more than those to the measure that it belongs to. */
export function bandOfFigure({ counts }: FigureSource, policy: Policy): Band {
  const n = respondentsIn(counts);
  return n < policy.exactFrom ? bandOf(n, policy) : { from: policy.exactFrom, to: n };
}

/** At 0 or 1 it is worded, and stands for more than nobody and everybody (share-code.ts). */
function coarseShare({ counts }: FigureSource, n: Band, policy: Policy): CoarseFigure {
  const flagged = respondentsIn(counts.filter(([value]) => value === 1));
  const value = makeShareCode(n, policy).shareOf(flagged, respondentsIn(counts));
  const figure = { kind: 'coarse', value, ...widestShareInterval(value, n, policy), n } as const;
  if (value > 0 && value < 1) return figure;
  return { ...figure, homogeneous: value === 0 ? 'almost-none' : 'almost-all' };
}

/** A mean to one decimal with its t interval rounded outward; where almost all answers are one it is worded. */
function coarseMean({ counts, reach }: FigureSource, n: Band, policy: Policy): CoarseFigure {
  const perUnit = Math.round(1 / policy.meanStep);
  const perIntervalUnit = Math.round(1 / policy.meanIntervalStep);
  const total = counts.reduce((sum, [value, count]) => sum + value * count, 0);
  const value = roundedHalfUp(total / respondentsIn(counts), perUnit);
  const common = commonValue(counts) ?? endNear(value, reach, policy);
  const estimate = meanInterval(counts);
  if (common === undefined && estimate.kind === 'estimate') {
    return { kind: 'coarse', value, ...roundedOutward(estimate.interval, perIntervalUnit, reach), n };
  }
  // The mean would say whether there was an exception, and an interval of no width that there was none.
  const centre = common ?? value;
  const step = policy.meanIntervalStep;
  const around = { lower: centre - step, upper: centre + step, level: 0.95 };
  return {
    kind: 'coarse',
    value: roundedHalfUp(centre, perUnit),
    ...roundedOutward(around, perIntervalUnit, reach),
    n,
    homogeneous: 'almost-all',
  };
}

/** The value that all but one have at least (rule R3). */
function commonValue(counts: FigureSource['counts']): number | undefined {
  const n = respondentsIn(counts);
  return counts.find(([, count]) => count >= n - 1)?.[0];
}

/** So near an end of the scale, only few of the answers can be another; how many would tell how many people answered. */
export function endNear(mean: number, { lowest, highest }: Reach, { meanStep }: Policy): number | undefined {
  return [lowest, highest].find((end) => Math.abs(mean - end) < 1.5 * meanStep);
}
