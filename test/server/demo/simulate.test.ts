/** Simulated responses: the same in every run, valid, and with everything in them that real ones have. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { makeSeededRandom } from '../../../server/demo/seeded-random.ts';
import { makeSimulation, simulatedResponses } from '../../../server/demo/simulate.ts';
import { simulatedInstitutions } from '../../../server/demo/simulated-institutions.ts';
import { answerFaults } from '../../../survey-definitions/answer-faults.ts';
import type { AnswerCodes } from '../../../survey-definitions/answers.ts';
import { MISSING_CODES } from '../../../survey-definitions/missing.ts';
import { firstSlotOf } from '../../../survey-definitions/slots.ts';
import { shippedInstrument } from '../../survey-definitions/shipped.ts';
import { EDUCATOR } from '../import/educator-file.ts';

const { instrument } = EDUCATOR;
const SLOTS = firstSlotOf(instrument);

const codesOf = (rows: readonly AnswerCodes[], itemId: string) =>
  rows.map((row) => row[SLOTS.get(itemId) ?? -1] ?? 0);

function meanOf(rows: readonly AnswerCodes[], itemId: string): number {
  const given = codesOf(rows, itemId).filter((code) => code > 0);
  return given.reduce((sum, code) => sum + code, 0) / given.length;
}

function simulated(count: number, seed = 1, preparednessShift = 0): readonly AnswerCodes[] {
  const settings = { instrument, form: 'full' as const, seed, preparednessShift };
  return [...simulatedResponses(settings, count)].map(({ encoded }) => encoded.codes);
}

describe('simulated responses', () => {
  it('are the same for the same seed and others for another', () => {
    assert.deepEqual(simulated(20, 4), simulated(20, 4));
    assert.notDeepEqual(simulated(20, 4), simulated(20, 5));
  });

  it('are answers that the questionnaire accepts, in both forms and for both instruments', () => {
    for (const asked of [instrument, shippedInstrument('institution-provision')]) {
      for (const form of ['core', 'full'] as const) {
        const next = makeSimulation({ instrument: asked, form, seed: 2 });
        for (let made = 0; made < 50; made++) {
          const faults = answerFaults(asked, form, next().answers);
          assert.deepEqual(
            faults.filter(({ fault }) => fault !== 'required'),
            [],
          );
        }
      }
    }
  });

  it('hold all five kinds of missing', () => {
    const found = new Set(simulated(200).flat());
    for (const [kind, code] of Object.entries(MISSING_CODES)) assert.ok(found.has(code), kind);
  });

  it('find modules more important than they feel prepared to teach them', () => {
    const rows = simulated(400);
    for (const { importance, preparedness } of instrument.gaps) {
      assert.ok(meanOf(rows, importance) > meanOf(rows, preparedness) + 0.5, importance);
    }
  });

  it('are less prepared in a wave that is shifted down', () => {
    assert.ok(
      meanOf(simulated(400, 1, -0.5), 'prep_governance') <
        meanOf(simulated(400, 1), 'prep_governance') - 0.15,
    );
  });

  it('reach every branch of the questionnaire', () => {
    const rows = simulated(400);
    for (const itemId of ['why_none', 'cpd_useful', 'detail_machine_learning']) {
      const shown = codesOf(rows, itemId).filter((code) => code !== MISSING_CODES['not-shown']).length;
      assert.ok(shown > 0 && shown < rows.length, `${itemId}: ${shown}`);
    }
  });
});

describe('simulated institutions', () => {
  for (const responses of [352, 373]) {
    it(`are forty in which ${responses} people answer, never more than could`, () => {
      const institutions = simulatedInstitutions(responses);
      assert.equal(institutions.length, 40);
      assert.equal(new Set(institutions.map(({ institutionId }) => institutionId)).size, 40);
      assert.equal(
        institutions.reduce((sum, institution) => sum + institution.responses, 0),
        responses,
      );
      assert.ok(institutions.every((institution) => institution.eligible > institution.responses));
      assert.ok(institutions.every((institution) => institution.eligible >= 5));
    });
  }
});

describe('seeded random numbers', () => {
  it('are even, and normal ones have mean 0 and standard deviation 1', () => {
    const random = makeSeededRandom(9);
    const uniforms = Array.from({ length: 20_000 }, random.uniform);
    assert.ok(uniforms.every((value) => value >= 0 && value < 1));
    assert.ok(Math.abs(uniforms.reduce((sum, value) => sum + value, 0) / 20_000 - 0.5) < 0.01);
    const normals = Array.from({ length: 20_000 }, random.normal);
    const mean = normals.reduce((sum, value) => sum + value, 0) / 20_000;
    const variance = normals.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 19_999;
    assert.ok(Math.abs(mean) < 0.03 && Math.abs(variance - 1) < 0.05, `${mean} ${variance}`);
  });
});
