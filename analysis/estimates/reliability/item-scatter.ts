/**
 * The scatter of a scale's items: their covariances times one divisor, kept whole as long as answers are.
 *
 * Every coefficient of reliability is a ratio of sums of these, so the divisor cancels, and a sum that is 0 in truth
 * is 0 here.
 */

import type { ProductTable } from '../../tables/tables.ts';
import { type NotEstimable, notEstimable } from '../estimate.ts';
import { type CovarianceTable, checkItemSource, type ItemSource } from './item-source.ts';

export interface ItemScatter {
  /** Respondents who answered all items. */
  readonly n: number;
  /** Number of items. */
  readonly k: number;
  /** scatter[i][j], symmetric. */
  readonly scatter: readonly (readonly number[])[];
  /** Scatter divided by this is the covariance; 0 below two respondents. */
  readonly divisor: number;
  /** A sum of entries of at most this size is a 0 that was rounded. */
  readonly negligible: number;
  /** The sum of each row: the scatter of an item with the total. */
  readonly withTotal: readonly number[];
  /** The scatter of the total: the sum of all entries. */
  readonly total: number;
  /** The sum of the diagonal. */
  readonly trace: number;
}

/** How far sums of points that are not whole may be off, as a share of the sums of squares: n roundings. */
const FRACTION_ROUNDING = 1e-10;
/** How far sums of entries may be off, as a share of the entries. */
const SUM_ROUNDING = 1e-13;
/** How far a covariance may be past the limit that its variances set. */
const EXCESS = 1e-9;

/**
 * Scatter of a scale's items over the respondents who answered all of them.
 *
 *     Q_ij = n P_ij - S_i S_j        from a product table
 *     Q_ij = c_ij                    from covariances
 *
 * where S_i is the sum of item i over n respondents, P_ij the sum of the products of items i and j, and c_ij their
 * covariance. Whole sums are taken in whole numbers of any length, so nothing is lost where n P_ij and S_i S_j are
 * past 2^53 and nearly equal (many respondents, or points far from 0).
 *
 * @param source - sums and products of the items' points (listwise), or covariances with their n.
 * @returns The scatter with its sums. All of it is 0 for one respondent and none.
 * @throws RangeError as `checkItemSource`, and if no answers can have such sums or covariances.
 *
 * Source: none; the definition.
 * Checked against: R 4.2.2 cov, through test/golden/reliability.json
 */
export function itemScatter(source: ItemSource): ItemScatter {
  checkItemSource(source);
  const raw = source.kind === 'product' ? scatterOfProducts(source) : scatterOfCovariances(source);
  checkPossible(raw);
  const withTotal = raw.scatter.map((row) => sumOf(row));
  const trace = sumOf(raw.scatter.map((row, i) => row[i] ?? 0));
  return { ...raw, n: source.n, k: raw.scatter.length, withTotal, total: sumOf(withTotal), trace };
}

/**
 * Why a coefficient of reliability cannot be had from so few items or respondents, if that is so.
 *
 *     k < 2, n = 0, n < 2, in this order
 *
 * @param scatter - only its k and n are read.
 * @returns `k-lt-2`, `no-data` or `n-lt-2`; undefined where there is enough.
 *
 * Source: none; preconditions.
 * Checked against: test/golden/reliability.json (reason)
 */
export function tooThin({ k, n }: Pick<ItemScatter, 'k' | 'n'>): NotEstimable | undefined {
  if (k < 2) return notEstimable('k-lt-2', n);
  if (n === 0) return notEstimable('no-data', n);
  return n < 2 ? notEstimable('n-lt-2', n) : undefined;
}

type RawScatter = Pick<ItemScatter, 'scatter' | 'divisor' | 'negligible'>;

function scatterOfProducts({ n, sums, products }: ProductTable): RawScatter {
  const isWhole = [...sums, ...products.flat()].every(Number.isSafeInteger);
  const difference = isWhole
    ? wholeDifference
    : (a: number, b: number, c: number, d: number) => a * b - c * d;
  const scatter = products.map((row, i) =>
    row.map((product, j) => difference(n, product, sums[i] ?? 0, sums[j] ?? 0)),
  );
  const squares = sumOf(products.map((row, i) => n * (row[i] ?? 0)));
  const negligible = isWhole ? roundingOfWhole(scatter) : FRACTION_ROUNDING * squares;
  return { scatter, divisor: n * (n - 1), negligible };
}

/** a b - c d of whole numbers, rounded once at most. */
function wholeDifference(a: number, b: number, c: number, d: number): number {
  const [first, second] = [a * b, c * d];
  if (Number.isSafeInteger(first) && Number.isSafeInteger(second)) return first - second;
  return Number(BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d));
}

/** Whole entries add up without any rounding while their sum is below 2^53. */
function roundingOfWhole(scatter: readonly (readonly number[])[]): number {
  const size = sumOf(scatter.flat().map(Math.abs));
  return size <= Number.MAX_SAFE_INTEGER ? 0 : SUM_ROUNDING * size;
}

function scatterOfCovariances({ n, covariance }: CovarianceTable): RawScatter {
  const size = sumOf(covariance.flat().map(Math.abs));
  return { scatter: covariance, divisor: n < 2 ? 0 : 1, negligible: SUM_ROUNDING * size };
}

/** No variance is below 0, and no covariance larger than its two variances allow. */
function checkPossible({ scatter, negligible }: RawScatter): void {
  const variances = scatter.map((row, i) => row[i] ?? 0);
  scatter.forEach((row, i) => {
    const variance = variances[i] ?? 0;
    if (variance < -negligible) throw new RangeError(`item ${i}: no answers have a variance below 0`);
    row.forEach((entry, j) => {
      const limit = Math.sqrt(Math.max(0, variance)) * Math.sqrt(Math.max(0, variances[j] ?? 0));
      if (Math.abs(entry) > limit * (1 + EXCESS) + negligible) {
        throw new RangeError(`items ${i} and ${j}: no answers vary together more than each varies`);
      }
    });
  });
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
