/** Where statistics of reliability start: a scale's product table, or a covariance matrix with its n. */

import type { ProductTable } from '../../tables/tables.ts';
import { checkCount, checkFinite, checkSameLength, checkValue } from '../check-arguments.ts';

/** Covariances of a scale's items as somebody else computed them, over respondents who answered all of them. */
export interface CovarianceTable {
  readonly kind: 'covariance';
  readonly n: number;
  /** covariance[i][j], symmetric, variances on the diagonal (divisor n - 1). */
  readonly covariance: readonly (readonly number[])[];
}

export type ItemSource = ProductTable | CovarianceTable;

/** Entries that mirror each other may differ by rounding in another program. */
const ASYMMETRY = 1e-9;

/**
 * Refuses what cannot be the sums and products, or the covariances, of any answers: lists that do not fit together,
 * numbers that are not finite, a matrix that is not symmetric, sums past what a double holds exactly.
 *
 *     M_ij = M_ji,  |S_i|, |P_ij| <= 2^53
 *
 * @param source - a product table, or covariances with their n.
 * @returns Nothing.
 * @throws RangeError naming the entry. A sum past 2^53 has been rounded while it was added up, and the variance that
 *   is left after the mean is taken away may be nothing but that rounding.
 *
 * Source: none; a precondition.
 * Checked against: test/analysis/estimates/reliability/item-scatter.test.ts
 */
export function checkItemSource(source: ItemSource): void {
  checkCount('n', source.n);
  if (source.kind === 'covariance') {
    checkSquare('covariance', source.covariance, source.covariance);
    return;
  }
  checkSameLength('sums', source.sums, source.itemIds);
  source.sums.forEach((sum, i) => {
    checkExact(`sums[${i}]`, sum);
  });
  checkSquare('products', source.products, source.itemIds);
  source.products.forEach((row, i) => {
    row.forEach((product, j) => {
      checkExact(`products[${i}][${j}]`, product);
    });
  });
}

function checkExact(name: string, value: number): void {
  checkFinite(name, value);
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    throw new RangeError(`${name}: ${value} is past what a double holds exactly`);
  }
}

function checkSquare(name: string, matrix: readonly (readonly number[])[], items: readonly unknown[]): void {
  checkSameLength(name, matrix, items);
  matrix.forEach((row, i) => {
    checkSameLength(`${name}[${i}]`, row, items);
    row.forEach((value, j) => {
      checkValue(`${name}[${i}][${j}]`, value);
    });
  });
  matrix.forEach((row, i) => {
    row.forEach((value, j) => {
      checkMirrored(`${name}[${i}][${j}]`, value, matrix[j]?.[i] ?? 0);
    });
  });
}

function checkMirrored(name: string, value: number, mirrored: number): void {
  if (Math.abs(value - mirrored) > ASYMMETRY * Math.abs(value)) {
    throw new RangeError(`${name}: ${value} is not ${mirrored}, which it mirrors`);
  }
}
