/** For which institution a ballot is counted: the same rule for ballots cast here and imported ones. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { NO_STRATUM, NOT_LISTED, stratumOf } from '../../../server/study/stratum-of.ts';

const STRATA = [NO_STRATUM, 'north', 'south'];

describe('the stratum of a ballot', () => {
  for (const mode of ['confidential', 'identified', 'anonymous'] as const) {
    it(`is the institution that was named, where the ${mode} wave's frame has it`, () => {
      for (const [declared, stratumId] of [
        ['north', 'north'],
        ['elsewhere', NO_STRATUM],
        [NOT_LISTED, NO_STRATUM],
        [undefined, NO_STRATUM],
      ] as const) {
        const expected = { stratumId, declaredInstitutionId: undefined };
        assert.deepEqual(stratumOf({ mode, strata: STRATA }, declared), expected);
      }
    });
  }

  it('is none in the open mode, where an institution is a claim that nobody checks', () => {
    for (const [declared, declaredInstitutionId] of [
      ['north', 'north'],
      ['elsewhere', 'elsewhere'],
      [NOT_LISTED, undefined],
      [undefined, undefined],
    ] as const) {
      const expected = { stratumId: NO_STRATUM, declaredInstitutionId };
      assert.deepEqual(stratumOf({ mode: 'open', strata: STRATA }, declared), expected);
    }
  });
});
