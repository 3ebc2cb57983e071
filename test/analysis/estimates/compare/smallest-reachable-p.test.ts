/** The smallest p of two groups: that of complete separation, and from which sizes on p is shown. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { mannWhitney } from '../../../../analysis/estimates/compare/mann-whitney.ts';
import { isPShown, smallestReachableP } from '../../../../analysis/estimates/compare/smallest-reachable-p.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose } from '../../../support/golden.ts';

const someSize = fc.integer({ min: 1, max: 30 });

describe('smallestReachableP', () => {
  it('is the exact p of groups that are apart', () => {
    forAll([someSize, someSize], (n1, n2) => {
      const apart = mannWhitney(
        Array.from({ length: n1 }, (_, i) => [i, 1] as const),
        Array.from({ length: n2 }, (_, i) => [n1 + i, 1] as const),
      ).test;
      assert.ok(apart.kind === 'test');
      assertClose(smallestReachableP(n1, n2) / apart.p, 1, 1e-12);
      assert.equal(smallestReachableP(n2, n1), smallestReachableP(n1, n2));
    });
  });

  it('is 0.057 for 3 and 4, and 1 where nothing can be told apart', () => {
    assertClose(smallestReachableP(3, 4), 2 / 35, 1e-15);
    assert.deepEqual(
      [smallestReachableP(0, 0), smallestReachableP(0, 9), smallestReachableP(1, 1)],
      [1, 1, 1],
    );
  });

  it('ends at once for groups past 2^31', () => {
    assert.equal(smallestReachableP(2 ** 50, 2 ** 50), 0);
    assert.equal(isPShown(2 ** 50, 2 ** 50), true);
    assertClose(smallestReachableP(2 ** 40, 1), 2 ** -39, 1e-15);
  });

  it('refuses what is no number of respondents, by name', () => {
    assert.throws(() => smallestReachableP(-1, 3), /^RangeError: n1: -1/);
    assert.throws(() => isPShown(3, 1.5), /^RangeError: n2: 1.5/);
  });
});

describe('isPShown', () => {
  it('hides p for 3 and 4, 2 and 7, 1 and 38 respondents, and shows it from one more on', () => {
    const hidden = [
      [3, 3],
      [3, 4],
      [2, 7],
      [1, 38],
    ] as const;
    const shown = [
      [4, 4],
      [3, 5],
      [2, 8],
      [1, 39],
    ] as const;
    assert.deepEqual(
      hidden.map(([n1, n2]) => isPShown(n1, n2)),
      [false, false, false, false],
    );
    assert.deepEqual(
      shown.map(([n1, n2]) => isPShown(n1, n2)),
      [true, true, true, true],
    );
  });
});
