/** Tables of 100,000 simulated respondents in 60 institutions, for timing. */

import { codeJointTable, type JointTable } from '../../analysis/estimates/association/joint-table.ts';
import type { ClusterTables } from '../../analysis/estimates/clusters/cluster-tables.ts';
import { type Random, seededRandom } from '../../analysis/estimates/seeded-random.ts';
import type { ValueCounts } from '../../analysis/estimates/value-counts.ts';
import type { RakingCell } from '../../analysis/estimates/weights/rake.ts';
import { productTableOfRows } from '../../analysis/tables/product-table-of-rows.ts';
import type { FlagPairTable, PairTable, ProductTable } from '../../analysis/tables/tables.ts';

const RESPONDENTS = 100_000;
const INSTITUTIONS = 60;
const POINTS = 5;
const ITEMS = 12;
const NEEDS = 10;
const CELLS = 12;

export interface LargeTables {
  /** 49 different scores. */
  readonly scores: ValueCounts;
  readonly otherScores: ValueCounts;
  readonly pairs: PairTable;
  readonly flags: FlagPairTable;
  readonly product: ProductTable;
  readonly clusters: ClusterTables;
  readonly otherClusters: ClusterTables;
  readonly joint: JointTable;
  readonly crossed: readonly (readonly number[])[];
  readonly cells: readonly RakingCell[];
}

export function largeTables(seed: string): LargeTables {
  const random = seededRandom(seed);
  const crossed = filled(random, POINTS, POINTS);
  return {
    scores: scoresOf(random),
    otherScores: scoresOf(random),
    pairs: { kind: 'pair', id: 'large', counts: filled(random, POINTS, POINTS), secondUnknown: [] },
    flags: flagsOf(random),
    product: productOf(random),
    clusters: { values: [1, 2, 3, 4, 5], tables: filled(random, INSTITUTIONS, POINTS) },
    otherClusters: { values: [1, 2, 3, 4, 5], tables: filled(random, INSTITUTIONS, POINTS) },
    joint: codeJointTable(crossed),
    crossed,
    cells: filled(random, CELLS, 1).map(([n = 0], cell) => ({
      categories: [`a${cell % 3}`, `b${cell % 4}`],
      n,
    })),
  };
}

function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

/** Respondents at random in the cells of a table. */
function filled(random: Random, rows: number, columns: number): number[][] {
  const table = Array.from({ length: rows }, () => Array<number>(columns).fill(0));
  for (let respondent = 0; respondent < RESPONDENTS; respondent += 1) {
    const row = table[below(random, rows)] ?? [];
    const column = below(random, columns);
    row[column] = (row[column] ?? 0) + 1;
  }
  return table;
}

/** Means of 12 items: 1 to 5 in twelfths. */
function scoresOf(random: Random): ValueCounts {
  const [counts = []] = filled(random, 1, (POINTS - 1) * ITEMS + 1);
  return counts.map((count, place) => [1 + place / ITEMS, count] as const);
}

function productOf(random: Random): ProductTable {
  const rows = Array.from({ length: RESPONDENTS }, () => {
    const level = below(random, 3);
    return Array.from({ length: ITEMS }, () => 1 + level + below(random, 3));
  });
  const itemIds = Array.from({ length: ITEMS }, (_, item) => `item_${item}`);
  return productTableOfRows({ scaleId: 'large', itemIds }, rows);
}

function flagsOf(random: Random): FlagPairTable {
  const flags = Array.from({ length: RESPONDENTS }, () =>
    Array.from({ length: NEEDS }, (_, need) => random() < 0.2 + need / 20),
  );
  const count = (holds: (row: readonly boolean[], i: number, j: number) => boolean) =>
    Array.from({ length: NEEDS }, (_, i) =>
      Array.from({ length: NEEDS }, (_, j) => flags.filter((row) => holds(row, i, j)).length),
    );
  return {
    kind: 'flag-pair',
    ids: Array.from({ length: NEEDS }, (_, need) => `need_${need}`),
    known: count(() => true),
    both: count((row, i, j) => row[i] === true && row[j] === true),
    firstOnly: count((row, i, j) => row[i] === true && row[j] !== true),
  };
}
