/** The gap of a module: importance minus preparedness, inside each respondent. */

import type { PairTable } from '../../tables/tables.ts';
import { checkLevel, checkTable } from '../check-arguments.ts';
import { mean } from '../describe/mean.ts';
import { meanInterval } from '../describe/mean-interval.ts';
import { standardDeviation } from '../describe/standard-deviation.ts';
import { wilsonShare } from '../describe/wilson-share.ts';
import type { Estimate, PointEstimate, TestResult } from '../estimate.ts';
import { respondentsIn, type ValueCounts } from '../value-counts.ts';
import { cohenDz } from './cohen-dz.ts';
import { matchedRankBiserial } from './matched-rank-biserial.ts';
import { signTest } from './sign-test.ts';
import { wilcoxonSignedRank } from './wilcoxon-signed-rank.ts';

export interface PairedGap {
  /** Complete pairs. */
  readonly n: number;
  /** Mean of the differences with Student's t interval; zero variance leaves `mean`. */
  readonly gap: Estimate;
  readonly mean: PointEstimate;
  readonly standardDeviation: PointEstimate;
  /** Share of pairs with a difference above 0, with Wilson's interval. */
  readonly withGap: Estimate;
  /** Pairs with a difference above 0: the count behind `withGap`. */
  readonly positive: number;
  /** Wilcoxon's signed-rank test. */
  readonly test: TestResult;
  /** The check on it, which uses the direction of differences alone. */
  readonly signTest: TestResult;
  readonly rankBiserial: PointEstimate;
  /** The mean in units of the standard deviation of the differences. */
  readonly dz: PointEstimate;
}

/**
 * Differences of all pairs of answers in a pair table.
 *
 *     d = first code - second code
 *
 * @param table - counts[first - 1][second - 1] of complete pairs.
 * @returns [difference, respondents], from the lowest difference; the differences that nobody has are left out.
 * @throws RangeError naming the count that is none, or the row that is not as long as the first.
 *
 * Source: none; a change of shape.
 * Checked against: R 4.2.2, in test/golden/paired_gap.json
 */
export function pairDifferences(table: PairTable): ValueCounts {
  checkTable('counts', table.counts);
  const respondents = new Map<number, number>();
  table.counts.forEach((row, first) => {
    row.forEach((count, second) => {
      if (count > 0) respondents.set(first - second, (respondents.get(first - second) ?? 0) + count);
    });
  });
  return [...respondents].sort(([a], [b]) => a - b);
}

/**
 * What the complete pairs say of a gap: its mean, the share of respondents who have one, and whether it could be
 * chance.
 *
 *     d = importance - preparedness;  mean of d;  share with d > 0;  Wilcoxon's signed-rank test of d
 *
 * @param table - counts of importance (rows) by preparedness (columns), complete pairs only.
 * @param level - coverage of the intervals, 0.95 unless told.
 * @returns Each part with its own reason where it cannot be estimated; see `meanInterval`, `wilsonShare`,
 *   `wilcoxonSignedRank`, `signTest`, `matchedRankBiserial`, `cohenDz`. Differences run from 1 - m to m - 1 on m points.
 * @throws RangeError naming the count that is none, or if the level is not between 0 and 1.
 *
 * Source: as of the parts.
 * Checked against: R 4.2.2, in test/golden/paired_gap.json
 */
export function pairedGap(table: PairTable, level = 0.95): PairedGap {
  checkLevel(level);
  const differences = pairDifferences(table);
  const n = respondentsIn(differences);
  const positive = respondentsIn(differences.filter(([difference]) => difference > 0));
  return {
    n,
    gap: meanInterval(differences, level),
    mean: mean(differences),
    standardDeviation: standardDeviation(differences),
    withGap: wilsonShare(positive, n, level),
    positive,
    test: wilcoxonSignedRank(differences),
    signTest: signTest(differences),
    rankBiserial: matchedRankBiserial(differences),
    dz: cohenDz(differences),
  };
}
