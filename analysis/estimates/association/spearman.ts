/** Whether two answers rise and fall together: Spearman's rank correlation. */

import { normalQuantile, tCdf } from '../../distributions/distributions.ts';
import { checkLevel } from '../check-arguments.ts';
import {
  type AnyEstimate,
  type NotEstimable,
  notEstimable,
  type PointEstimate,
  pointEstimate,
  type TestResult,
} from '../estimate.ts';
import type { JointTable } from './joint-table.ts';
import { productMoment } from './product-moment.ts';
import { rankPermutationP } from './rank-permutation-p.ts';
import { type RankedJointTable, rankedJointTable } from './ranked-joint-table.ts';

/** Up to this many respondents p is exact, by all permutations. */
const EXACT_UP_TO = 8;

export interface Spearman {
  readonly n: number;
  /** Somebody shares a value with somebody else. */
  readonly hasTies: boolean;
  readonly rho: AnyEstimate;
  /** Of the approximation; not estimable where rho is 1 or -1. */
  readonly t: PointEstimate;
  /** The p value to show: exact where there is one. Its statistic is rho. */
  readonly test: TestResult;
  readonly approximate: TestResult;
  /** Up to eight respondents. */
  readonly exact: TestResult | undefined;
}

/**
 * Spearman's rank correlation, with mid-ranks for ties, the interval of Bonett and Wright, and the test that it is 0.
 *
 *     rho = product-moment correlation of the mid-ranks
 *     interval = tanh(atanh(rho) +- z sqrt((1 + rho^2 / 2) / (n - 3)))
 *     t = rho sqrt((n - 2) / (1 - rho^2)),  p = 2 P(T >= |t|),  n - 2 degrees of freedom
 *
 * Up to n = 8 p is the share of all orders of the second ranks with a correlation at least as far from 0.
 *
 * @param table - [first value, second value, respondents]; complete pairs only.
 * @param level - coverage aimed at; 0.95 unless told.
 * @returns rho from -1 to 1. Its interval needs n > 3 and is not there where rho is 1 or -1. Not estimable below
 *   three respondents (`n-lt-3`), and where one of the two has the same value for everybody (`zero-variance`).
 * @throws RangeError if a value is not a finite number, a count is no number of respondents, or the level is not
 *   between 0 and 1.
 *
 * Source: Spearman C (1904). American Journal of Psychology 15, 72-101. doi:10.2307/1412159. Interval: Bonett DG,
 * Wright TA (2000). Sample size requirements for estimating Pearson, Kendall and Spearman correlations.
 * Psychometrika 65, 23-28. doi:10.1007/BF02294183
 * Checked against: R 4.2.2, in test/golden/correlation.json
 */
export function spearman(table: JointTable, level = 0.95): Spearman {
  checkLevel(level);
  const ranked = rankedJointTable(table);
  return ranked.kind === 'not-estimable' ? without(ranked) : ofRanks(ranked, level);
}

function ofRanks(ranked: RankedJointTable, level: number): Spearman {
  const { n, rows, columns, monotone } = ranked;
  const rho = monotone === 0 ? productMoment(ranked, rows.centredRanks, columns.centredRanks) : monotone;
  const t = rho * Math.sqrt((n - 2) / ((1 - rho) * (1 + rho)));
  const isBelowOne = Math.abs(rho) < 1;
  const named = (test: string, p: number): TestResult => ({ kind: 'test', test, statistic: rho, p, n });
  const approximate = named('spearman-t', isBelowOne ? Math.min(1, 2 * tCdf(-Math.abs(t), n - 2)) : 0);
  const exact = n <= EXACT_UP_TO ? named('spearman-exact', rankPermutationP(ranked)) : undefined;
  return {
    n,
    hasTies: rows.values.length < n || columns.values.length < n,
    rho: withInterval(rho, n, level),
    t: isBelowOne ? pointEstimate(t, n) : notEstimable('zero-variance', n),
    test: exact ?? approximate,
    approximate,
    exact,
  };
}

function withInterval(rho: number, n: number, level: number): AnyEstimate {
  if (n <= 3 || Math.abs(rho) === 1) return pointEstimate(rho, n);
  const half = normalQuantile((1 + level) / 2) * Math.sqrt((1 + rho ** 2 / 2) / (n - 3));
  const limit = (distance: number) => Math.tanh(Math.atanh(rho) + distance);
  const interval = { lower: limit(-half), upper: limit(half), level, method: 'bonett-wright' as const };
  return { kind: 'estimate', value: rho, interval, n };
}

function without(reason: NotEstimable): Spearman {
  const { n } = reason;
  return { n, hasTies: false, rho: reason, t: reason, test: reason, approximate: reason, exact: undefined };
}
