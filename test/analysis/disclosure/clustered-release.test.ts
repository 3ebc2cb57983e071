/** What a release says of respondents of many institutions: finished intervals, and nothing of an institution. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { ClusteredPair, ReleaseContent } from '../../../analysis/disclosure/release.ts';
import { roundHalfUp } from '../../../analysis/disclosure/shown-precision.ts';
import { clusteredMean } from '../../../analysis/estimates/clusters/clustered-mean.ts';
import { wilsonShare } from '../../../analysis/estimates/describe/wilson-share.ts';
import type { CountedBallot } from '../../../analysis/tables/tabulate.ts';
import { canonicalJson } from '../../../survey-definitions/canonical-json.ts';
import { INSTRUMENT, released, respondents, tabulated } from '../../support/disclosure-wave.ts';
import { type GoldenCase, goldenCases } from '../../support/golden.ts';
import {
  ballotsOfTables,
  clusteredIn,
  colleagues,
  DIFFERING,
  institutionAt,
  viewIn,
} from '../../support/institution-wave.ts';

function contentOf(...groups: readonly (readonly CountedBallot[])[]): ReleaseContent {
  return released(tabulated(...groups)).content;
}

interface GoldenInput {
  readonly tables?: readonly (readonly number[])[];
  readonly tables_a?: readonly (readonly number[])[];
  readonly tables_b?: readonly (readonly number[])[];
  readonly values: readonly number[];
}

type Golden = GoldenCase<
  GoldenInput,
  Readonly<Record<string, number>> & { readonly ci_cr2?: readonly number[] }
>;

const golden = goldenCases<GoldenInput, Golden['expected']>('clustered');

/** Everybody as prepared in ethics as in governance, so that the score is the code. */
const scored = (code: number) => ({ prep_ethics: code, prep_governance: code });

/** Whether likeness rests on ten institutions of two and more, none of them half of all colleagues. */
function tellsLikeness(tables: readonly (readonly number[])[]): boolean {
  const colleagues = tables.map((counts) => counts.reduce((sum, count) => sum + count, 0) - 1);
  const all = colleagues.reduce((sum, count) => sum + count, 0);
  return colleagues.filter((others) => others > 0).length >= 10 && Math.max(...colleagues) <= all / 2;
}

describe('the golden institutions, from ballots to the release', () => {
  for (const { id, input, expected } of golden) {
    const { tables, values } = input;
    if (tables === undefined || values.length !== 5 || tables.length < 10) continue;
    it(`has the interval of R, rounded: ${id}`, () => {
      const mean = clusteredIn(contentOf(ballotsOfTables(tables, scored)), 'score:preparedness', 'mean');
      assert.deepEqual(mean, {
        lower: roundHalfUp(expected.ci_cr2?.[0] ?? Number.NaN, 2),
        upper: roundHalfUp(expected.ci_cr2?.[1] ?? Number.NaN, 2),
        level: 0.95,
        designEffect: tellsLikeness(tables) ? roundHalfUp(expected.deff_cr2 ?? Number.NaN, 1) : null,
        icc: tellsLikeness(tables) ? roundHalfUp(expected.icc1 ?? Number.NaN, 2) : null,
      });
    });
  }

  it('has the share of R, in whole percent', () => {
    const { input, expected } = caseOf('share_binary');
    const content = contentOf(
      ballotsOfTables(input.tables ?? [], (code) => ({ imp_ethics: 5, prep_ethics: code === 2 ? 1 : 4 })),
    );
    const share = clusteredIn(content, 'gap:ethics', 'share');
    assert.deepEqual(
      [share?.lower, share?.upper, share?.designEffect, share?.icc],
      [0.33, 0.47, roundHalfUp(expected.deff_cr2 ?? 0, 1), roundHalfUp(expected.icc1 ?? 0, 2)],
    );
  });

  it('has the difference of two groups of R, and none from eight institutions', () => {
    const { input, expected } = caseOf('diff_role');
    assert.deepEqual(comparedScores(input), {
      first: 'training:none',
      second: 'training:events',
      difference: roundHalfUp(expected.diff ?? 0, 2),
      lower: roundHalfUp(expected.ci_cr2?.[0] ?? 0, 2),
      upper: roundHalfUp(expected.ci_cr2?.[1] ?? 0, 2),
      level: 0.95,
      p: Number((expected.p ?? 0).toPrecision(3)),
      n: (expected.n1 ?? 0) + (expected.n2 ?? 0),
    });
    assert.equal(comparedScores(caseOf('diff_role_small').input), undefined);
  });
});

