/** Whatever the wave, an attacker who reads the release learns nothing of a small group. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { ReleaseContent, ReleasedMeasure, ReleasedView } from '../../../analysis/disclosure/release.ts';
import type { GroupTables } from '../../../analysis/tables/tables.ts';
import { canonicalJson } from '../../../survey-definitions/canonical-json.ts';
import { anyWave, released, respondents, tabulated } from '../../support/disclosure-wave.ts';
import { forAll } from '../../support/for-all.ts';
import { leaksOf, leaksOfComposition, trueSize } from '../../support/release-attacker.ts';

describe('any release', () => {
  it('holds no number of a small group, and none follows by subtraction', () => {
    forAll(
      [anyWave],
      (ballots) => {
        const tabulation = tabulated(ballots);
        assert.deepEqual(leaksOf(released(tabulation).content, tabulation), []);
      },
      300,
    );
  });

  it('tells no more of the groups by saying who answered', () => {
    forAll(
      [anyWave],
      (ballots) => {
        const tabulation = tabulated(ballots);
        const { content } = released(tabulation);
        assert.deepEqual(leaksOfComposition(content, 'years', [], tabulation), []);
        assert.deepEqual(leaksOfComposition(content, 'training', [3, 4], tabulation), []);
      },
      300,
    );
  });

  it('is the same for the same ballots in another order', () => {
    forAll([anyWave], (ballots) => {
      const inOrder = released(tabulated(ballots)).content;
      const reversed = released(tabulated(ballots.toReversed())).content;
      assert.equal(canonicalJson(reversed), canonicalJson(inOrder));
    });
  });

  it('shows a group again only unchanged or changed by ten people and more', () => {
    forAll([anyWave, anyWave], (first, added) => {
      const before = tabulated(first);
      const earlier = released(before);
      const after = tabulated(first, added);
      const later = released(after, { previous: earlier });
      for (const view of later.content.views) {
        const same = earlier.content.views.find(({ id }) => id === view.id);
        if (same === undefined || canonicalJson(same.group) !== canonicalJson(view.group)) continue;
        const change = trueSize(view, after) - trueSize(same, before);
        const isUpdated = canonicalJson(same) !== canonicalJson(view);
        assert.ok(!isUpdated || change === 0 || change >= 10, `${view.id}: ${change}`);
      }
    });
  });

  it('would be caught by the attacker if it did not subtract', () => {
    const tabulation = tabulated(respondents(40, { years: 1 }), respondents(20, { years: 2 }));
    const { content } = released(tabulation);
    assert.deepEqual(leaksOf(content, tabulation), []);

    const table = (group: GroupTables | undefined): Readonly<Record<string, ReleasedMeasure>> => {
      const found = group?.byMeasure['gap:ethics'];
      return found === undefined ? {} : { 'gap:ethics': { kind: 'table', table: found } };
    };
    const careless: ReleaseContent = {
      ...content,
      views: [
        { ...viewOf(content, 'all'), measures: table(tabulation.whole) },
        { ...viewOf(content, 'years:up_to_5'), measures: table(tabulation.byBreakdown.years?.['1']) },
      ],
    };
    assert.deepEqual(
      leaksOf(careless, tabulation).filter((leak) => leak.includes('follows from subtraction')),
      ['gap:ethics of 20,20 follows from subtraction'],
    );
  });

  it('would be caught by the attacker if it told every n', () => {
    const tabulation = tabulated(respondents(25, { years: 1 }), respondents(25, { years: 2 }));
    const { content } = released(tabulation);
    const views = content.views.map((view) => ({ ...view, n: { kind: 'exact', n: 25 } as const }));

    assert.deepEqual(leaksOf(content, tabulation), []);
    assert.deepEqual(leaksOf({ ...content, views }, tabulation), ['all tells its n']);
  });
});

function viewOf(content: ReleaseContent, viewId: string): ReleasedView {
  const view = content.views.find(({ id }) => id === viewId);
  assert.ok(view !== undefined);
  return view;
}
