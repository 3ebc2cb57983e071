/** Which scores of a scale are shown together, so that no bar of a chart stands for a few people. */

import type { Scale } from '../../survey-definitions/instrument.ts';
import type { ValueCounts } from '../estimates/value-counts.ts';
import { STAFF_POLICY } from './policy.ts';

/** Means are counted in half points before bins are joined. */
const MEAN_STEP = 0.5;
const TOLERANCE = 1e-9;

export interface ScoreBin {
  readonly from: number;
  readonly to: number;
  /** The scores in it that somebody has. */
  readonly scores: readonly number[];
  readonly count: number;
}

/**
 * Neighbouring scores in bins that hold at least `scoreBandFrom` people each.
 *
 * Bins are joined from the lowest score up; what is left at the top joins the bin below it. A sum has bins of whole
 * scores, both ends included; a mean has bins of half points, each up to but without its upper end (the last with it).
 */
export function scoreBins(counts: ValueCounts, scale: Scale): readonly ScoreBin[] {
  return counts.length === 0 ? [] : joined(finestBins(counts, scale));
}

function finestBins(counts: ValueCounts, scale: Scale): readonly ScoreBin[] {
  const isSum = scale.method === 'sum';
  const step = isSum ? 1 : MEAN_STEP;
  const span = Math.round((scale.maximum - scale.minimum) / step);
  return Array.from({ length: Math.max(1, isSum ? span + 1 : span) }, (_, index) => {
    const from = scale.minimum + index * step;
    const isLast = !isSum && index === span - 1;
    const within = counts.filter(
      ([score]) => score >= from - TOLERANCE && (isLast || score < from + step - TOLERANCE),
    );
    return {
      from,
      to: isSum ? from : from + step,
      scores: within.map(([score]) => score),
      count: within.reduce((sum, [, count]) => sum + count, 0),
    };
  });
}

function joined(bins: readonly ScoreBin[]): readonly ScoreBin[] {
  const bands: ScoreBin[] = [];
  let open: ScoreBin | undefined;
  for (const bin of bins) {
    open = open === undefined ? bin : join(open, bin);
    if (open.count < STAFF_POLICY.scoreBandFrom) continue;
    bands.push(open);
    open = undefined;
  }
  if (open === undefined) return bands;
  const last = bands.pop();
  return [...bands, last === undefined ? open : join(last, open)];
}

function join(a: ScoreBin, b: ScoreBin): ScoreBin {
  return { from: a.from, to: b.to, scores: [...a.scores, ...b.scores], count: a.count + b.count };
}
