/** Coverage of the intervals of weighted shares and means, where those who answered differ from the population. */

import type { AnyEstimate } from '../../analysis/estimates/estimate.ts';
import type { Random } from '../../analysis/estimates/seeded-random.ts';
import { codeCounts } from '../../analysis/estimates/value-counts.ts';
import { rake } from '../../analysis/estimates/weights/rake.ts';
import { type RakedGroup, rakedMean } from '../../analysis/estimates/weights/raked-mean.ts';
import { weightedMean } from '../../analysis/estimates/weights/weighted-mean.ts';
import { weightedShare } from '../../analysis/estimates/weights/weighted-share.ts';
import { type CoverageRow, rowOf, type Size } from './coverage-row.ts';
import { averageAndWorst, binomialProbabilities, coverageOver } from './exact-coverage.ts';
import { holds } from './holds.ts';
import { drawCounts, HIGH, type Item, itemMean, LOW } from './populations.ts';
import { simulatedRow } from './simulated-coverage.ts';

/** 0.05, 0.10, ..., 0.95 */
const TRUE_SHARES = Array.from({ length: 19 }, (_, place) => (place + 1) / 20);

/** Share of the first of two roles among all; among those who answer it is a half. */
const FIRST_ROLE = 0.25;

/** Margins of the population for raking; the answers differ by role, and regions answer unevenly. */
const MARGINS = [
  { name: 'role', population: { first: 0.4, second: 0.6 } },
  { name: 'region', population: { north: 0.5, south: 0.5 } },
] as const;

interface Cell {
  readonly categories: readonly [string, string];
  readonly answering: number;
  readonly item: Item;
}

const CELLS: readonly Cell[] = [
  { categories: ['first', 'north'], answering: 0.42, item: HIGH },
  { categories: ['first', 'south'], answering: 0.18, item: HIGH },
  { categories: ['second', 'north'], answering: 0.22, item: LOW },
  { categories: ['second', 'south'], answering: 0.18, item: LOW },
];

const TRUE_MEAN = 0.4 * itemMean(HIGH) + 0.6 * itemMean(LOW);

export function weightRows(): readonly CoverageRow[] {
  return [
    rowOf(
      {
        interval: '`weighted-wilson`',
        design:
          'weighted share of n respondents, half of them of a role that a quarter has; every pair of shares from 0.05 to 0.95',
        samples: 'exact',
      },
      shareCoverage,
    ),
    meanRow('`weighted-linearised`', (groups) => weightedMean(groups).interval),
    meanRow('`raked-linearised`', (groups) => rakedMean(groups).interval),
  ];
}

function shareCoverage(n: Size) {
  const first = Math.ceil(n / 2);
  const second = n - first;
  const weights = [FIRST_ROLE / first, (1 - FIRST_ROLE) / second] as const;
  const estimates = upTo(first).map((x) =>
    upTo(second).map((y) =>
      weightedShare([
        { weight: weights[0], x, n: first },
        { weight: weights[1], x: y, n: second },
      ]),
    ),
  );
  return averageAndWorst(
    TRUE_SHARES.flatMap((one) =>
      TRUE_SHARES.map((other) => {
        const truth = FIRST_ROLE * one + (1 - FIRST_ROLE) * other;
        const ofFirst = binomialProbabilities(first, one);
        const ofSecond = binomialProbabilities(second, other);
        return coverageOver(
          estimates.flatMap((row, x) =>
            row.map((estimate, y) => ({
              probability: (ofFirst[x] ?? 0) * (ofSecond[y] ?? 0),
              isHeld: holds(estimate, truth),
            })),
          ),
        );
      }),
    ),
  );
}

function meanRow(interval: string, intervalOf: (groups: readonly RakedGroup[]) => AnyEstimate): CoverageRow {
  return simulatedRow({
    interval,
    design: 'mean of n respondents raked to two margins; the answers differ by one of them',
    samples: 1000,
    trials: (n, random) => {
      const groups = rakedGroups(n, random);
      const none = { kind: 'not-estimable', reason: 'empty-population-cell', n } as const;
      return [{ estimate: groups === undefined ? none : intervalOf(groups), truth: TRUE_MEAN }];
    },
  });
}

/** @returns undefined where raking is refused. */
function rakedGroups(n: Size, random: Random): readonly RakedGroup[] | undefined {
  const sizes = drawCounts(
    CELLS.map(({ answering }) => answering),
    n,
    random,
  );
  const raking = rake(
    CELLS.map(({ categories }, place) => ({ categories, n: sizes[place] ?? 0 })),
    MARGINS,
  );
  if (raking.kind === 'not-estimable') return undefined;
  return CELLS.map(({ categories, item }, place) => ({
    categories,
    weight: raking.weights[place] ?? 0,
    counts: codeCounts(drawCounts(item, sizes[place] ?? 0, random)),
  }));
}

/** 0, 1, ..., n */
function upTo(n: number): readonly number[] {
  return Array.from({ length: n + 1 }, (_, x) => x);
}
