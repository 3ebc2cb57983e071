/** Reliability as R has it: every field of every case, through the adapters that the oracle runs. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { differences } from '../../../oracle/differences.ts';
import type { OracleCase, OracleTopic } from '../../../oracle/topic.ts';
import { kr20 } from '../../../oracle/topics/kr20.ts';
import { reliability } from '../../../oracle/topics/reliability.ts';
import { scaleScores } from '../../../oracle/topics/scale-scores.ts';
import { goldenCases } from '../../../support/golden.ts';

function differencesOf(each: OracleCase, topic: OracleTopic) {
  const calculation = topic.calculations.find(({ takes }) => takes(each.input));
  assert.ok(calculation !== undefined);
  const got = calculation.calculate(each.input, { meta: { topic: topic.topic }, cases: [] });
  return differences(each.expected, got, {
    tolerance: each.tol_rel,
    fieldTolerances: topic.fieldTolerances ?? {},
    notCompared: topic.notCompared ?? [],
  });
}

for (const topic of [reliability, kr20, scaleScores]) {
  describe(`golden ${topic.topic}`, () => {
    for (const each of goldenCases<OracleCase['input'], OracleCase['expected']>(topic.topic)) {
      it(`agrees with R: ${each.id}`, () => {
        assert.deepEqual(differencesOf(each, topic), []);
      });
    }
  });
}
