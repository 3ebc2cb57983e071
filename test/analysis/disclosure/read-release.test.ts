/** What may be read of a release. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { readFigure, readTable, readWholeTable } from '../../../analysis/disclosure/read-release.ts';
import { notEstimable } from '../../../analysis/estimates/estimate.ts';
import { released, respondents, tabulated } from '../../support/disclosure-wave.ts';

describe('reading a release', () => {
  const large = released(tabulated(respondents(30))).content.views[0];
  const small = released(tabulated(respondents(12))).content.views[0];
  const figure = { key: 'gap:ethics', kind: 'pair', name: 'share' } as const;

  it('gives tables of large groups only', () => {
    assert.equal(readTable(large, 'gap:ethics', 'pair').kind, 'shown');
    assert.deepEqual(readTable(small, 'gap:ethics', 'pair'), { kind: 'suppressed', reason: 'protected' });
    assert.deepEqual(readTable(large, 'no-such-measure', 'pair').kind, 'suppressed');
    assert.deepEqual(readTable(undefined, 'gap:ethics', 'pair').kind, 'suppressed');
  });

  it('gives tables with those who did not answer of the whole wave only', () => {
    const { views } = released(tabulated(respondents(30), respondents(30, { training: 2 }))).content;
    const group = views.find(({ breakdown }) => breakdown === 'training');
    assert.equal(readWholeTable(large, 'item:imp_ethics', 'count').kind, 'shown');
    assert.equal(readTable(group, 'item:imp_ethics', 'count').kind, 'shown');
    assert.equal(readWholeTable(group, 'item:imp_ethics', 'count').kind, 'suppressed');
  });

  it('gives figures of both, rounded ones as they were released', () => {
    const computed = readFigure(large, figure, (table) => notEstimable('no-data', table.counts.length));
    assert.deepEqual(computed, { kind: 'shown', result: { kind: 'not-estimable', reason: 'no-data', n: 5 } });
    const rounded = readFigure(small, figure, () => notEstimable('no-data', 0));
    assert.equal(rounded.kind === 'shown' && rounded.result.kind, 'coarse');
    assert.equal(
      readFigure(small, { ...figure, name: 'with-gap' }, () => notEstimable('no-data', 0)).kind,
      'suppressed',
    );
  });

  it('refuses a table of another kind, which is a mistake of the caller', () => {
    assert.throws(() => readTable(large, 'gap:ethics', 'count'), RangeError);
  });
});
