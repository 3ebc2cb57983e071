/** Least squares of some values on categories: main effects, without interactions. */

/** Respondents alike in every margin, and what their values add up to. */
export interface CategorisedCell {
  /** The column of each of its categories. */
  readonly columns: readonly number[];
  readonly n: number;
  readonly sum: number;
}

/** What is left of a column that others explain, relative to what it was. */
const EXPLAINED_WITHIN = 1e-10;

/**
 * Effects of categories on the values of respondents, by least squares.
 *
 *     X'X b = X'y
 *
 * where X has a row for each respondent, with ones in the columns of his or her categories, and y are the values.
 * A column that columns before it explain (one in each margin after the first, and margins that say the same) gets
 * the effect 0: the fitted values do not depend on which.
 *
 * @param cells - respondents by their categories: how many, and the sum of their values.
 * @param size - the number of columns.
 * @returns One effect for each column, in the values' unit. All 0 without respondents.
 * @throws Nothing.
 *
 * Source: Searle SR (1971). Linear Models, Wiley, chapter 5 (solution by a generalised inverse).
 * Checked against: R 4.2.2 survey 4.1-1, in test/golden/weights.json, through `rakedMean`
 */
export function leastSquares(cells: readonly CategorisedCell[], size: number): readonly number[] {
  const rows = normalEquations(cells, size);
  const diagonal = rows.map((row, column) => row[column] ?? 0);
  const pivots = rows.map((_, column) => {
    const pivot = rows[column]?.[column] ?? 0;
    const isFree = pivot > EXPLAINED_WITHIN * (diagonal[column] ?? 0);
    if (isFree) eliminate(rows, column);
    return isFree;
  });
  return rows.map((row, column) => (pivots[column] ? (row[size] ?? 0) : 0));
}

/** X'X with X'y as the last column. */
function normalEquations(cells: readonly CategorisedCell[], size: number): Float64Array[] {
  const rows = Array.from({ length: size }, () => new Float64Array(size + 1));
  for (const { columns, n, sum } of cells) {
    for (const column of columns) {
      for (const other of columns) add(rows[column], other, n);
      add(rows[column], size, sum);
    }
  }
  return rows;
}

function add(row: Float64Array | undefined, place: number, amount: number): void {
  if (row) row[place] = (row[place] ?? 0) + amount;
}

/** Gauss-Jordan: the column becomes 1 in its own row and 0 in all others. */
function eliminate(rows: readonly Float64Array[], column: number): void {
  const own = rows[column] ?? new Float64Array();
  const pivot = own[column] ?? 1;
  for (let place = 0; place < own.length; place += 1) own[place] = (own[place] ?? 0) / pivot;
  for (const row of rows) {
    if (row !== own) takeOff(row, own, row[column] ?? 0);
  }
}

function takeOff(row: Float64Array, own: Float64Array, factor: number): void {
  if (factor === 0) return;
  for (let place = 0; place < row.length; place += 1) {
    row[place] = (row[place] ?? 0) - factor * (own[place] ?? 0);
  }
}
