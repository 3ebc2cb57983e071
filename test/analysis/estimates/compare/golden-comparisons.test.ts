/** Comparisons of groups agree with R: every field of the golden cases, and small p values to their last digits. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { differences } from '../../../oracle/differences.ts';
import type { JsonObject, OracleTopic } from '../../../oracle/topic.ts';
import { kGroups } from '../../../oracle/topics/k-groups.ts';
import { twoGroups } from '../../../oracle/topics/two-groups.ts';
import { twoProportions } from '../../../oracle/topics/two-proportions.ts';
import { goldenCases } from '../../../support/golden.ts';

/** Fields at any depth whose value is a p. */
function pValuesIn(fields: JsonObject, at = ''): readonly (readonly [string, number])[] {
  return Object.entries(fields).flatMap(([name, each]) => {
    if (typeof each === 'number') return /^p_|^p$|_p$/.test(name) ? [[`${at}${name}`, each] as const] : [];
    return each !== null && typeof each === 'object' && !Array.isArray(each)
      ? pValuesIn(each as JsonObject, `${at}${name}.`)
      : [];
  });
}

for (const topic of [twoGroups, twoProportions, kGroups] satisfies readonly OracleTopic[]) {
  describe(topic.topic, () => {
    const cases = goldenCases<JsonObject, JsonObject>(topic.topic);
    const file = { meta: { topic: topic.topic }, cases };
    for (const { id, input, expected, tol_rel } of cases) {
      it(`agrees with R: ${id}`, () => {
        const calculation = topic.calculations.find(({ takes }) => takes(input));
        assert.ok(calculation);
        const got = calculation.calculate(input, file);
        const rules = { tolerance: tol_rel, fieldTolerances: {}, notCompared: [] };
        assert.deepEqual(differences(expected, got, rules), []);

        const found = new Map(pValuesIn(got));
        for (const [name, p] of pValuesIn(expected)) {
          assert.ok(Math.abs((found.get(name) ?? Number.NaN) / p - 1) < 1e-7, `${name} over its value in R`);
        }
      });
    }
  });
}
