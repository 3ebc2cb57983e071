/** Whether paired differences lie around zero: Wilcoxon's signed-rank test, exact with ties for small samples. */

import { normalCdf } from '../../distributions/distributions.ts';
import { notEstimable, type TestResult } from '../estimate.ts';
import { respondentsIn, type ValueCounts } from '../value-counts.ts';
import { type SignedRank, signedRanks } from './signed-ranks.ts';

/** Up to this many differences that are not zero the p value is exact. */
const EXACT_UP_TO = 60;

/**
 * Wilcoxon's signed-rank test that the differences are symmetric around zero, two-sided. Zeros are dropped, ties get
 * mid-ranks.
 *
 *     V = sum of the ranks of the positive differences
 *
 * Up to `exactUpTo` non-zero differences p is exact, by giving every rank either sign with probability 1/2 (ties
 * included): p = P(|V* - E| >= |V - E|), E = m (m + 1) / 4. Above, it is the normal approximation with the correction
 * for ties and for continuity:
 *
 *     z = (|V - E| - 1/2) / sqrt(m (m + 1) (2m + 1) / 24 - sum of (t^3 - t) / 48),  p = 2 P(Z >= z)
 *
 * where m differences are not zero and t is the number of differences of each size.
 *
 * @param differences - [difference, respondents]: first minus second answer of each complete pair.
 * @param exactUpTo - the largest m with an exact p; 60 unless told.
 * @returns V, p, the test's name, and n, the number of pairs with those of no difference. Not estimable without
 *   pairs (`no-data`), and when all differences are zero (`all-zero-differences`).
 *
 * Source: Wilcoxon F (1945). Individual comparisons by ranking methods. Biometrics Bulletin 1, 80-83.
 * doi:10.2307/3001968. Ties: Lehmann EL (1975). Nonparametrics, Holden-Day, appendix 4.
 * Checked against: R 4.2.2 wilcox.test and exactRankTests 0.8.35, in test/golden/paired_gap.json
 */
export function wilcoxonSignedRank(differences: ValueCounts, exactUpTo = EXACT_UP_TO): TestResult {
  const n = respondentsIn(differences);
  if (n === 0) return notEstimable('no-data', n);
  const ranks = signedRanks(differences);
  if (ranks.length === 0) return notEstimable('all-zero-differences', n);

  const nonZero = ranks.reduce((sum, { positive, negative }) => sum + positive + negative, 0);
  const statistic = ranks.reduce((sum, { rank, positive }) => sum + rank * positive, 0);
  const isExact = nonZero <= exactUpTo;
  return {
    kind: 'test',
    test: isExact ? 'wilcoxon-signed-rank-exact' : 'wilcoxon-signed-rank-normal',
    statistic,
    p: isExact ? exactP(ranks, nonZero, statistic) : normalP(ranks, nonZero, statistic),
    n,
  };
}

/** Ranks are doubled, so that mid-ranks are whole and sums compare exactly. */
function exactP(ranks: readonly SignedRank[], nonZero: number, statistic: number): number {
  const most = nonZero * (nonZero + 1);
  const probabilities = signFlips(ranks, most);
  const distance = Math.abs(2 * statistic - most / 2);
  let p = 0;
  for (let doubled = 0; doubled <= most; doubled += 1) {
    if (Math.abs(doubled - most / 2) >= distance) p += probabilities[doubled] ?? 0;
  }
  return Math.min(1, p);
}

/** probabilities[v] that the doubled sum of the ranks that got a plus is v; one rank after the other. */
function signFlips(ranks: readonly SignedRank[], most: number): Float64Array {
  const probabilities = new Float64Array(most + 1);
  probabilities[0] = 1;
  let reached = 0;
  for (const { rank, positive, negative } of ranks) {
    for (let tied = 0; tied < positive + negative; tied += 1) {
      reached += 2 * rank;
      flipOne(probabilities, 2 * rank, reached);
    }
  }
  return probabilities;
}

/** From the top down, so that each sum is read before it is overwritten. */
function flipOne(probabilities: Float64Array, doubledRank: number, reached: number): void {
  for (let sum = reached; sum >= 0; sum -= 1) {
    const without = probabilities[sum] ?? 0;
    const withIt = sum >= doubledRank ? (probabilities[sum - doubledRank] ?? 0) : 0;
    probabilities[sum] = (without + withIt) / 2;
  }
}

function normalP(ranks: readonly SignedRank[], m: number, statistic: number): number {
  const ties = ranks.reduce((sum, { positive, negative }) => {
    const t = positive + negative;
    return sum + (t ** 3 - t) / 48;
  }, 0);
  const variance = (m * (m + 1) * (2 * m + 1)) / 24 - ties;
  const distance = Math.max(0, Math.abs(statistic - (m * (m + 1)) / 4) - 0.5);
  return 2 * normalCdf(-distance / Math.sqrt(variance));
}
