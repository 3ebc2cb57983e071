/** The constants of the preset `staff`, as the participant information prints them. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { bandOf, exactnessOf, STAFF_POLICY } from '../../../analysis/disclosure/policy.ts';
import { goldenCases } from '../../support/golden.ts';

interface Gates {
  readonly n: readonly number[];
}

interface Allowed {
  readonly percentage_ok: readonly boolean[];
}

describe('the preset staff', () => {
  it('has the thresholds that respondents are told', () => {
    assert.deepEqual(STAFF_POLICY, {
      name: 'staff',
      threshold: 10,
      exactFrom: 23,
      hardFloor: 5,
      bands: [
        { from: 10, to: 14 },
        { from: 15, to: 22 },
      ],
      leastValuesInBand: 4,
      meanStep: 0.1,
      meanIntervalStep: 0.5,
      shareStep: 0.1,
      reliabilityFrom: 30,
      alphaItemsFrom: 3,
      scoreBandFrom: 5,
      clustersFrom: 10,
    });
  });

  it('shows nothing below 10, rounded figures below 23, everything from 23', () => {
    assert.deepEqual(
      [0, 4, 5, 9, 10, 14, 15, 22, 23, 100].map((n) => exactnessOf(n, STAFF_POLICY)),
      ['nothing', 'nothing', 'nothing', 'nothing', 'coarse', 'coarse', 'coarse', 'coarse', 'exact', 'exact'],
    );
  });

  it('gives whole percentages at the sizes at which the authorities do', () => {
    const gate = goldenCases<Gates, Allowed>('disclosure').find(({ id }) => id === 'publish_gates');
    assert.ok(gate !== undefined);
    gate.input.n.forEach((n, index) => {
      const isExact = exactnessOf(Math.ceil(n), STAFF_POLICY) === 'exact';
      assert.equal(isExact, gate.expected.percentage_ok[index], `n = ${n}`);
    });
  });

  it('tells 10 to 22 in two bands', () => {
    assert.deepEqual(
      [10, 14, 15, 22].map((n) => bandOf(n, STAFF_POLICY)),
      [
        { from: 10, to: 14 },
        { from: 10, to: 14 },
        { from: 15, to: 22 },
        { from: 15, to: 22 },
      ],
    );
    assert.throws(() => bandOf(23, STAFF_POLICY), RangeError);
    assert.throws(() => bandOf(9, STAFF_POLICY), RangeError);
  });
});
