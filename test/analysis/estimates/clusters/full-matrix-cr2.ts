/**
 * CR2 and Satterthwaite's degrees of freedom as they are defined, with every matrix written out: what the closed forms
 * must equal. For a few dozen respondents.
 */

type Matrix = readonly (readonly number[])[];

/** A regression of the answers, and the combination of its coefficients that is wanted. */
export interface Regression {
  /** One row for each respondent. */
  readonly design: Matrix;
  readonly outcome: readonly number[];
  /** Institution of each respondent. */
  readonly clusters: readonly number[];
  readonly contrast: readonly number[];
  /** Inverse of X'X. */
  readonly bread: Matrix;
}

/** V = sum of (p_j' e)^2 and df = (trace P)^2 / trace(P P), with p_j = (I - H)_j (I - H_jj)^(-1/2) X_j M c. */
export function fullMatrixCr2(regression: Regression): { variance: number; df: number } {
  const { design, outcome, clusters, contrast, bread } = regression;
  const hat = product(product(design, bread), transposed(design));
  const remainder = hat.map((row, i) => row.map((entry, j) => (i === j ? 1 : 0) - entry));
  const direction = product(product(design, bread), transposed([contrast]));
  const vectors = [...new Set(clusters)].map((cluster) => {
    const places = clusters.flatMap((each, place) => (each === cluster ? [place] : []));
    const block = places.map((i) => places.map((j) => remainder[i]?.[j] ?? 0));
    const adjusted = product(
      inverseSquareRoot(block),
      places.map((i) => direction[i] ?? []),
    );
    return remainder.map((row) =>
      dot(
        places.map((i) => row[i] ?? 0),
        adjusted.flat(),
      ),
    );
  });
  const p = vectors.map((one) => vectors.map((other) => dot(one, other)));
  const trace = p.reduce((sum, row, place) => sum + (row[place] ?? 0), 0);
  return {
    variance: vectors.reduce((sum, vector) => sum + dot(vector, outcome) ** 2, 0),
    df: trace ** 2 / p.flat().reduce((sum, entry) => sum + entry ** 2, 0),
  };
}

function dot(first: readonly number[], second: readonly number[]): number {
  return first.reduce((sum, entry, place) => sum + entry * (second[place] ?? 0), 0);
}

function transposed(matrix: Matrix): Matrix {
  return (matrix[0] ?? []).map((_, column) => matrix.map((row) => row[column] ?? 0));
}

function product(first: Matrix, second: Matrix): Matrix {
  const columns = transposed(second);
  return first.map((row) => columns.map((column) => dot(row, column)));
}

/** By the coupled Newton iteration of Denman and Beavers, in the form that needs no inverse (Newton and Schulz). */
function inverseSquareRoot(matrix: Matrix): Matrix {
  let root = matrix;
  let inverse: Matrix = matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  for (let round = 0; round < 60; round += 1) {
    const between = product(inverse, root).map((row, i) =>
      row.map((entry, j) => ((i === j ? 3 : 0) - entry) / 2),
    );
    root = product(root, between);
    inverse = product(between, inverse);
  }
  return inverse;
}