function caseOf(id: string): Golden {
  const found = golden.find((each) => each.id === id);
  assert.ok(found !== undefined);
  return found;
}

function comparedScores({ tables_a = [], tables_b = [] }: GoldenInput): ClusteredPair | undefined {
  const content = contentOf(
    // R takes the second group less the first.
    ballotsOfTables(tables_b, (code) => ({ ...scored(code), training: 1 })),
    ballotsOfTables(tables_a, (code) => ({ ...scored(code), training: 2 })),
  );
  return content.comparisons?.training?.['score:preparedness']?.[0];
}

describe('institutions that differ', () => {
  const content = contentOf(DIFFERING);

  it('have a wider interval than independent answers would', () => {
    const share = clusteredIn(content, 'gap:ethics', 'share');
    const naive = wilsonShare(24, 48);
    assert.ok(share !== undefined && naive.kind === 'estimate');
    assert.ok(share.lower < naive.interval.lower - 0.1 && share.upper > naive.interval.upper + 0.1);
    assert.deepEqual([share.icc, share.designEffect], [1, 4.3]);
  });

  it('have the interval of the clustered mean of their tables', () => {
    const tables = Array.from({ length: 12 }, (_, j) => (j % 2 === 0 ? [0, 4] : [4, 0]));
    const { interval } = clusteredMean({ values: [0, 1], tables });
    assert.ok(interval.kind === 'estimate');
    const share = clusteredIn(content, 'gap:ethics', 'share');
    assert.equal(share?.lower, roundHalfUp(interval.interval.lower, 2));
    assert.equal(share?.upper, roundHalfUp(interval.interval.upper, 2));
  });

  it('have no interval where everybody answers alike, and none of coarse or hidden measures', () => {
    assert.equal(clusteredIn(content, 'need:time', 'absent'), undefined);
    const silent = colleagues(institutionAt(0), 30, { imp_governance: -2, training: 2 });
    const some = contentOf(DIFFERING, silent);
    for (const view of some.views) {
      for (const key of Object.keys(view.clustered?.figures ?? {})) {
        assert.equal(view.measures[key]?.kind, 'table', `${view.id} ${key}`);
      }
    }
  });

  it('have shares from 0 to 1, and needs with intervals that hold for all at once', () => {
    const rare = contentOf(
      Array.from({ length: 12 }, (_, j) => [
        ...colleagues(institutionAt(j), 3, { need_av_time: 5 }),
        ...colleagues(institutionAt(j), j === 0 ? 10 : 0, { need_av_time: 1 }),
      ]).flat(),
    );
    const absent = clusteredIn(rare, 'need:time', 'absent');
    const together = clusteredIn(rare, 'need:time', 'absent-simultaneous');
    assert.equal(absent?.lower, 0);
    assert.deepEqual([absent?.level, together?.level], [0.95, 1 - 0.05 / 2]);
    assert.ok((together?.upper ?? 0) > (absent?.upper ?? 1));
  });
});

describe('what could tell of one institution', () => {
  it('is left out: a share of fewer than ten people has no interval by institutions', () => {
    const withAbsent = (count: number) =>
      contentOf(
        Array.from({ length: 12 }, (_, j) => [
          ...colleagues(institutionAt(j), 4, { need_av_time: 5 }),
          ...colleagues(institutionAt(j), j < count ? 1 : 0, { need_av_time: 1 }),
        ]).flat(),
      );
    assert.equal(clusteredIn(withAbsent(9), 'need:time', 'absent'), undefined);
    assert.notEqual(clusteredIn(withAbsent(10), 'need:time', 'absent'), undefined);
  });

  it('is left out: likeness that rests on few institutions of two and more', () => {
    const withPairs = (count: number) =>
      contentOf(
        Array.from({ length: 24 }, (_, j) =>
          colleagues(institutionAt(j), j < count ? 4 : 1, { prep_ethics: 1 + (j % 5) }),
        ).flat(),
      );
    const [few, enough] = [9, 12].map((count) => clusteredIn(withPairs(count), 'gap:ethics', 'preparedness'));
    assert.deepEqual([few?.icc, few?.designEffect], [null, null]);
    assert.equal(enough?.icc, 1);
  });
});

