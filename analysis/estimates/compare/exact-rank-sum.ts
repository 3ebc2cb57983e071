/** Exact p of a rank sum: every way of dividing the respondents into the two groups is counted, ties included. */

import type { PooledRanks } from './pooled-ranks.ts';

/**
 * Two-sided permutation p of the rank sum of one of two groups, given the mid-ranks that were found.
 *
 *     p = P(|W* - E| >= |W - E|),  E = n1 (N + 1) / 2
 *
 * where W is the rank sum of the first group and W* that of n1 respondents drawn from all N without replacement. The
 * draws are counted value by value: ways[c][s] to have drawn c respondents with the doubled rank sum s, and of t
 * respondents with one value j can be drawn in t! / (j! (t - j)!) ways. Doubled mid-ranks are whole, so that sums
 * compare exactly and equal ones count as equal.
 *
 * @param ranks - two groups ranked together, neither of them empty. The work grows with n1 N^3, n1 being the smaller.
 * @returns A probability above 0, at most 1.
 *
 * Source: Streitberg B, Röhmel J (1986). Exact distributions for permutation and rank tests: an introduction to some
 * recently published algorithms. Statistical Software Newsletter 12, 10-17.
 * Checked against: R 4.2.2 exactRankTests 0.8.35, in test/golden/two_groups.json; all divisions of small samples
 */
export function exactRankSumP(ranks: PooledRanks): number {
  const [n1 = 0, n2 = 0] = ranks.sizes;
  const drawn = Math.min(n1, n2);
  // Either group's rank sum is as far from its centre as the other's, so the smaller one may be drawn.
  const distance = Math.abs(
    ranks.values.reduce((sum, { counts: [first = 0], centredRank }) => sum + 2 * centredRank * first, 0),
  );
  return shareAsFar(waysToDraw(ranks, drawn), drawn * (ranks.n + 1), distance);
}

function shareAsFar(ways: Float64Array, centre: number, distance: number): number {
  let all = 0;
  let asFar = 0;
  ways.forEach((count, doubledSum) => {
    all += count;
    if (Math.abs(doubledSum - centre) >= distance) asFar += count;
  });
  return Math.min(1, asFar / all);
}

/** ways[s]: draws of `drawn` respondents with the doubled rank sum s. */
function waysToDraw({ n, values }: PooledRanks, drawn: number): Float64Array {
  // The largest doubled sum is that of the last `drawn` ranks without ties; ties only lower it.
  const most = drawn * (2 * n - drawn + 1);
  const ways = Array.from({ length: drawn + 1 }, () => new Float64Array(most + 1));
  const [nobody, everyone] = [ways[0], ways[drawn]];
  if (nobody !== undefined) nobody[0] = 1;
  for (const { tied, below } of values)
    drawOneValue(ways, { tied, below, doubledRank: 2 * below + tied + 1 });
  return everyone ?? new Float64Array(1);
}

/** From the largest draw down, so that what is read has not met this value yet. */
function drawOneValue(
  ways: readonly Float64Array[],
  value: { readonly tied: number; readonly below: number; readonly doubledRank: number },
): void {
  const choices = binomialRow(value.tied);
  for (let drawn = Math.min(ways.length - 1, value.below + value.tied); drawn >= 1; drawn -= 1) {
    const target = ways[drawn];
    for (let here = 1; here <= Math.min(drawn, value.tied); here += 1) {
      const source = ways[drawn - here];
      if (drawn - here > value.below || target === undefined || source === undefined) continue;
      addShifted(target, source, here * value.doubledRank, choices[here] ?? 0);
    }
  }
}

function addShifted(target: Float64Array, source: Float64Array, shift: number, choices: number): void {
  for (let sum = target.length - 1; sum >= shift; sum -= 1) {
    const ways = source[sum - shift] ?? 0;
    if (ways > 0) target[sum] = (target[sum] ?? 0) + choices * ways;
  }
}

/** row[j] = t! / (j! (t - j)!). */
function binomialRow(t: number): readonly number[] {
  const row = [1];
  for (let j = 1; j <= t; j += 1) row.push(((row[j - 1] ?? 0) * (t - j + 1)) / j);
  return row;
}
