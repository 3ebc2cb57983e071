/** Symmetric positive definite matrices: their triangular root, inverse and determinant. */

export type Matrix = readonly (readonly number[])[];

/** A pivot of at most this, beside 1, is a 0 that was rounded. */
const LEAST_PIVOT = 1e-10;

/**
 * Cholesky's lower triangular root of a symmetric matrix.
 *
 *     A = L L'
 *
 * @param matrix - symmetric, rows by columns; only the lower triangle is read.
 * @returns L by rows, zeros above the diagonal; undefined if the matrix is not positive definite, or so nearly not that
 *   a pivot is below 1e-10 of its diagonal entry.
 *
 * Source: Golub GH, Van Loan CF (2013). Matrix Computations, 4th ed., Johns Hopkins, algorithm 4.2.1.
 * Checked against: test/analysis/estimates/reliability/positive-definite.test.ts
 */
export function choleskyRoot(matrix: Matrix): Matrix | undefined {
  const root: number[][] = [];
  for (const [i, entries] of matrix.entries()) {
    const row: number[] = [];
    for (let j = 0; j < i; j += 1) {
      const other = root[j] ?? [];
      row.push(((entries[j] ?? 0) - dot(row, other, j)) / (other[j] ?? 1));
    }
    const own = entries[i] ?? 0;
    const pivot = own - dot(row, row, i);
    if (!(pivot > LEAST_PIVOT * own)) return undefined;
    row.push(Math.sqrt(pivot));
    root.push([...row, ...Array<number>(matrix.length - i - 1).fill(0)]);
  }
  return root;
}

/**
 * Solution of a system of linear equations whose matrix has a triangular root.
 *
 *     L L' x = b
 *
 * @param root - L, lower triangular, by rows.
 * @param right - b, as long as L has rows.
 * @returns x.
 *
 * Source: Golub GH, Van Loan CF (2013). Matrix Computations, 4th ed., Johns Hopkins, algorithms 3.1.1 and 3.1.2.
 * Checked against: test/analysis/estimates/reliability/positive-definite.test.ts
 */
export function solveByRoot(root: Matrix, right: readonly number[]): readonly number[] {
  const solution: number[] = [];
  for (const [i, row] of root.entries()) {
    solution.push(((right[i] ?? 0) - dot(row, solution, i)) / (row[i] ?? 1));
  }
  for (let i = root.length - 1; i >= 0; i -= 1) {
    const value = (solution[i] ?? 0) / (root[i]?.[i] ?? 1);
    solution[i] = value;
    for (let j = 0; j < i; j += 1) solution[j] = (solution[j] ?? 0) - (root[i]?.[j] ?? 0) * value;
  }
  return solution;
}

/**
 * Inverse of a symmetric matrix that has a triangular root.
 *
 *     (L L')^-1
 *
 * @param root - L, lower triangular, by rows.
 * @returns The inverse, by rows.
 *
 * Source: Golub GH, Van Loan CF (2013). Matrix Computations, 4th ed., Johns Hopkins, section 4.2.
 * Checked against: test/analysis/estimates/reliability/positive-definite.test.ts
 */
export function inverseByRoot(root: Matrix): Matrix {
  return root.map((_, i) =>
    solveByRoot(
      root,
      root.map((__, j) => (i === j ? 1 : 0)),
    ),
  );
}

/**
 * Logarithm of the determinant of a symmetric matrix that has a triangular root.
 *
 *     log det(L L') = 2 (log L_11 + ... + log L_kk)
 *
 * @param root - L, lower triangular, by rows.
 * @returns Any number.
 *
 * Source: Golub GH, Van Loan CF (2013). Matrix Computations, 4th ed., Johns Hopkins, section 4.2.
 * Checked against: test/analysis/estimates/reliability/positive-definite.test.ts
 */
export function logDeterminant(root: Matrix): number {
  return 2 * root.reduce((sum, row, i) => sum + Math.log(row[i] ?? 1), 0);
}

/** Over the first `length` entries. */
function dot(a: readonly number[], b: readonly number[], length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
