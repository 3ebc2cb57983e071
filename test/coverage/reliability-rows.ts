/** Coverage of the interval of Cronbach's alpha. */

import { cronbachAlpha } from '../../analysis/estimates/reliability/cronbach-alpha.ts';
import type { Random } from '../../analysis/estimates/seeded-random.ts';
import type { ProductTable } from '../../analysis/tables/tables.ts';
import type { CoverageRow } from './coverage-row.ts';
import { itemByStanding, trueAlpha } from './factor-population.ts';
import { drawPlace, HIGH, type Item } from './populations.ts';
import { simulatedRow } from './simulated-coverage.ts';

const ITEMS = 6;

const UNIFORM: Item = [0.2, 0.2, 0.2, 0.2, 0.2];

export function reliabilityRows(): readonly CoverageRow[] {
  return [alphaRow('evenly used', UNIFORM), alphaRow('skewed', HIGH)];
}

function alphaRow(which: string, item: Item): CoverageRow {
  const byStanding = itemByStanding(item, 0.65);
  const truth = trueAlpha(byStanding, ITEMS);
  return simulatedRow({
    interval: '`feldt`',
    design: `alpha of ${ITEMS} ${which} five-point items of one factor, ${truth.toFixed(2)} in truth`,
    samples: 4000,
    trials: (n, random) => [{ estimate: cronbachAlpha(drawProducts(byStanding, n, random)), truth }],
  });
}

function drawProducts(byStanding: readonly Item[], n: number, random: Random): ProductTable {
  const places = Array.from({ length: ITEMS }, (_, place) => place);
  const rows = Array.from({ length: n }, () => {
    const item = byStanding[Math.floor(random() * byStanding.length)] ?? [];
    return places.map(() => drawPlace(item, random) + 1);
  });
  const sumOver = (of: (row: readonly number[]) => number) => rows.reduce((sum, row) => sum + of(row), 0);
  return {
    kind: 'product',
    scaleId: 'simulated',
    itemIds: places.map((place) => `item_${place + 1}`),
    n,
    sums: places.map((i) => sumOver((row) => row[i] ?? 0)),
    straightLined: rows.filter((row) => row.every((answer) => answer === row[0])).length,
    products: places.map((i) => places.map((j) => sumOver((row) => (row[i] ?? 0) * (row[j] ?? 0)))),
  };
}
