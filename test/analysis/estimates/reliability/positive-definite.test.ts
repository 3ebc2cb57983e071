/** Positive definite matrices: root, inverse, determinant. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import {
  choleskyRoot,
  inverseByRoot,
  logDeterminant,
  type Matrix,
  solveByRoot,
} from '../../../../analysis/estimates/reliability/positive-definite.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose } from '../../../support/golden.ts';

/** B B' + 1 for any B is positive definite. */
const positiveDefinite: fc.Arbitrary<Matrix> = fc
  .array(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 4, maxLength: 4 }), {
    minLength: 4,
    maxLength: 4,
  })
  .map((b) => b.map((row, i) => b.map((other, j) => dot(row, other) + (i === j ? 1 : 0))));

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

function rootOf(matrix: Matrix): Matrix {
  const root = choleskyRoot(matrix);
  assert.ok(root !== undefined);
  return root;
}

describe('choleskyRoot', () => {
  it('is a triangle that gives the matrix when multiplied by its mirror', () => {
    forAll([positiveDefinite], (matrix) => {
      const root = rootOf(matrix);
      matrix.forEach((row, i) => {
        row.forEach((value, j) => {
          assertClose(dot(root[i] ?? [], root[j] ?? []), value, 1e-9);
          if (j > i) assert.equal(root[i]?.[j], 0);
        });
      });
    });
  });

  it('is not there for a matrix that is not positive definite', () => {
    assert.equal(choleskyRoot([[0]]), undefined);
    assert.equal(
      choleskyRoot([
        [1, 2],
        [2, 1],
      ]),
      undefined,
    );
    assert.equal(
      choleskyRoot([
        [1, 1],
        [1, 1],
      ]),
      undefined,
    );
    assert.equal(choleskyRoot([[Number.NaN]]), undefined);
  });
});

describe('solveByRoot and inverseByRoot', () => {
  it('undo the matrix', () => {
    forAll([positiveDefinite], (matrix) => {
      const root = rootOf(matrix);
      const inverse = inverseByRoot(root);
      const right = [1, -2, 3, 0];
      const solution = solveByRoot(root, right);
      matrix.forEach((row, i) => {
        assertClose(dot(row, solution), right[i] ?? Number.NaN, 1e-7);
        inverse.forEach((column, j) => {
          assertClose(dot(row, column), i === j ? 1 : 0, 1e-7);
        });
      });
    });
  });
});

describe('logDeterminant', () => {
  it('is the logarithm of the determinant', () => {
    const matrix = [
      [4, 1],
      [1, 3],
    ];
    assertClose(logDeterminant(rootOf(matrix)), Math.log(11), 1e-12);
  });
});
