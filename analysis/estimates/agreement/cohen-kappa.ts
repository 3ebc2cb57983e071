/** Agreement of two coders beyond chance: Cohen's kappa, with what must stand beside it. */

import { normalQuantile } from '../../distributions/distributions.ts';
import { checkCount, checkLevel, checkSameLength, checkTable } from '../check-arguments.ts';
import { type Estimate, notEstimable, type PointEstimate, pointEstimate } from '../estimate.ts';

export interface CohenKappa {
  /** Units that both coders gave a code. */
  readonly n: number;
  /** Different codes that either coder gave. */
  readonly codesUsed: number;
  /** Share of units with the same code from both. */
  readonly observedAgreement: PointEstimate;
  /** The same if the coders gave their codes independently, each with their own frequencies. */
  readonly expectedAgreement: PointEstimate;
  readonly kappa: PointEstimate;
  readonly standardError: PointEstimate;
  /** Kappa with its interval; `zero-variance` leaves `kappa`. */
  readonly interval: Estimate;
  /** Kappa in which disagreement counts with the square of its distance in the order of levels. */
  readonly quadraticKappa: PointEstimate;
  /** Prevalence- and bias-adjusted kappa, to be read beside kappa when one code prevails. */
  readonly pabak: PointEstimate;
}

/** A difference this much smaller than what it is the difference of is rounding. */
const ROUNDING = 1e-14;

interface KappaParts {
  readonly kappa: number;
  readonly standardError: number;
  readonly n: number;
  readonly level: number;
}

