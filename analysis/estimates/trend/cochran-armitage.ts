/** Whether a share rises or falls from wave to wave: the Cochran-Armitage test of a trend. */

import { chiSquareUpperTail } from '../../distributions/distributions.ts';
import { checkCounts, checkSameLength } from '../check-arguments.ts';
import {
  type NotEstimable,
  notEstimable,
  type PointEstimate,
  pointEstimate,
  type TestResult,
} from '../estimate.ts';

export interface CochranArmitage {
  /** The share of each wave; not estimable for a wave without respondents. */
  readonly shares: readonly PointEstimate[];
  /** Chi-square with one degree of freedom as the statistic. */
  readonly test: TestResult;
}

/**
 * Cochran-Armitage test that a share has no linear trend over waves of different respondents, two-sided; the waves
 * have the scores 1, 2, ..., W.
 *
 *     chi-square = (sum of x_w (w - m))^2 / (p (1 - p) sum of n_w (w - m)^2)
 *
 * where x_w of n_w respondents of wave w are counted, p is the share over all waves and m the mean score of all
 * respondents, sum of n_w w / sum of n_w.
 *
 * @param x - respondents of each wave of whom something is true.
 * @param n - respondents of each wave of whom it is known; a wave without any keeps its score.
 * @returns The shares, the statistic and p. The test is not estimable without respondents (`no-data`), with fewer than
 *   two waves that have some (`groups-lt-2`), and when it is true of nobody or of everybody (`zero-variance`).
 * @throws RangeError if the lists differ in length, a count cannot be a number of respondents, or x is above n.
 *
 * Source: Armitage P (1955). Tests for linear trends in proportions and frequencies. Biometrics 11, 375-386.
 * doi:10.2307/3001775
 * Checked against: R 4.2.2 prop.trend.test, in test/golden/trend_nonresponse.json
 */
export function cochranArmitage(x: readonly number[], n: readonly number[]): CochranArmitage {
  checkWaves(x, n);
  const shares = n.map((respondents, wave) =>
    respondents === 0 ? notEstimable('no-data', 0) : pointEstimate((x[wave] ?? 0) / respondents, respondents),
  );
  return { shares, test: whyNot(x, n) ?? trendTest(x, n) };
}

function trendTest(x: readonly number[], n: readonly number[]): TestResult {
  const [counted, all] = [sumOf(x), sumOf(n)];
  const middle = sumOf(n.map((respondents, wave) => respondents * (wave + 1))) / all;
  const lean = sumOf(x.map((each, wave) => (each - ((n[wave] ?? 0) * counted) / all) * (wave + 1 - middle)));
  const spread = sumOf(n.map((respondents, wave) => respondents * (wave + 1 - middle) ** 2));
  const statistic = lean ** 2 / ((counted / all) * ((all - counted) / all) * spread);
  return { kind: 'test', test: 'cochran-armitage', statistic, p: chiSquareUpperTail(statistic, 1), n: all };
}

function whyNot(x: readonly number[], n: readonly number[]): NotEstimable | undefined {
  const [counted, all] = [sumOf(x), sumOf(n)];
  if (all === 0) return notEstimable('no-data', all);
  if (n.filter((respondents) => respondents > 0).length < 2) return notEstimable('groups-lt-2', all);
  return counted === 0 || counted === all ? notEstimable('zero-variance', all) : undefined;
}

function checkWaves(x: readonly number[], n: readonly number[]): void {
  checkSameLength('x', x, n);
  checkCounts('x', x);
  checkCounts('n', n);
  x.forEach((each, wave) => {
    if (each > (n[wave] ?? 0)) throw new RangeError(`x[${wave}]: ${each} of ${n[wave]} is not a share`);
  });
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
