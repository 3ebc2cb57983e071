/** Rule R7: what changed by fewer than ten respondents since it was shown stays as it was. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { ReleasedView } from '../../../analysis/disclosure/release.ts';
import type { ControlledRelease } from '../../../analysis/disclosure/release-log.ts';
import { released, respondents, tabulated } from '../../support/disclosure-wave.ts';

function nOf({ content }: ControlledRelease, viewId: string): ReleasedView['n'] | undefined {
  return content.views.find(({ id }) => id === viewId)?.n;
}

const forty = respondents(40, { training: 1 });
const thirty = respondents(30, { training: 2 });

describe('an interim release', () => {
  it('shows the whole wave and no breakdown', () => {
    const { content } = released(tabulated(forty, thirty), { kind: 'interim' });
    assert.deepEqual(
      content.views.map(({ id }) => id),
      ['all'],
    );
    assert.deepEqual(content.withheldBreakdowns, ['years', 'training']);
  });

  it('tells no more of the groups than the final release will', () => {
    const { content } = released(tabulated(respondents(21), respondents(12, { training: 2 })), {
      kind: 'interim',
    });
    assert.deepEqual(content.views[0]?.measures['item:training'], { kind: 'suppressed' });
  });
});

describe('a later release', () => {
  const interim = released(tabulated(forty, thirty), { kind: 'interim' });
  const final = released(tabulated(forty, thirty));

  it('keeps the earlier numbers of a wave that gained one to nine', () => {
    for (const gained of [1, 9]) {
      const later = released(tabulated(forty, thirty, respondents(gained)), { previous: interim });
      assert.equal(later.content.kind, 'final');
      assert.deepEqual(later.content.views, interim.content.views);
      assert.deepEqual(later.content.participation.received, { kind: 'exact', n: 70 });
      assert.deepEqual(later.log.decisions[0]?.reason, 'changed-by-less-than-threshold');
      assert.equal(later.log.n, 70 + gained);
      assert.equal(later.log.shownSizes.all, 70);
    }
  });

  it('keeps them when one to nine withdrew, and when one left and another came', () => {
    const fewer = released(tabulated(respondents(39), thirty), { previous: interim });
    assert.deepEqual(nOf(fewer, 'all'), { kind: 'exact', n: 70 });
    const other = released(tabulated(respondents(39), respondents(1, { imp_ethics: 1 }), thirty), {
      previous: interim,
    });
    assert.deepEqual(other.content.views, interim.content.views);
  });

  it('is measured against what was shown and not against what was counted', () => {
    const second = released(tabulated(forty, thirty, respondents(6)), { kind: 'interim', previous: interim });
    const third = released(tabulated(forty, thirty, respondents(12)), { previous: second });
    assert.deepEqual(nOf(third, 'all'), { kind: 'exact', n: 82 });
  });

  it('shows everything when nothing changed or ten and more came', () => {
    const same = released(tabulated(forty, thirty), { previous: interim });
    assert.deepEqual(same.content, final.content);
    const more = released(tabulated(forty, thirty, respondents(10)), { previous: interim });
    assert.deepEqual(nOf(more, 'training:none'), { kind: 'exact', n: 50 });
  });

  it('keeps a breakdown of which one group changed slightly', () => {
    const later = released(
      tabulated(forty, thirty, respondents(20, { training: 1 }), respondents(4, { training: 2 })),
      { previous: final },
    );
    assert.deepEqual(nOf(later, 'all'), { kind: 'exact', n: 94 });
    assert.deepEqual(nOf(later, 'training:none'), { kind: 'exact', n: 40 });
    assert.deepEqual(nOf(later, 'training:events'), { kind: 'exact', n: 30 });
    const composition = later.content.views[0]?.measures['item:training'];
    assert.deepEqual(composition, final.content.views[0]?.measures['item:training']);
    assert.deepEqual(later.log.groupSizes.training, { '1': 40, '2': 30 });
  });

  it('updates a breakdown whose groups are unchanged or changed by ten and more', () => {
    const later = released(tabulated(forty, thirty, respondents(12, { training: 2 })), { previous: final });
    assert.deepEqual(nOf(later, 'training:none'), { kind: 'exact', n: 40 });
    assert.deepEqual(nOf(later, 'training:events'), { kind: 'exact', n: 42 });
  });
});