describe('how many institutions there must be', () => {
  const ofInstitutions = (count: number) =>
    Array.from({ length: count }, (_, j) =>
      colleagues(institutionAt(j), 4, { prep_ethics: 1 + (j % 5), training: 1 + (j % 2) }),
    ).flat();

  it('is ten, and having none is not being of one', () => {
    const varied = respondents(4, { prep_ethics: 5 });
    assert.equal(viewIn(contentOf(ofInstitutions(9)))?.clustered, undefined);
    assert.equal(viewIn(contentOf(ofInstitutions(9), varied))?.clustered, undefined);
    assert.notEqual(viewIn(contentOf(ofInstitutions(10)))?.clustered, undefined);
  });

  it('is counted for each figure by who answered it', () => {
    const silent = colleagues(institutionAt(9), 4, { prep_ethics: -2 });
    const content = contentOf(ofInstitutions(9), silent);
    assert.equal(clusteredIn(content, 'gap:ethics', 'share'), undefined);
    assert.equal(content.participation.institutions, 10);
  });

  it('is counted for two groups together', () => {
    const content = contentOf(
      ...Array.from({ length: 12 }, (_, j) =>
        colleagues(institutionAt(j), 5, { prep_ethics: 1 + (j % 3), training: j < 6 ? 1 : 2 }),
      ),
    );
    assert.equal(viewIn(content, 'training:none')?.clustered, undefined);
    assert.equal(content.comparisons?.training?.['score:preparedness']?.length, 1);
  });

  it('is never reached in an open wave, nor by institutions that answer for themselves', () => {
    const open = contentOf(
      respondents(60, { prep_ethics: 1 }),
      respondents(60, { prep_ethics: 4, training: 2 }),
    );
    assert.ok(open.views.length > 1 && open.views.every(({ clustered }) => clustered === undefined));
    assert.equal(open.comparisons, undefined);
    const institutions = released(tabulated(ofInstitutions(12)), {
      instrument: { ...INSTRUMENT, respondent: 'institution' },
    }).content;
    assert.equal(viewIn(institutions)?.clustered, undefined);
  });

  it('takes those without an institution as one more cluster', () => {
    const tables = [...Array.from({ length: 10 }, (_, j) => [j % 3, 4 - (j % 3)]), [5, 1]];
    const ballots = tables.flatMap((counts, j) =>
      counts.flatMap((count, flagged) =>
        colleagues(j === 10 ? 'none' : institutionAt(j), count, {
          imp_ethics: 5,
          prep_ethics: flagged === 1 ? 1 : 4,
        }),
      ),
    );
    const { interval } = clusteredMean({ values: [0, 1], tables });
    const share = clusteredIn(contentOf(ballots), 'gap:ethics', 'share');
    assert.ok(interval.kind === 'estimate');
    assert.equal(share?.upper, roundHalfUp(interval.interval.upper, 2));
  });
});

describe('tie groups of institutions', () => {
  /** In each institution, some have only the first flag. */
  const wave = (alone: readonly number[]) =>
    alone.flatMap((count, j) => [
      ...colleagues(institutionAt(j), count, { imp_ethics: 5, prep_ethics: 1 }),
      ...colleagues(institutionAt(j), 8 - count, { imp_ethics: 5, prep_ethics: 4 }),
    ]);
  const tiesIn = (content: ReleaseContent) => viewIn(content)?.clustered?.tieGroups['flags:gaps'];

  it('stay together where one institution makes the difference', () => {
    const content = contentOf(wave([8, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    // McNemar alone would tell them apart: 16 against 0.
    assert.deepEqual(tiesIn(content), [['ethics', 'governance']]);
  });

  it('part where institutions agree, also where they agree to a person', () => {
    assert.deepEqual(tiesIn(contentOf(wave([4, 5, 3, 4, 6, 4, 3, 5, 4, 4, 5, 3]))), [
      ['ethics'],
      ['governance'],
    ]);
    assert.deepEqual(tiesIn(contentOf(wave(Array<number>(12).fill(4)))), [['ethics'], ['governance']]);
  });
});

describe('the content of a release of institutions', () => {
  it('is the same whatever the order of ballots and the names of institutions', () => {
    const mixed = DIFFERING.map((ballot, place) =>
      place % 3 === 0 ? { ...ballot, stratumId: 'none' } : ballot,
    );
    const inOrder = canonicalJson(contentOf(mixed));
    assert.equal(canonicalJson(contentOf(mixed.toReversed())), inOrder);
    const renamed = mixed.map((ballot) => ({
      ...ballot,
      stratumId: ballot.stratumId === 'none' ? 'none' : `z${ballot.stratumId.split('').reverse().join('')}`,
    }));
    assert.equal(canonicalJson(contentOf(renamed)), inOrder);
  });
});
