/** Comparisons of institutions agree with R in every field of the golden cases. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { differences } from '../../../oracle/differences.ts';
import type { JsonObject } from '../../../oracle/topic.ts';
import { benchmark } from '../../../oracle/topics/benchmark.ts';
import { goldenCases } from '../../../support/golden.ts';

describe(benchmark.topic, () => {
  const cases = goldenCases<JsonObject, JsonObject>(benchmark.topic);
  const file = { meta: { topic: benchmark.topic }, cases };
  for (const { id, input, expected, tol_rel } of cases) {
    it(`agrees with R: ${id}`, () => {
      const calculation = benchmark.calculations.find(({ takes }) => takes(input));
      assert.ok(calculation);
      const fieldTolerances = benchmark.fieldTolerances ?? {};
      const rules = { tolerance: tol_rel, fieldTolerances, notCompared: [] };
      assert.deepEqual(differences(expected, calculation.calculate(input, file), rules), []);
    });
  }
});
