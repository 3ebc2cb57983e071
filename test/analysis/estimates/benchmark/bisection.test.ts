/** Where a function crosses 0, and the lowest of several valleys. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { crossing, leastDeviance } from '../../../../analysis/estimates/benchmark/bisection.ts';
import { assertClose } from '../../../support/golden.ts';

describe('crossing', () => {
  it('finds the root of 2 to the last digit', () => {
    assertClose(
      crossing((x) => x * x - 2, 0, 2),
      Math.SQRT2,
      1e-15,
    );
  });

  it('ends where there is nothing between the two ends', () => {
    assert.equal(
      crossing((x) => x, 0, Number.MIN_VALUE),
      0,
    );
  });
});

describe('leastDeviance', () => {
  it('is 0 where the deviance rises from there', () => {
    assert.equal(
      leastDeviance((x) => ({ deviance: x, slope: 1 }), 1),
      0,
    );
  });

  it('finds a valley far below and far above the scale', () => {
    for (const place of [1e-20, 1e-9, 0.3, 1, 5, 1e9]) {
      const found = leastDeviance((x) => ({ deviance: (x / place - 1) ** 2, slope: x / place - 1 }), 1);
      assertClose(found / place, 1, 1e-12);
    }
  });

  it('finds the lower of two valleys, wherever it is', () => {
    // Slope 4 (x - 1)(x - 3)(x - 9) with a hill at 3; a tilt decides which valley is lower.
    for (const [tilt, valley] of [
      [0, 9],
      [-400, 1],
    ] as const) {
      const deviance = (x: number) =>
        x ** 4 - (52 / 3) * x ** 3 + 78 * x ** 2 - 108 * x - tilt * Math.atan(x - 5);
      const slope = (x: number) => 4 * (x - 1) * (x - 3) * (x - 9) - tilt / (1 + (x - 5) ** 2);
      const found = leastDeviance((x) => ({ deviance: deviance(x), slope: slope(x) }), 1);
      assert.ok(Math.abs(found - valley) < 2, `${found} is not near ${valley}`);
      assertClose(slope(found), 0, 1e-9);
    }
  });
});
