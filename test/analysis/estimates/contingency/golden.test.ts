/** Tables of counts agree with R: every field of every golden case. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { fisherExact } from '../../../../analysis/estimates/contingency/fisher-exact.ts';
import { fisherFreemanHalton } from '../../../../analysis/estimates/contingency/fisher-freeman-halton.ts';
import { differences } from '../../../oracle/differences.ts';
import type { JsonObject } from '../../../oracle/topic.ts';
import { contingency } from '../../../oracle/topics/contingency.ts';
import { assertClose, goldenCases } from '../../../support/golden.ts';

const cases = goldenCases<JsonObject, JsonObject>('contingency');

describe('golden contingency', () => {
  for (const { id, input, expected, tol_rel } of cases) {
    it(`agrees with R: ${id}`, () => {
      const calculation = contingency.calculations.find(({ takes }) => takes(input));
      assert.ok(calculation !== undefined);
      const found = calculation.calculate(input, { meta: { topic: 'contingency' }, cases: [] });
      const rules = { tolerance: tol_rel, fieldTolerances: {}, notCompared: [] };
      assert.deepEqual(differences(expected, found, rules), []);
    });
  }

  it('keeps the digits of the smallest p, 8.4e-231, by either exact test', () => {
    const { input, expected } = cases.find(({ id }) => id === 'tab_huge') ?? assert.fail();
    const table = input.table as readonly (readonly number[])[];
    for (const result of [fisherExact(table), fisherFreemanHalton(table)]) {
      assert.ok(result.kind === 'test');
      assertClose(result.p / Number(expected.fisher_p), 1, 1e-9, 'p over its value in R');
    }
  });
});
