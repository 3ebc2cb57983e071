/** A caller's mistake is refused with the argument's name. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  checkCount,
  checkCounts,
  checkFinite,
  checkLevel,
  checkSameLength,
  checkTable,
  checkValue,
  checkValueCounts,
} from '../../../analysis/estimates/check-arguments.ts';

describe('checks of arguments', () => {
  it('take whole numbers from 0, past 2^31 as well', () => {
    checkCounts('counts', [0, 1, 2 ** 31, 2 ** 40]);
    checkTable('table', [
      [1, 2],
      [3, 4],
    ]);
    checkValueCounts('scores', [[-2.5, 3]]);
    checkLevel(0.95);
    checkSameLength('weights', [1], [2]);
  });

  it('name the argument, and the place in it, that is wrong', () => {
    const mistakes: readonly (readonly [() => void, RegExp])[] = [
      [() => checkCount('invited', -1), /^RangeError: invited: -1 is not a number of respondents$/],
      [() => checkCount('invited', 2 ** 53), /invited/],
      [() => checkCounts('counts', [1, 2.5]), /counts\[1\]: 2\.5/],
      [() => checkCounts('counts', [Number.NaN]), /counts\[0\]: NaN/],
      [() => checkTable('table', [[1, 2], [3]]), /table\[1\]: 1 entries where 2 are needed/],
      [() => checkTable('table', [[1, -2]]), /table\[0\]\[1\]: -2/],
      [() => checkValueCounts('scores', [[Number.POSITIVE_INFINITY, 1]]), /scores\[0\]: Infinity/],
      [() => checkFinite('p0', Number.NaN), /p0: NaN/],
      [() => checkValue('range.lowest', 1e101), /range\.lowest: 1e\+101 is too large/],
      [() => checkValueCounts('scores', [[-1.7e308, 1]]), /scores\[0\]: -1\.7e\+308/],
      [() => checkSameLength('weights', [1, 2], [1]), /weights: 2 entries where 1/],
      [
        () =>
          checkValueCounts('scores', [
            [1, 2 ** 52],
            [2, 2 ** 52],
          ]),
        /^RangeError: scores: 9007199254740992/,
      ],
      [() => checkLevel(1), /level: 1/],
      [() => checkLevel(1 - 2 ** -53), /level: 0\.9999999999999999/],
      [() => checkLevel(Number.NaN), /level: NaN/],
    ];
    for (const [mistake, message] of mistakes) {
      assert.throws(mistake, (error: unknown) => {
        assert.ok(error instanceof RangeError);
        assert.match(String(error), message);
        return true;
      });
    }
  });
});
