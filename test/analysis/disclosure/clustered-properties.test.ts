/** Whatever the wave, what a release says of institutions is finished, rounded, and of what it holds exactly. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type {
  ClusteredFigure,
  ClusteredPair,
  ReleaseContent,
  ReleasedView,
} from '../../../analysis/disclosure/release.ts';
import { canonicalJson } from '../../../survey-definitions/canonical-json.ts';
import { INSTRUMENT, released, tabulated } from '../../support/disclosure-wave.ts';
import { forAll } from '../../support/for-all.ts';
import { anyInstitutionWave, viewIn } from '../../support/institution-wave.ts';
import { leaksOf, leaksOfComposition, trueSize } from '../../support/release-attacker.ts';
import { leaksOfSums } from '../../support/size-attacker.ts';

const FIGURE_FIELDS = ['designEffect', 'icc', 'level', 'lower', 'upper'];
const PAIR_FIELDS = ['difference', 'first', 'level', 'lower', 'n', 'p', 'second', 'upper'];

interface Named<T> {
  readonly key: string;
  readonly name: string;
  readonly value: T;
}

function figuresIn({ clustered }: ReleasedView): readonly Named<ClusteredFigure>[] {
  return Object.entries(clustered?.figures ?? {}).flatMap(([key, figures]) =>
    Object.entries(figures).flatMap(([name, value]) => (value === undefined ? [] : [{ key, name, value }])),
  );
}

function pairsIn({ comparisons }: ReleaseContent): readonly Named<ClusteredPair>[] {
  return Object.entries(comparisons ?? {}).flatMap(([itemId, byMeasure]) =>
    Object.entries(byMeasure).flatMap(([key, pairs]) => pairs.map((value) => ({ key, name: itemId, value }))),
  );
}

function hasDecimals(value: number | null, decimals: number): boolean {
  return value === null || Math.abs(value * 10 ** decimals - Math.round(value * 10 ** decimals)) < 1e-9;
}

function isRounded({ lower, upper, designEffect, icc }: ClusteredFigure): boolean {
  return (
    hasDecimals(lower, 2) && hasDecimals(upper, 2) && hasDecimals(designEffect, 1) && hasDecimals(icc, 2)
  );
}

describe('any release of institutions', () => {
  it('gives the attackers no more than one without', () => {
    let clustered = 0;
    forAll(
      [anyInstitutionWave],
      (ballots) => {
        const tabulation = tabulated(ballots);
        const { content } = released(tabulation);
        clustered += content.views.filter((view) => figuresIn(view).length > 0).length;
        assert.deepEqual(leaksOf(content, tabulation), []);
        assert.deepEqual(leaksOfSums(content, tabulation, INSTRUMENT), []);
        assert.deepEqual(leaksOfComposition(content, 'training', [3, 4], tabulation), []);
      },
      100,
    );
    assert.ok(clustered > 50, 'waves with cluster-robust intervals are among them');
  });

  it('names no institution, and has of it nothing but finished and rounded figures', () => {
    forAll([anyInstitutionWave], (ballots) => {
      const { content } = released(tabulated(ballots));
      assert.ok(!/hei-\d/.test(canonicalJson(content)));
      for (const { value } of content.views.flatMap(figuresIn)) {
        assert.deepEqual(Object.keys(value).toSorted(), FIGURE_FIELDS);
        assert.ok(isRounded(value), canonicalJson(value));
      }
      for (const { value } of pairsIn(content)) {
        assert.deepEqual(Object.keys(value).toSorted(), PAIR_FIELDS);
        assert.ok([value.difference, value.lower, value.upper].every((each) => hasDecimals(each, 2)));
      }
    });
  });

  it('has them of tables only, and compares only groups that show the outcome exactly', () => {
    forAll([anyInstitutionWave], (ballots) => {
      const { content } = released(tabulated(ballots));
      const isTable = (viewId: string, key: string) =>
        content.views.find(({ id }) => id === viewId)?.measures[key]?.kind === 'table';
      for (const view of content.views) {
        const keys = [
          ...figuresIn(view).map(({ key }) => key),
          ...Object.keys(view.clustered?.tieGroups ?? {}),
        ];
        assert.ok(keys.every((key) => isTable(view.id, key)));
      }
      for (const { key, value } of pairsIn(content)) {
        assert.ok(isTable(value.first, key) && isTable(value.second, key));
      }
    });
  });

  it('is the same for the same ballots in another order', () => {
    forAll([anyInstitutionWave], (ballots) => {
      const inOrder = released(tabulated(ballots)).content;
      const reversed = released(tabulated(ballots.toReversed())).content;
      assert.equal(canonicalJson(reversed), canonicalJson(inOrder));
    });
  });

  it('compares two groups anew only where each is unchanged or changed by ten people and more', () => {
    forAll([anyInstitutionWave, anyInstitutionWave], (first, added) => {
      const before = tabulated(first);
      const earlier = released(before);
      const after = tabulated(first, added);
      const later = released(after, { previous: earlier });
      for (const viewId of comparedAnew(later.content, earlier.content)) {
        const now = viewIn(later.content, viewId);
        const then = viewIn(earlier.content, viewId);
        if (now === undefined || then === undefined || !isSame(now.group, then.group)) continue;
        const change = trueSize(now, after) - trueSize(then, before);
        assert.ok(change === 0 || change >= 10, `${viewId}: ${change}`);
      }
    });
  });
});

/** Views of which some pair compares in another way than before. */
function comparedAnew(now: ReleaseContent, before: ReleaseContent): readonly string[] {
  const earlier = pairsIn(before);
  return pairsIn(now).flatMap(({ key, value }) => {
    const then = earlier.find(
      (each) => each.key === key && each.value.first === value.first && each.value.second === value.second,
    );
    return then === undefined || isSame(then.value, value) ? [] : [value.first, value.second];
  });
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
