/** Pearson's r: rows one by one, lines, scale, and values far from zero. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import * as fc from 'fast-check';

import { jointTable } from '../../../../analysis/estimates/association/joint-table.ts';
import { pearson } from '../../../../analysis/estimates/association/pearson.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, numberOf } from '../../../support/golden.ts';
import {
  correlationOf,
  firstsOf,
  oneByOne,
  secondsOf,
  somePairs,
  someVaryingPairs,
  swapped,
  times,
  withValues,
} from './some-pairs.ts';

describe('pearson', () => {
  it('is the product-moment correlation of the rows, from -1 to 1', () => {
    forAll([someVaryingPairs(3, 40)], (pairs) => {
      const r = numberOf(pearson(oneByOne(pairs)));
      assertClose(r, correlationOf(firstsOf(pairs), secondsOf(pairs)), 1e-12);
      assert.ok(Math.abs(r) <= 1);
    });
  });

  it('does not depend on the order of respondents, on how they are counted, or on which value is first', () => {
    forAll([somePairs(0, 25)], (pairs) => {
      const found = pearson(oneByOne(pairs));
      assert.deepEqual(pearson(oneByOne(pairs.toReversed())), found);
      assert.deepEqual(pearson(jointTable(firstsOf(pairs), secondsOf(pairs))), found);
      const exchanged = pearson(swapped(oneByOne(pairs)));
      if (found.kind === 'point') assertClose(numberOf(exchanged), found.value, 1e-12);
      else assert.deepEqual(exchanged, found);
    });
  });

  it('does not depend on the unit or the zero of the values, and changes its sign when one is reversed', () => {
    const shift = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    const unit = fc.constantFrom(0.25, 1, 3, 1024);
    forAll([someVaryingPairs(3, 25), shift, unit], (pairs, zero, scale) => {
      const table = oneByOne(pairs);
      const r = numberOf(pearson(table));
      const moved = withValues(
        table,
        (value) => zero + scale * value,
        (value) => zero - scale * value,
      );
      assertClose(numberOf(pearson(moved)), -r, 1e-9);
    });
  });

  it('is 1 on a line that rises and -1 on one that falls', () => {
    const x = [0.1, 0.2, 0.3, 0.7];
    assertClose(numberOf(pearson(jointTable(x, x))), 1, 1e-15);
    const falling = x.map((value) => 5 - 3 * value);
    assertClose(numberOf(pearson(jointTable(x, falling))), -1, 1e-15);
  });

  it('is right for values whose squares a double does not hold', () => {
    const y = [1, 2, 5];
    const expected = correlationOf([1, 2, 4], y);
    for (const unit of [5e-324, 1e-200, 1e200, 4e307]) {
      const x = [1, 2, 4].map((value) => value * unit);
      assertClose(numberOf(pearson(jointTable(x, y))), expected, 1e-12);
    }
    const ends = jointTable([-1.7e308, 1.7e308, 0], y);
    assertClose(numberOf(pearson(ends)), correlationOf([-1, 1, 0], y), 1e-12);
  });

  it('keeps its value for counts past 2^31', () => {
    forAll([someVaryingPairs(3, 15)], (pairs) => {
      const table = oneByOne(pairs);
      assertClose(numberOf(pearson(times(table, 2 ** 40))), numberOf(pearson(table)), 1e-12);
    });
  });

  it('says why there is nothing to measure, and refuses counts that are none', () => {
    assertReason(pearson([]), 'n_lt_3');
    assertReason(pearson(jointTable([1, 2], [2, 1])), 'n_lt_3');
    assertReason(pearson(jointTable([1, 2, 3], [2, 2, 2])), 'zero_variance');
    assert.throws(() => pearson([[1, 1, -5]]), /^RangeError: table\[0\]/);
  });
});
