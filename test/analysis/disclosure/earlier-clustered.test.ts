/** Rule R7 for cluster-robust figures: they stay with the tables that they are of. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { ControlledRelease } from '../../../analysis/disclosure/release-log.ts';
import type { CountedBallot } from '../../../analysis/tables/tabulate.ts';
import { released, tabulated } from '../../support/disclosure-wave.ts';
import { clusteredIn, colleagues, institutionAt, viewIn } from '../../support/institution-wave.ts';

/** Twelve institutions, each with so many without training and so many with events. */
function wave(none: number, events: number): readonly CountedBallot[] {
  return Array.from({ length: 12 }, (_, j) => [
    ...colleagues(institutionAt(j), none + (j % 2), { training: 1, prep_ethics: 1 + (j % 4) }),
    ...colleagues(institutionAt(j), events, { training: 2, prep_ethics: 2 + (j % 3) }),
  ]).flat();
}

const ethics = ({ content }: ControlledRelease, viewId: string) =>
  clusteredIn(content, 'gap:ethics', 'share', viewId);
const pairOf = ({ content }: ControlledRelease) => content.comparisons?.training?.['score:preparedness'];

const earlier = released(tabulated(wave(4, 3)));
const newcomers = (count: number, training: number) =>
  colleagues('hei-13', count, { training, imp_ethics: 5, prep_ethics: 1 });

describe('a later release of institutions', () => {
  it('keeps intervals and comparisons where the whole wave changed slightly', () => {
    const later = released(tabulated(wave(4, 3), newcomers(3, 1)), { previous: earlier });
    assert.deepEqual(later.content.views, earlier.content.views);
    assert.deepEqual(later.content.comparisons, earlier.content.comparisons);
    assert.notEqual(pairOf(later), undefined);
  });

  it('keeps a breakdown with its intervals and all of its comparisons where one group changed slightly', () => {
    const more = [newcomers(20, 1), newcomers(4, 2)] as const;
    const later = released(tabulated(wave(4, 3), ...more), { previous: earlier });
    const fresh = released(tabulated(wave(4, 3), ...more));
    assert.deepEqual(viewIn(later.content, 'training:none'), viewIn(earlier.content, 'training:none'));
    assert.deepEqual(pairOf(later), pairOf(earlier));
    assert.notDeepEqual(pairOf(fresh), pairOf(earlier));
    assert.deepEqual(ethics(later, 'all'), ethics(fresh, 'all'));
    assert.notDeepEqual(ethics(later, 'all'), ethics(earlier, 'all'));
    const composition = 'item:training';
    const before = viewIn(earlier.content)?.clustered?.figures[composition];
    assert.notEqual(before, undefined);
    assert.deepEqual(viewIn(later.content)?.clustered?.figures[composition], before);
    assert.deepEqual(
      viewIn(later.content)?.clustered?.figures['formal-training'],
      viewIn(earlier.content)?.clustered?.figures['formal-training'],
    );
  });

  it('drops the comparisons of a kept breakdown that had none', () => {
    const { comparisons: _, ...content } = earlier.content;
    const more = [newcomers(20, 1), newcomers(4, 2)] as const;
    const later = released(tabulated(wave(4, 3), ...more), { previous: { ...earlier, content } });
    assert.equal(pairOf(later), undefined);
    assert.equal('comparisons' in later.content, false);
  });

  it('updates everything where groups are unchanged or changed by ten and more', () => {
    const more = newcomers(15, 2);
    const later = released(tabulated(wave(4, 3), more), { previous: earlier });
    assert.deepEqual(later.content, released(tabulated(wave(4, 3), more)).content);
    assert.notDeepEqual(pairOf(later), pairOf(earlier));
  });

  it('keeps everything where somebody left one institution and came to another with the same answers', () => {
    const [leaver, ...others] = wave(4, 3);
    assert.ok(leaver !== undefined);
    const moved = tabulated(others, [{ ...leaver, stratumId: institutionAt(11) }]);
    const fresh = released(moved);
    assert.notDeepEqual(fresh.content.views, earlier.content.views);
    const later = released(moved, { previous: earlier });
    assert.deepEqual(later.content.views, earlier.content.views);
    assert.deepEqual(later.content.comparisons, earlier.content.comparisons);
  });

  it('has intervals beside the same tables where the earlier one was made before there were any', () => {
    const { comparisons: _, ...content } = earlier.content;
    const bare = {
      ...earlier,
      content: { ...content, views: content.views.map(({ clustered: __, ...view }) => view) },
    };
    const later = released(tabulated(wave(4, 3)), { previous: bare });
    assert.deepEqual(later.content, earlier.content);
  });
});
