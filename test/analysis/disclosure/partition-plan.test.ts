/** What each part of a partition may show beside an exact whole. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Part, partitionPlan } from '../../../analysis/disclosure/partition-plan.ts';
import { STAFF_POLICY } from '../../../analysis/disclosure/policy.ts';

function part(n: number, extra: Partial<Part> = {}): Part {
  return { respondents: n, sizes: [n], mayBeExact: true, mayBeCoarse: true, ...extra };
}

function kinds(whole: number, parts: readonly Part[]): readonly string[] {
  return partitionPlan({ respondents: whole, sizes: [whole] }, parts, STAFF_POLICY).map(({ kind }) => kind);
}

describe('the parts of a whole', () => {
  it('are exact from 23 where nobody is left over', () => {
    assert.deepEqual(kinds(73, [part(50), part(23)]), ['exact', 'exact']);
  });

  it('give way from the smallest up where fewer than 23 would be left over', () => {
    // 115 less 100 is the exact table of 15.
    assert.deepEqual(kinds(115, [part(100), part(15)]), ['coarse', 'coarse']);
    assert.deepEqual(kinds(155, [part(100), part(40), part(15)]), ['exact', 'coarse', 'coarse']);
  });

  it('stay exact where at least 23 are left over', () => {
    assert.deepEqual(kinds(130, [part(100), part(16), part(14)]), ['exact', 'coarse', 'coarse']);
  });

  it('are hidden until nobody or ten are outside everything shown', () => {
    // 100 is exact; 23 are left; 15 shown would leave 8 for a guess.
    assert.deepEqual(kinds(123, [part(100), part(15), part(8)]), ['exact', 'suppressed', 'suppressed']);
  });

  it('without figures of their own are hidden below 23', () => {
    const bare = { mayBeCoarse: false };
    assert.deepEqual(kinds(100, [part(60, bare), part(20, bare), part(20, bare)]), [
      'exact',
      'suppressed',
      'suppressed',
    ]);
  });

  it('are judged by every set of respondents that a table speaks of', () => {
    // Two pairs of flags: one is known of all, the other of 20 of the second part.
    const whole = { respondents: 80, sizes: [100, 80] };
    const parts = [
      { ...part(60), sizes: [60, 60], mayBeCoarse: false },
      { ...part(20), sizes: [40, 20], mayBeCoarse: false },
    ];
    assert.deepEqual(
      partitionPlan(whole, parts, STAFF_POLICY).map(({ kind }) => kind),
      ['suppressed', 'suppressed'],
    );
  });

  it('that nobody answered stay, since nothing can be subtracted from them', () => {
    assert.deepEqual(kinds(50, [part(50), part(0)]), ['exact', 'exact']);
  });
});
