/** Which test of independence a table gets: by the table alone, never by the clock. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { chiSquareTest } from '../../../../analysis/estimates/contingency/chi-square-test.ts';
import { fisherExact } from '../../../../analysis/estimates/contingency/fisher-exact.ts';
import { fisherFreemanHalton } from '../../../../analysis/estimates/contingency/fisher-freeman-halton.ts';
import { independenceTest } from '../../../../analysis/estimates/contingency/independence-test.ts';
import { seededRandom } from '../../../../analysis/estimates/seeded-random.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertReason } from '../../../support/golden.ts';
import { BROKEN_TABLES, someTable, transposed, withEmpty } from './tables.ts';

const BEYOND = [
  [21, 32, 4, 15, 3],
  [12, 40, 8, 20, 1],
  [33, 18, 9, 11, 2],
  [25, 22, 5, 14, 6],
];

describe('independenceTest', () => {
  it('is chi-square from expected counts of 5 up', () => {
    const table = [
      [5, 10],
      [5, 10],
      [10, 20],
    ];
    assert.deepEqual(independenceTest(table), chiSquareTest(table).test);
  });

  it("is Fisher's for 2 x 2 below that, also when that is what is left", () => {
    const table = [
      [3, 1],
      [1, 3],
    ];
    assert.deepEqual(independenceTest(table), fisherExact(table));
    assert.deepEqual(independenceTest(withEmpty(table)), fisherExact(table));
  });

  it('is Fisher-Freeman-Halton for larger tables below that', () => {
    const table = [
      [3, 1, 0],
      [1, 3, 2],
    ];
    assert.deepEqual(independenceTest(table), fisherFreemanHalton(table));
  });

  it('is simulated beyond the limit of the exact test, and not chi-square where there is no seed', () => {
    const simulated = independenceTest(BEYOND, seededRandom('5eed'.repeat(16)));
    assert.ok(simulated.kind === 'test');
    assert.equal(simulated.test, 'fisher-freeman-halton-monte-carlo');
    assert.ok(simulated.p > 0.0005 && simulated.p < 0.02, `${simulated.p}`);
    assertReason(independenceTest(BEYOND), 'not_converged');
  });

  it('chooses the same test, with the same p, for the transposed table', () => {
    forAll([someTable(5)], (table) => {
      const result = independenceTest(table);
      const same = independenceTest(transposed(table));
      if (result.kind === 'not-estimable' || same.kind === 'not-estimable') {
        assert.deepEqual(same, result);
        return;
      }
      assert.equal(same.test, result.test);
      assert.ok(Math.abs(same.p - result.p) < 1e-9);
      assert.ok(result.p > 0 && result.p <= 1);
    });
  });

  it('says why there is none, and refuses what is no table of counts', () => {
    assertReason(independenceTest([]), 'no_data');
    assertReason(independenceTest([[9, 0, 4]]), 'degenerate_margin');
    for (const [table, message] of BROKEN_TABLES) {
      assert.throws(() => independenceTest(table), { name: 'RangeError', message });
    }
  });

  it('gives a reason at once for a table of more cells than its limit is made for', () => {
    const wide = [1, 2].map((row) => Array.from({ length: 200 }, (_, column) => (column + row) % 3));
    const result = fisherFreemanHalton(wide);
    assert.deepEqual(
      [result.kind, result.kind === 'not-estimable' && result.reason],
      ['not-estimable', 'not-converged'],
    );
    assert.throws(
      () =>
        fisherFreemanHalton(
          [
            [1, 2],
            [3, 4],
          ],
          Number.NaN,
        ),
      /stepsAtMost/,
    );
  });
});
