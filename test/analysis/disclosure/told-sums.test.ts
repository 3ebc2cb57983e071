/** What a rounded figure tells of the answers behind it, worked by hand. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { FigureSource } from '../../../analysis/disclosure/figure-sources.ts';
import { STAFF_POLICY } from '../../../analysis/disclosure/policy.ts';
import type { CoarseFigure } from '../../../analysis/disclosure/release.ts';
import { makeTogether, makeToldSums } from '../../../analysis/disclosure/told-sums.ts';

/** Of so many kinds of answers that they rule nothing out. */
const rated: FigureSource = {
  kind: 'mean',
  counts: [1, 2, 3, 4, 5].map((value) => [value, 20] as const),
  reach: { lowest: 1, highest: 5 },
};

function aFigure(value: number, extra: Partial<CoarseFigure> = {}): CoarseFigure {
  return { kind: 'coarse', value, lower: 1, upper: 5, level: 0.95, n: { from: 10, to: 14 }, ...extra };
}

function told(figure: CoarseFigure, source = rated, together = [rated]) {
  return makeToldSums(figure, source, makeTogether(together), STAFF_POLICY);
}

describe('the sum behind a mean', () => {
  it('is a whole number where the answers are', () => {
    // 3.35 to 3.45 of 10, 11 and 12 answers: 33.5 to 34.5, 36.85 to 37.95, 40.2 to 41.4.
    const sumOf = told(aFigure(3.4));
    assert.deepEqual(
      [10, 11, 12].map((n) => sumOf(n).sum),
      [34, 37, 41].map((sum) => ({ least: sum, most: sum })),
    );
  });

  it('is counted in the steps of the answers where these are finer', () => {
    const halves: FigureSource = {
      ...rated,
      counts: [
        [1.5, 20],
        [2, 20],
        [5, 20],
      ],
    };
    // 33.5 to just below 34.5
    assert.deepEqual(told(aFigure(3.4), halves, [halves])(10).sum, { least: 33.5, most: 34 });
  });

  it('is one that so many of the answers of all groups can have', () => {
    const few: FigureSource = {
      ...rated,
      counts: [
        [1, 9],
        [5, 30],
      ],
    };
    // Ten answers of these add up to at least 9 * 1 + 5.
    const worded = aFigure(1, { homogeneous: 'almost-all' });
    assert.deepEqual(told(worded, few, [few])(10).sum, { least: 14, most: 14 });
  });

  it('where almost all gave one answer, is theirs with any answer of one person', () => {
    const sumOf = told(aFigure(3, { homogeneous: 'almost-all' }));
    assert.deepEqual(sumOf(10).sum, { least: 28, most: 32 });
  });
});

describe('the squares behind an interval', () => {
  it('follow from how wide it can be', () => {
    // Ten answers of mean 3: 30 in all. 2 to 4 tells a half width of 0.5 to 1, with t = 2.2622 (9 degrees of freedom)
    // squares around the mean of 90 * 0.25 / 5.1174 to 90 / 5.1174, and 90 for the mean itself.
    const { sum, squares } = told(aFigure(3, { lower: 2, upper: 4 }))(10);
    assert.deepEqual(sum, { least: 30, most: 30 });
    assert.ok(Math.abs(squares.least - 94.3967) < 1e-3 && Math.abs(squares.most - 107.5869) < 1e-3);
  });

  it('have no upper limit where the interval ends with the scale', () => {
    assert.equal(told(aFigure(3))(10).squares.most, Number.POSITIVE_INFINITY);
  });
});

describe('the count behind a share', () => {
  it('is one that is told as this share', () => {
    const flagged: FigureSource = {
      kind: 'share',
      counts: [
        [0, 20],
        [1, 20],
      ],
      reach: { lowest: 0, highest: 1 },
    };
    const countOf = told(aFigure(0.2), flagged, [flagged]);
    assert.deepEqual(
      [12, 13, 14].map((n) => countOf(n).sum),
      [
        { least: 2, most: 2 },
        { least: 2, most: 3 },
        { least: 3, most: 3 },
      ],
    );
  });
});
