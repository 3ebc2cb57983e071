/** From how many institutions on a comparison may be shown. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { institutionGate } from '../../../../analysis/estimates/benchmark/gates.ts';
import { assertReason } from '../../../support/golden.ts';

const sizes = (institutions: number) => Array.from({ length: institutions }, () => 7);

describe('institutionGate', () => {
  it('asks for five institutions in a funnel and for ten to shrink', () => {
    assertReason(institutionGate('funnel', sizes(4)) ?? { kind: 'shown' }, 'below_gate');
    assert.equal(institutionGate('funnel', sizes(5)), undefined);
    assertReason(institutionGate('shrinkage', sizes(9)) ?? { kind: 'shown' }, 'below_gate');
    assert.equal(institutionGate('shrinkage', sizes(10)), undefined);
  });

  it('counts the institutions with an answer only, and says how many answered', () => {
    const result = institutionGate('funnel', [...sizes(4), 0, 0]);
    assert.equal(result?.n, 28);
    assert.equal(institutionGate('funnel', [])?.n, 0);
  });

  it('refuses what is no size, by name', () => {
    assert.throws(() => institutionGate('funnel', [3, -1]), /^RangeError: sizes\[1\]/);
  });
});
