/** Whether paired differences lie around zero: Wilcoxon's signed-rank test, exact with ties for small samples. */

import { normalCdf } from '../../distributions/distributions.ts';
import { checkCount } from '../check-arguments.ts';
import { notEstimable, type TestResult } from '../estimate.ts';
import type { ValueCounts } from '../value-counts.ts';
import { type SignedRank, type SignedRanks, signedRanks } from './signed-ranks.ts';
import { wilcoxonZ } from './wilcoxon-z.ts';

/** Up to this many differences that are not zero the p value is exact. */
const EXACT_UP_TO = 60;

/** The work grows with the third power: a caller may ask for this much and no more. */
const EXACT_AT_MOST = 400;

/**
 * Wilcoxon's signed-rank test that the differences are symmetric around zero, two-sided. Zeros are dropped, ties get
 * mid-ranks.
 *
 *     V = sum of the ranks of the positive differences
 *
 * Up to `exactUpTo` non-zero differences p is exact, by giving every rank either sign with probability 1/2 (ties
 * included): p = P(|V* - E| >= |V - E|), E = m (m + 1) / 4, m differences not being zero. Above, it is the normal
 * approximation with the corrections for ties and for continuity, p = 2 P(Z >= |z|): see `wilcoxonZ`.
 *
 * @param differences - [difference, respondents]: first minus second answer of each complete pair.
 * @param exactUpTo - the largest m with an exact p, 0 to 400; 60 unless told.
 * @returns V, p, the test's name, and n, the number of pairs with those of no difference. Not estimable without
 *   pairs (`no-data`), and when all differences are zero (`all-zero-differences`).
 * @throws RangeError naming the difference or the count that is none, and if exactUpTo is not from 0 to 400.
 *
 * Source: Wilcoxon F (1945). Individual comparisons by ranking methods. Biometrics Bulletin 1, 80-83.
 * doi:10.2307/3001968. Ties: Lehmann EL (1975). Nonparametrics, Holden-Day, appendix 4.
 * Checked against: R 4.2.2 wilcox.test and exactRankTests 0.8.35, in test/golden/paired_gap.json
 */
export function wilcoxonSignedRank(differences: ValueCounts, exactUpTo = EXACT_UP_TO): TestResult {
  checkCount('exactUpTo', exactUpTo);
  if (exactUpTo > EXACT_AT_MOST) throw new RangeError(`exactUpTo: ${exactUpTo} is above ${EXACT_AT_MOST}`);
  const signed = signedRanks(differences);
  const { n, nonZero, positiveSum } = signed;
  const z = wilcoxonZ(differences);
  if (z.kind === 'not-estimable') return notEstimable(z.reason, n);
  if (nonZero > exactUpTo) {
    const p = Math.min(1, 2 * normalCdf(-Math.abs(z.value)));
    return { kind: 'test', test: 'wilcoxon-signed-rank-normal', statistic: positiveSum, p, n };
  }
  return { kind: 'test', test: 'wilcoxon-signed-rank-exact', statistic: positiveSum, p: exactP(signed), n };
}

/** Ranks are doubled, so that mid-ranks are whole and sums compare exactly. */
function exactP({ ranks, nonZero, positiveSum }: SignedRanks): number {
  const most = nonZero * (nonZero + 1);
  const probabilities = signFlips(ranks, most);
  const distance = Math.abs(2 * positiveSum - most / 2);
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
