/** How often two respondents are in the same order on both values, and how often in the opposite one. */

import type { JointCell, RankedJointTable } from './ranked-joint-table.ts';

/**
 * For each cell of a joint table the respondents that lie on the same side of it on both values, less those that lie
 * on opposite sides.
 *
 *     [lower on both] + [higher on both] - [lower, higher] - [higher, lower]
 *
 * counted in two sweeps over the rows, up and down, with a binary indexed tree over the columns: O(cells log columns).
 *
 * @param table - cells in the order of rows.
 * @returns One difference for each cell. Their sum over respondents is twice the concordant less the discordant pairs.
 *
 * Source: Knight WR (1966). A computer method for calculating Kendall's tau with ungrouped data. JASA 61, 436-439.
 * doi:10.1080/01621459.1966.10480879
 * Checked against: counting all pairs, in test/analysis/estimates/association/kendall-tau-b.test.ts
 */
export function pairOrders({ cells, columns }: RankedJointTable): readonly number[] {
  const up = lowerLessHigher(cells, columns.values.length);
  const down = lowerLessHigher(cells.toReversed(), columns.values.length).toReversed();
  return up.map((order, place) => order - (down[place] ?? 0));
}

/** For each cell, of the respondents in the rows before its own: those in lower columns less those in higher ones. */
function lowerLessHigher(cells: readonly JointCell[], columnCount: number): readonly number[] {
  const tree = new Float64Array(columnCount + 1);
  let added = 0;
  let inTree = 0;
  return cells.map(({ row, column }) => {
    for (let cell = cells[added]; cell !== undefined && cell.row !== row; cell = cells[added]) {
      addTo(tree, cell.column, cell.count);
      inTree += cell.count;
      added += 1;
    }
    return sumBelow(tree, column) - (inTree - sumBelow(tree, column + 1));
  });
}

/** Place p of the tree holds the sum of as many columns up to p as its lowest binary digit says. */
function addTo(tree: Float64Array, column: number, count: number): void {
  for (let place = column + 1; place < tree.length; place += place & -place) {
    tree[place] = (tree[place] ?? 0) + count;
  }
}

function sumBelow(tree: Float64Array, column: number): number {
  let sum = 0;
  for (let place = column; place > 0; place -= place & -place) sum += tree[place] ?? 0;
  return sum;
}
