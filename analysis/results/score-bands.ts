/** Scores of a scale in bands, so that no bar of a chart stands for a few people. */

import type { Scale } from '../../survey-definitions/instrument.ts';
import { STAFF_POLICY } from '../disclosure/policy.ts';
import type { ScoreTable } from '../tables/tables.ts';
import type { ScoreBand } from './results.ts';
import { shareOf, sum } from './share-figure.ts';

/** Means are counted in half points before bands are joined. */
const MEAN_STEP = 0.5;
const TOLERANCE = 1e-9;

interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/**
 * Shares of respondents by score, in neighbouring bands that hold at least `scoreBandFrom` people each.
 *
 * Bands are joined from the lowest score up; what is left at the top joins the band below it. A sum has bands of
 * whole scores, both ends included; a mean has bands of half points, each up to but without its upper end (the last
 * with it).
 */
export function scoreBands({ counts }: Pick<ScoreTable, 'counts'>, scale: Scale): readonly ScoreBand[] {
  const n = sum(counts.map(([, count]) => count));
  if (n === 0) return [];
  return joined(binsOf(counts, scale)).map(({ from, to, count }) => ({ from, to, share: shareOf(count, n) }));
}

function binsOf(counts: ScoreTable['counts'], scale: Scale): readonly Bin[] {
  const isSum = scale.method === 'sum';
  const step = isSum ? 1 : MEAN_STEP;
  const span = Math.round((scale.maximum - scale.minimum) / step);
  return Array.from({ length: Math.max(1, isSum ? span + 1 : span) }, (_, index) => {
    const from = scale.minimum + index * step;
    const isLast = !isSum && index === span - 1;
    const within = counts.filter(
      ([score]) => score >= from - TOLERANCE && (isLast || score < from + step - TOLERANCE),
    );
    return { from, to: isSum ? from : from + step, count: sum(within.map(([, count]) => count)) };
  });
}

function joined(bins: readonly Bin[]): readonly Bin[] {
  const bands: Bin[] = [];
  let open: Bin | undefined;
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

function join(a: Bin, b: Bin): Bin {
  return { from: a.from, to: b.to, count: a.count + b.count };
}