/** Shares of units: by both codes, and by each coder's. */
interface Shares {
  readonly both: readonly (readonly number[])[];
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/**
 * Cohen's kappa of two coders, with its large-sample interval, kappa with quadratic weights, and PABAK.
 *
 *     kappa = (P - E) / (1 - E),  P = sum of p_ii,  E = sum of p_i. p_.i
 *     quadratic = 1 - sum of (i - j)^2 p_ij / sum of (i - j)^2 p_i. p_.j
 *     PABAK = 2 P - 1
 *     SE^2 = (sum of p_ii (1 - (p_i. + p_.i)(1 - kappa))^2 + (1 - kappa)^2 sum over i != j of p_ij (p_.i + p_j.)^2
 *            - (kappa - E (1 - kappa))^2) / (n (1 - E)^2)
 *     interval = kappa +- z SE
 *
 * where p_ij is the share of n units with code i from the first coder and j from the second, p_i. and p_.j are the
 * coders' own shares, and z is the standard normal quantile at 1 - (1 - level)/2.
 *
 * @param table - units by the first coder's code (rows) and the second's (columns), the same codes in the same order;
 *   see `confusionTable`.
 * @param level - coverage of the interval, 0.95 unless told.
 * @returns Kappas up to 1; 0 is what chance alone gives, below is less. The interval is for large samples and is not
 *   cut at 1. Not estimable without units (`no-data`), and when both coders gave one and the same code throughout
 *   (`no-variation`), where the observed agreement and PABAK remain. The interval is not estimable where the
 *   formula's standard error is 0, as at perfect agreement (`zero-variance`): that says nothing of uncertainty.
 * @throws RangeError naming the count that is none or the row that makes the table not square, or if the level is not
 *   between 0 and 1.
 *
 * Source: Cohen J (1960), doi:10.1177/001316446002000104; weights: Cohen J (1968), doi:10.1037/h0026256; standard
 * error: Fleiss JL, Cohen J, Everitt BS (1969). Large sample standard errors of kappa and weighted kappa.
 * Psychological Bulletin 72, 323-327. doi:10.1037/h0028106; PABAK: Byrt T, Bishop J, Carlin JB (1993).
 * Bias, prevalence and kappa. Journal of Clinical Epidemiology 46, 423-429. doi:10.1016/0895-4356(93)90018-V
 * Checked against: R 4.2.2 psych 2.2.9, in test/golden/agreement.json
 */
export function cohenKappa(table: readonly (readonly number[])[], level = 0.95): CohenKappa {
  checkTable('table', table);
  checkSameLength('table[0]', table[0] ?? [], table);
  checkLevel(level);
  const n = sum(table.flat());
  checkCount('table', n);
  if (n === 0) return withoutKappa({ n, codesUsed: 0, observedAgreement: notEstimable('no-data', n) });

  const shares = sharesOf(table, n);
  const codesUsed = shares.first.filter((share, code) => share + (shares.second[code] ?? 0) > 0).length;
  const observed = sum(table.map((row, code) => row[code] ?? 0)) / n;
  if (codesUsed < 2) return withoutKappa({ n, codesUsed, observedAgreement: pointEstimate(observed, n) });

  const expected = sum(shares.first.map((share, code) => share * (shares.second[code] ?? 0)));
  const kappa = (observed - expected) / (1 - expected);
  const standardError = Math.sqrt(varianceOf(shares, kappa, expected) / n) / (1 - expected);
  return {
    n,
    codesUsed,
    observedAgreement: pointEstimate(observed, n),
    expectedAgreement: pointEstimate(expected, n),
    kappa: pointEstimate(kappa, n),
    standardError: pointEstimate(standardError, n),
    interval: intervalOf({ kappa, standardError, n, level }),
    quadraticKappa: pointEstimate(quadraticKappa(shares), n),
    pabak: pointEstimate(2 * observed - 1, n),
  };
}

/** Nobody coded, or everything got one code: then P = E = 1, and kappa is 0 / 0. */
function withoutKappa(known: Pick<CohenKappa, 'n' | 'codesUsed' | 'observedAgreement'>): CohenKappa {
  const { observedAgreement, n } = known;
  const without = observedAgreement.kind === 'point' ? notEstimable('no-variation', n) : observedAgreement;
  return {
    ...known,
    expectedAgreement: observedAgreement,
    kappa: without,
    standardError: without,
    interval: without,
    quadraticKappa: without,
    pabak: observedAgreement,
  };
}

function sharesOf(table: readonly (readonly number[])[], n: number): Shares {
  return {
    both: table.map((row) => row.map((count) => count / n)),
    first: table.map((row) => sum(row) / n),
    second: table.map((_, column) => sum(table.map((row) => row[column] ?? 0)) / n),
  };
}

/** The parentheses of the squared standard error, without n (1 - E)^2; what is rounding alone is 0. */
function varianceOf({ both, first, second }: Shares, kappa: number, expected: number): number {
  let spread = 0;
  both.forEach((row, i) => {
    row.forEach((share, j) => {
      if (i === j) spread += share * (1 - ((first[i] ?? 0) + (second[i] ?? 0)) * (1 - kappa)) ** 2;
      else spread += (1 - kappa) ** 2 * share * ((second[i] ?? 0) + (first[j] ?? 0)) ** 2;
    });
  });
  const variance = spread - (kappa - expected * (1 - kappa)) ** 2;
  return variance > ROUNDING * spread ? variance : 0;
}

function intervalOf({ kappa, standardError, n, level }: KappaParts): Estimate {
  if (standardError === 0) return notEstimable('zero-variance', n);
  const half = normalQuantile((1 + level) / 2) * standardError;
  const interval = { lower: kappa - half, upper: kappa + half, level, method: 'kappa-normal' } as const;
  return { kind: 'estimate', value: kappa, interval, n };
}

function quadraticKappa({ both, first, second }: Shares): number {
  let observed = 0;
  let expected = 0;
  both.forEach((row, i) => {
    row.forEach((share, j) => {
      observed += (i - j) ** 2 * share;
      expected += (i - j) ** 2 * (first[i] ?? 0) * (second[j] ?? 0);
    });
  });
  return 1 - observed / expected;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
