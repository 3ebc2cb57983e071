/** Associations agree with R: every field of the golden cases. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { differences } from '../../../oracle/differences.ts';
import type { JsonObject } from '../../../oracle/topic.ts';
import { correlation } from '../../../oracle/topics/correlation.ts';
import { goldenCases } from '../../../support/golden.ts';

describe('correlation', () => {
  const cases = goldenCases<JsonObject, JsonObject>(correlation.topic);
  const file = { meta: { topic: correlation.topic }, cases };
  for (const { id, input, expected, tol_rel } of cases) {
    it(`agrees with R: ${id}`, () => {
      const calculation = correlation.calculations.find(({ takes }) => takes(input));
      assert.ok(calculation);
      const got = calculation.calculate(input, file);
      const rules = { tolerance: tol_rel, fieldTolerances: {}, notCompared: [] };
      assert.deepEqual(differences(expected, got, rules), []);
      const p = expected.p_t;
      if (typeof p === 'number' && p > 0) assert.ok(Math.abs(Number(got.p_t) / p - 1) < 1e-7);
    });
  }
});
