/** Respondents within institutions agree with R in every field of the golden cases. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { differences } from '../../../oracle/differences.ts';
import type { JsonObject } from '../../../oracle/topic.ts';
import { agreementWithin } from '../../../oracle/topics/agreement-within.ts';
import { clustered } from '../../../oracle/topics/clustered.ts';
import { goldenCases } from '../../../support/golden.ts';

for (const topic of [clustered, agreementWithin]) {
  describe(topic.topic, () => {
    const cases = goldenCases<JsonObject, JsonObject>(topic.topic);
    const file = { meta: { topic: topic.topic }, cases };
    for (const { id, input, expected, tol_rel } of cases) {
      it(`agrees with R: ${id}`, () => {
        const calculation = topic.calculations.find(({ takes }) => takes(input));
        assert.ok(calculation);
        const rules = { tolerance: tol_rel, fieldTolerances: {}, notCompared: [] };
        assert.deepEqual(differences(expected, calculation.calculate(input, file), rules), []);
      });
    }
  });
}
