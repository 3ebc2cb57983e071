/** No group's size follows from what the figures of all groups add up to. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { coarseFigure } from '../../../analysis/disclosure/coarse-figures.ts';
import { controlRelease } from '../../../analysis/disclosure/control-release.ts';
import { figureSource } from '../../../analysis/disclosure/figure-sources.ts';
import { STAFF_POLICY } from '../../../analysis/disclosure/policy.ts';
import type { ReleaseContent, ReleasedMeasure, ReleasedView } from '../../../analysis/disclosure/release.ts';
import { mergeGroups } from '../../../analysis/tables/merge-tables.ts';
import type { Tabulation } from '../../../analysis/tables/tables.ts';
import { tabulate } from '../../../analysis/tables/tabulate.ts';
import { reconstructedAnswers } from '../../../server/demo/reconstruction.ts';
import { encodeAnswers } from '../../../survey-definitions/encode-answers.ts';
import type { Instrument } from '../../../survey-definitions/instrument.ts';
import { anyWave, INSTRUMENT, released, respondents, tabulated } from '../../support/disclosure-wave.ts';
import { forAll } from '../../support/for-all.ts';
import { trueGroups } from '../../support/release-attacker.ts';
import { leaksOfSums, sizesLeft } from '../../support/size-attacker.ts';
import { readShipped, SHIPPED } from '../../survey-definitions/shipped.ts';

const EDUCATOR = educatorInstrument();
/** Preparedness of 1.5 and 4.5: very different groups. */
const unlike = [
  respondents(9, { training: 1, prep_ethics: 1, prep_governance: 1 }),
  respondents(8, { training: 1, prep_ethics: 2, prep_governance: 2 }),
  respondents(8, { training: 2, prep_ethics: 4, prep_governance: 4 }),
  respondents(8, { training: 2, prep_ethics: 5, prep_governance: 5 }),
];

function educatorInstrument(): Instrument {
  const shipped = SHIPPED.find(({ id }) => id === 'educator-readiness');
  assert.ok(shipped !== undefined);
  return readShipped(shipped).instrument;
}

function reconstruction(): Tabulation {
  const ballots = reconstructedAnswers(EDUCATOR).map((answers) => ({
    codes: encodeAnswers(EDUCATOR, 'core', answers).codes,
    stratumId: 'none',
    channel: 'import',
    contactPeriod: 0,
  }));
  return tabulate(EDUCATOR, ballots, 'core');
}

function viewsOf({ views }: ReleaseContent, breakdown: string): readonly ReleasedView[] {
  return views.filter((view) => view.breakdown === breakdown);
}

describe('a figure of groups told in bands', () => {
  it('is left out where it would tell their sizes, and the log says so', () => {
    const tabulation = tabulated(...unlike);
    const { content, log } = released(tabulation);
    const views = viewsOf(content, 'training');
    assert.deepEqual(
      views.map(({ n }) => n),
      [
        { kind: 'band', from: 15, to: 22 },
        { kind: 'band', from: 15, to: 22 },
      ],
    );
    // 33 people with 97 points: 1.5 and 4.5 (to 0.05) leave 17 and 16 and no other sizes of 15 to 22.
    for (const { measures } of views)
      assert.deepEqual(measures['score:preparedness'], { kind: 'suppressed' });
    assert.deepEqual(
      log.decisions
        .filter(({ reason }) => reason === 'would-tell-sizes')
        .map(({ breakdown, measure }) => [breakdown, measure])[0],
      ['training', 'score:preparedness.mean'],
    );
    assert.deepEqual(leaksOfSums(content, tabulation, INSTRUMENT), []);
  });

  it('is told where the groups are much alike', () => {
    const some = (training: number, size: number) => [
      respondents(size, { training, prep_ethics: 2, prep_governance: 2 }),
      respondents(size + 1, { training, prep_ethics: 3, prep_governance: 4 }),
    ];
    const { content } = released(tabulated(...some(1, 8), ...some(2, 7)));
    for (const { measures } of viewsOf(content, 'training')) {
      assert.equal(measures['score:preparedness']?.kind, 'coarse');
    }
  });

  it('is one that the pages show: of gaps and scores, never of single items', () => {
    const { content } = released(tabulated(respondents(17), respondents(16, { training: 2 })));
    const [view] = viewsOf(content, 'training');
    const told = Object.entries(view?.measures ?? {}).flatMap(([key, measure]) =>
      measure.kind === 'coarse' ? [[key, Object.keys(measure.figures)]] : [],
    );
    assert.deepEqual(told, [
      ['gap:ethics', ['share', 'gap']],
      ['gap:governance', ['share', 'gap']],
      ['score:awareness', ['mean']],
      ['score:preparedness', ['mean']],
    ]);
  });
});

describe('any release', () => {
  it('leaves four sizes of every band to someone who adds up all that it tells', () => {
    forAll(
      [anyWave],
      (ballots) => {
        const tabulation = tabulated(ballots);
        assert.deepEqual(leaksOfSums(released(tabulation).content, tabulation, INSTRUMENT), []);
      },
      200,
    );
  });
});

describe('the release of the reconstruction', () => {
  const tabulation = reconstruction();
  const content = controlRelease(tabulation, {
    waveId: 'reconstruction',
    kind: 'final',
    instrument: EDUCATOR,
    instrumentHash: 'hash',
    form: 'core',
    softwareVersion: '0.1.0',
    policy: 'staff',
    invited: null,
  }).content;

  it('leaves four sizes of every band', () => {
    assert.equal(sizesLeft(content, tabulation, EDUCATOR).length, 12);
    assert.deepEqual(leaksOfSums(content, tabulation, EDUCATOR), []);
  });

  it('would be caught by the attacker if it told the mean of every item', () => {
    const careless = withItemMeans(content, tabulation);
    const leaks = leaksOfSums(careless, tabulation, EDUCATOR);
    assert.ok(leaks.includes('background:diagnostic has 21 respondents'), leaks.join('; '));
    assert.ok(leaks.includes('background:dual_qualified has 12 respondents'), leaks.join('; '));
  });
});

/** With each item's mean in each group that at least ten answered. */
function withItemMeans(content: ReleaseContent, truth: Tabulation): ReleaseContent {
  return {
    ...content,
    views: content.views.map((view) => ({ ...view, measures: measuresWith(view, truth) })),
  };
}

function measuresWith(view: ReleasedView, truth: Tabulation): ReleasedView['measures'] {
  if (view.n.kind === 'exact') return view.measures;
  const [first, ...others] = trueGroups(view, truth);
  if (first === undefined) return view.measures;
  const tables = Object.entries(others.reduce(mergeGroups, first).byMeasure);
  const means = tables.flatMap(([key, table]): readonly (readonly [string, ReleasedMeasure])[] => {
    if (table.kind !== 'count' || !/^item:(aware|att|imp|prep|need)_/.test(key)) return [];
    if (table.counts.reduce((sum, count) => sum + count, 0) < 10) return [];
    const source = figureSource({ key, name: 'mean' }, table, EDUCATOR);
    const figure = coarseFigure(source, { from: 10, to: 22 }, STAFF_POLICY);
    return [[key, { kind: 'coarse', figures: { mean: figure } }]];
  });
  return { ...view.measures, ...Object.fromEntries(means) };
}
