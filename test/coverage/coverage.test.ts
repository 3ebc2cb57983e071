/** Intervals cover what METHODS.md says they cover, and no less than theory lets them. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { assertClose } from '../support/golden.ts';
import { textOf } from '../support/source-files.ts';
import { type CoverageRow, SIZES, type Size } from './coverage-row.ts';
import { coverageRows } from './coverage-rows.ts';
import { coverageTable, coverageTableIn } from './coverage-table.ts';
import { binomialProbabilities, hypergeometricProbabilities } from './exact-coverage.ts';
import { holds } from './holds.ts';

/** At the size and above: the share, or the average, and the least over the true values where all were tried. */
interface Bound {
  readonly from: Size;
  readonly share: number;
  readonly worst?: number;
}

/**
 * What each interval is held to. Wilson's and Jeffreys' are 0.95 on average and dip for shares near 0 and 1; the exact
 * ones never fall below 0.95. The others aim at 0.95 for many respondents: Student's t loses two or three points where
 * answers are skewed and few, and a posterior whose prior comes from the same answers some more.
 */
const BOUNDS: Readonly<Record<string, Bound>> = {
  '`wilson`': { from: 5, share: 0.92, worst: 0.83 },
  '`clopper-pearson`': { from: 5, share: 0.95, worst: 0.95 },
  '`jeffreys`': { from: 5, share: 0.945, worst: 0.86 },
  '`newcombe`': { from: 5, share: 0.945, worst: 0.89 },
  '`student-t`': { from: 10, share: 0.9 },
  '`bca`': { from: 33, share: 0.92 },
  '`welch`': { from: 5, share: 0.92 },
  '`cliff`': { from: 10, share: 0.92 },
  '`cr2-satterthwaite`': { from: 10, share: 0.9 },
  '`linearised`': { from: 33, share: 0.88 },
  '`student-t`, as if there were no institutions': { from: 5, share: 0 },
  '`bonett-wright`': { from: 5, share: 0.93 },
  '`brown-benedetti`': { from: 10, share: 0.89 },
  '`feldt`': { from: 10, share: 0.9 },
  '`hypergeometric`': { from: 33, share: 0.95, worst: 0.95 },
  '`student-t-finite-population`': { from: 10, share: 0.92 },
  '`weighted-wilson`': { from: 5, share: 0.95, worst: 0.9 },
  '`weighted-linearised`': { from: 10, share: 0.93 },
  '`raked-linearised`': { from: 33, share: 0.89 },
  '`beta-posterior`': { from: 33, share: 0.9 },
  '`normal-posterior`': { from: 33, share: 0.9 },
  '`kappa-normal`': { from: 33, share: 0.9 },
};

/** Bounds that are certain cover everything and nothing needs to be tried. */
const CERTAIN = ['worst-case'];

const rows = coverageRows();

describe('the coverage of intervals', () => {
  it('is in METHODS.md as npm run coverage measures it', () => {
    assert.equal(coverageTableIn(textOf('analysis/METHODS.md')), coverageTable(rows));
  });

  it('is reported for every interval that is made', () => {
    const source = textOf('analysis/estimates/estimate.ts');
    const union = /export type IntervalMethod =([^;]+);/.exec(source)?.[1] ?? '';
    const methods = [...union.matchAll(/'([a-z0-9-]+)'/g)].map((match) => match[1] ?? '');
    assert.ok(methods.length > 15);
    const reported = new Set(rows.map(({ interval }) => interval));
    assert.deepEqual(
      methods.filter((method) => !reported.has(`\`${method}\``)),
      CERTAIN,
    );
  });

  for (const [place, row] of rows.entries()) {
    it(`of row ${place + 1}, ${row.interval}: ${row.design}, is not below its bound`, () => {
      const { from, share, worst = 0 } = boundOf(row);
      for (const n of SIZES.filter((size) => size >= from)) {
        const coverage = row.at[n];
        if (coverage === undefined) continue;
        assert.ok(coverage.share >= share, `${coverage.share} at n = ${n}`);
        assert.ok((coverage.worst ?? 1) >= worst, `${coverage.worst} at its least at n = ${n}`);
        assert.ok(coverage.share <= 1 && coverage.without <= 1);
      }
    });
  }

  it('is lost by the interval that takes respondents of institutions for independent', () => {
    const { at } = rows.find(({ interval }) => interval.endsWith('as if there were no institutions')) ?? {};
    assert.ok((at?.[10]?.share ?? 1) < 0.88);
    assert.ok((at?.[100]?.share ?? 1) < 0.6);
  });
});

describe('exact probabilities', () => {
  it('are those of tossing coins', () => {
    const expected = [1, 4, 6, 4, 1].map((ways) => ways / 16);
    binomialProbabilities(4, 0.5).forEach((probability, x) => {
      assertClose(probability, expected[x] ?? 0, 1e-15);
    });
  });

  it('are those of drawing 2 of 5 of whom 3 are marked', () => {
    const expected = [1, 6, 3].map((ways) => ways / 10);
    hypergeometricProbabilities(2, 3, 5).forEach((probability, x) => {
      assertClose(probability, expected[x] ?? 0, 1e-15);
    });
  });

  it('add up to 1 also where outcomes cannot be', () => {
    for (const marked of [0, 1, 139, 143]) {
      const sum = hypergeometricProbabilities(100, marked, 143).reduce((total, each) => total + each, 0);
      assertClose(sum, 1, 1e-12);
    }
    assertClose(
      binomialProbabilities(100, 0.999).reduce((total, each) => total + each, 0),
      1,
      1e-12,
    );
  });
});

describe('holding the true value', () => {
  const interval = { lower: 0.2, upper: 0.1 + 0.2, level: 0.95, method: 'wilson' } as const;
  const estimate = { kind: 'estimate', value: 0.25, interval, n: 10 } as const;

  it('includes both limits, whatever the rounding', () => {
    assert.deepEqual(
      [0.19, 0.2, 0.3, 0.31].map((truth) => holds(estimate, truth)),
      [false, true, true, false],
    );
  });

  it('is no question where there is no interval', () => {
    assert.equal(holds({ kind: 'not-estimable', reason: 'no-data', n: 0 }, 0.3), undefined);
    assert.equal(holds({ kind: 'point', value: 0.3, n: 4 }, 0.3), undefined);
  });
});

function boundOf({ interval }: CoverageRow): Bound {
  const bound = BOUNDS[interval];
  assert.ok(bound, `say in BOUNDS what ${interval} is held to`);
  return bound;
}
