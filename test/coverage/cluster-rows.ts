/** Coverage of the intervals of what is pooled over institutions whose respondents answer alike. */

import { clusteredDifference } from '../../analysis/estimates/clusters/clustered-difference.ts';
import { clusteredMean } from '../../analysis/estimates/clusters/clustered-mean.ts';
import { meanInterval } from '../../analysis/estimates/describe/mean-interval.ts';
import type { AnyEstimate } from '../../analysis/estimates/estimate.ts';
import type { Random } from '../../analysis/estimates/seeded-random.ts';
import { codeCounts } from '../../analysis/estimates/value-counts.ts';
import type { CoverageRow, Size } from './coverage-row.ts';
import { drawCounts, drawNormal, HIGH, type Item, itemGiven, itemMean, LOW } from './populations.ts';
import { simulatedRow } from './simulated-coverage.ts';

/** Intraclass correlation of the standing behind the answers. */
const ICC = 0.1;

const VALUES = [1, 2, 3, 4, 5];

type Tables = readonly (readonly number[])[];

const clusterInterval = (tables: Tables) => clusteredMean({ values: VALUES, tables }).interval;
const linearised = (tables: Tables) => clusteredMean({ values: VALUES, tables }).linearised;

export function clusterRows(): readonly CoverageRow[] {
  return [
    poolRow('`cr2-satterthwaite`', 10, clusterInterval),
    poolRow('`cr2-satterthwaite`', 40, clusterInterval),
    sparseRow(),
    poolRow('`linearised`', 10, linearised),
    poolRow('`linearised`', 40, linearised),
    poolRow('`student-t`, as if there were no institutions', 40, asIfUnclustered),
    differenceRow(10),
    differenceRow(40),
  ];
}

function poolRow(
  interval: string,
  institutions: number,
  intervalOf: (tables: Tables) => AnyEstimate,
): CoverageRow {
  return simulatedRow({
    interval,
    design: `mean over ${institutions} institutions, half of 0.4 n and half of 1.6 n respondents`,
    samples: 1000,
    trials: (n, random) => [
      { estimate: intervalOf(drawTables(unequal(institutions, n), HIGH, random)), truth: itemMean(HIGH) },
    ],
  });
}

function sparseRow(): CoverageRow {
  return simulatedRow({
    interval: '`cr2-satterthwaite`',
    design: 'mean over 10 institutions, n respondents in all',
    samples: 4000,
    sizes: [10, 33, 100],
    trials: (n, random) => [
      { estimate: clusterInterval(drawTables(shared(10, n), HIGH, random)), truth: itemMean(HIGH) },
    ],
  });
}

function differenceRow(institutions: number): CoverageRow {
  return simulatedRow({
    interval: '`cr2-satterthwaite`',
    design: `difference of two roles in the same ${institutions} institutions, 0.4 n or 1.6 n of each role`,
    samples: 1000,
    trials: (n, random) => {
      const sizes = unequal(institutions, n);
      const effects = sizes.map(() => drawEffect(random));
      const [first, second] = [HIGH, LOW].map((item) => tablesGiven(effects, sizes, item, random));
      const { difference } = clusteredDifference(VALUES, first ?? [], second ?? []);
      return [{ estimate: difference, truth: itemMean(HIGH) - itemMean(LOW) }];
    },
  });
}

function asIfUnclustered(tables: Tables): AnyEstimate {
  return meanInterval(
    codeCounts(VALUES.map((_, c) => tables.reduce((sum, table) => sum + (table[c] ?? 0), 0))),
  );
}

/** Sizes of institutions whose average is n. */
function unequal(institutions: number, n: Size): readonly number[] {
  return Array.from({ length: institutions }, (_, j) => (j % 2 === 0 ? 0.4 : 1.6) * n).map(Math.round);
}

/** Sizes of institutions that share n respondents as evenly as can be. */
function shared(institutions: number, n: Size): readonly number[] {
  return Array.from(
    { length: institutions },
    (_, j) => Math.floor(n / institutions) + (j < n % institutions ? 1 : 0),
  );
}

function drawTables(sizes: readonly number[], item: Item, random: Random): Tables {
  return tablesGiven(
    sizes.map(() => drawEffect(random)),
    sizes,
    item,
    random,
  );
}

function drawEffect(random: Random): number {
  return Math.sqrt(ICC) * drawNormal(random);
}

function tablesGiven(
  effects: readonly number[],
  sizes: readonly number[],
  item: Item,
  random: Random,
): Tables {
  return effects.map((effect, j) =>
    drawCounts(itemGiven(item, effect, Math.sqrt(1 - ICC)), sizes[j] ?? 0, random),
  );
}
