/** What the pages say of a view: the right counts over the right people, or a reason. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Disclosed } from '../../../analysis/disclosure/disclosed.ts';
import type { ReleaseContent } from '../../../analysis/disclosure/release.ts';
import { overviewOf } from '../../../analysis/results/overview-of.ts';
import type { ShareFigure, ViewResults } from '../../../analysis/results/results.ts';
import { resultsOf } from '../../../analysis/results/results-of.ts';
import type { CountedBallot } from '../../../analysis/tables/tabulate.ts';
import { anyWave, INSTRUMENT, released, respondents, tabulated } from '../../support/disclosure-wave.ts';
import { forAll } from '../../support/for-all.ts';

function contentOf(...groups: readonly (readonly CountedBallot[])[]): ReleaseContent {
  return released(tabulated(...groups)).content;
}

function wholeOf(...groups: readonly (readonly CountedBallot[])[]): ViewResults {
  return resultsOf(contentOf(...groups), 'all', INSTRUMENT);
}

function shownIn<T>(disclosed: Disclosed<T> | null | undefined): T {
  assert.ok(disclosed?.kind === 'shown', 'not shown');
  return disclosed.result;
}

/** [count, n] of a share. */
function countsIn(
  share: Disclosed<ShareFigure> | null | undefined,
): readonly [number | null, number | object] {
  const { count, figure } = shownIn(share);
  return [count, figure.n];
}

describe('the gaps page', () => {
  const { gaps } = wholeOf(
    respondents(10, { imp_ethics: 5, prep_ethics: 1 }),
    respondents(8, { imp_ethics: 3, prep_ethics: 2 }),
    respondents(12, { imp_ethics: 4, prep_ethics: 5 }),
    respondents(3, { imp_ethics: 5, prep_ethics: -2 }),
  );
  const [ethics] = gaps.modules;

  it('has the share who find a module important and are unprepared, of complete pairs', () => {
    assert.deepEqual(countsIn(ethics?.share), [10, 30]);
    // Wilson, 10 of 30: 19.2 to 51.2 in 100.
    const { figure } = shownIn(ethics?.share);
    assert.ok(figure.kind === 'estimate');
    assert.ok(Math.abs(figure.interval.lower - 0.1923) < 5e-4);
    assert.ok(Math.abs(figure.interval.upper - 0.512) < 5e-4);
  });

  it('has means of complete pairs and answers of all who gave one', () => {
    const importance = shownIn(ethics?.importance);
    assert.ok(importance.kind === 'estimate');
    // (10 * 5 + 8 * 3 + 12 * 4) / 30
    assert.ok(Math.abs(importance.value - 122 / 30) < 1e-12);
    const gap = shownIn(ethics?.gap);
    assert.ok(gap.kind === 'estimate');
    // (10 * 4 + 8 * 1 - 12 * 1) / 30
    assert.ok(Math.abs(gap.value - 36 / 30) < 1e-12);
    assert.deepEqual(countsIn(ethics?.withGap), [18, 30]);
    const answers = shownIn(ethics?.importanceAnswers);
    assert.deepEqual([answers.n, answers.counts], [33, [0, 0, 8, 12, 13]]);
    assert.equal(shownIn(ethics?.preparednessAnswers).missing.skipped, 3);
  });

  it('has the ends of both scales', () => {
    assert.deepEqual(countsIn(ethics?.prepared), [12, 30]);
    assert.deepEqual(countsIn(ethics?.unprepared), [18, 30]);
    assert.deepEqual(countsIn(ethics?.ceiling), [13, 33]);
  });

  it('adjusts the tests over the modules that could be tested', () => {
    const alone = shownIn(ethics?.test);
    const none = shownIn(gaps.modules[1]?.test);
    assert.ok(alone.kind === 'test');
    // Governance is 3 and 3 throughout: no difference to test, so ethics is a family of one.
    assert.deepEqual(none.kind === 'not-estimable' && none.reason, 'all-zero-differences');
    const both = wholeOf(
      respondents(15, { imp_ethics: 5, prep_ethics: 1, imp_governance: 5, prep_governance: 1 }),
      respondents(15, { imp_ethics: 3, prep_ethics: 4, imp_governance: 3, prep_governance: 4 }),
    );
    const [first, second] = both.gaps.modules.map(({ test }) => shownIn(test));
    const single = wholeOf(
      respondents(15, { imp_ethics: 5, prep_ethics: 1 }),
      respondents(15, { imp_ethics: 3, prep_ethics: 4 }),
    );
    const unadjusted = shownIn(single.gaps.modules[0]?.test);
    assert.ok(first?.kind === 'test' && second?.kind === 'test' && unadjusted.kind === 'test');
    assert.ok(Math.abs(first.p - Math.min(1, 2 * unadjusted.p)) < 1e-12);
    assert.equal(first.p, second.p);
  });

  it('has a check on each test and its effect sizes, from complete pairs', () => {
    const sign = shownIn(ethics?.signTest);
    assert.ok(sign.kind === 'test');
    // 18 above and 12 below: twice the chance of 12 or fewer heads in 30.
    assert.deepEqual([sign.test, sign.statistic, sign.n], ['sign-test-exact', 18, 30]);
    assert.ok(Math.abs(sign.p - 0.3615946) < 1e-6);
    const biserial = shownIn(ethics?.rankBiserial);
    // Differences of 1 have mid-rank 10.5 (8 above, 12 below), the ten of 4 have 25.5.
    assert.ok(biserial.kind === 'point' && Math.abs(biserial.value - (84 + 255 - 126) / 465) < 1e-12);
    const dz = shownIn(ethics?.dz);
    // The squares of 10 times 4, 8 times 1, 12 times -1 add up to 180; less 30 times 1.2 squared, by 29.
    assert.ok(dz.kind === 'point' && Math.abs(dz.value - 1.2 / Math.sqrt((180 - 43.2) / 29)) < 1e-12);
  });

  it('adjusts sign tests as a family of their own', () => {
    const above = { imp_ethics: 5, prep_ethics: 1, imp_governance: 5, prep_governance: 1 };
    const below = { imp_ethics: 3, prep_ethics: 4, imp_governance: 3, prep_governance: 4 };
    const { gaps: two } = wholeOf(respondents(20, above), respondents(10, below));
    const [first, second] = two.modules.map(({ signTest }) => shownIn(signTest));
    // Twice 0.0987: the chance of 10 or fewer or 20 or more of 30.
    assert.ok(first?.kind === 'test' && Math.abs(first.p - 2 * 0.0987371) < 1e-6);
    assert.ok(second?.kind === 'test' && second.p === first.p);
  });

  it('keeps modules together that cannot be told apart, and tells others apart', () => {
    assert.deepEqual(shownIn(gaps.tieGroups), [['ethics'], ['governance']]);
    const close = wholeOf(
      respondents(4, { imp_ethics: 5, prep_ethics: 1 }),
      respondents(26, { imp_ethics: 1, prep_ethics: 1 }),
    );
    assert.deepEqual(shownIn(close.gaps.tieGroups), [['ethics', 'governance']]);
  });

  it('has rounded figures and nothing else of 10 to 22', () => {
    const [coarse] = wholeOf(respondents(6), respondents(6, { prep_ethics: 4 })).gaps.modules;
    const share = shownIn(coarse?.share);
    assert.deepEqual([share.figure.kind, share.count], ['coarse', null]);
    assert.deepEqual(shownIn(coarse?.gap).kind, 'coarse');
    const { signTest, rankBiserial, dz } = coarse ?? {};
    for (const hidden of [
      signTest,
      rankBiserial,
      dz,
      coarse?.test,
      coarse?.withGap,
      coarse?.prepared,
      coarse?.importanceAnswers,
    ]) {
      assert.equal(hidden?.kind, 'suppressed');
    }
  });
});

describe('the needs page', () => {
  const { needs } = wholeOf(
    respondents(12, { need_imp_time: 5, need_av_time: 2, top_needs: 1 }),
    respondents(6, { need_imp_time: 4, need_av_time: -3, top_needs: 2 }),
    respondents(7, { need_imp_time: 4, need_av_time: 3, top_needs: 2 }),
    respondents(8, { need_imp_time: 2, need_av_time: 1, top_needs: -2 }),
    respondents(4, { need_imp_time: -2, need_av_time: 1, top_needs: -5 }),
  );
  const [time] = needs.needs;

  it('parts those who rated a need into absent, unknown, there and not important', () => {
    assert.deepEqual(countsIn(time?.importantAndAbsent), [12, 33]);
    assert.deepEqual(countsIn(time?.importantAndUnknown), [6, 33]);
    assert.deepEqual(countsIn(time?.importantAndThere), [7, 33]);
    assert.deepEqual(countsIn(time?.notImportant), [8, 33]);
  });

  it('has availability among those who know', () => {
    const availability = shownIn(time?.availability);
    assert.ok(availability.kind === 'estimate');
    assert.equal(availability.n, 27);
    assert.ok(Math.abs(availability.value - (24 + 21 + 8) / 27) < 1e-12);
  });

  it('has the discrepancy of complete pairs, weighted by their mean importance', () => {
    const discrepancy = shownIn(time?.discrepancy);
    assert.ok(discrepancy.kind === 'estimate' && discrepancy.n === 27);
    // Importance 12 * 5, 7 * 4, 8 * 2; differences 12 * 3, 7 * 1, 8 * 1.
    assert.ok(Math.abs(discrepancy.value - (104 / 27) * (51 / 27)) < 1e-12);
    assert.equal(discrepancy.interval.method, 'student-t');
    const [few] = wholeOf(respondents(6), respondents(6, { need_av_time: 4 })).needs.needs;
    assert.equal(few?.discrepancy.kind, 'suppressed');
  });

  it('parts needs by simultaneous intervals, rounded as they are drawn', () => {
    const { groups, levelOfEach } = shownIn(needs.priority);
    assert.equal(levelOfEach, 0.975);
    // Wilson at 97.5 %: 12 of 33 for time; 0 of 37 for money, which ends below it.
    assert.deepEqual(
      groups.map((group) => group.map(({ id, interval }) => [id, interval.lower, interval.upper])),
      [[['time', 0.21, 0.56]], [['money', 0, 0.12]]],
    );
  });

  it('has the top needs of those who named any', () => {
    assert.deepEqual(countsIn(time?.top), [12, 25]);
    assert.deepEqual(countsIn(needs.needs[1]?.top), [13, 25]);
    assert.deepEqual(shownIn(needs.topTieGroups), [['money', 'time']]);
  });
});

describe('a scale', () => {
  it('has mean, spread, quartiles and who has no score', () => {
    const { awareness } = wholeOf(
      respondents(10, { aware_1: 1, aware_2: 1 }),
      respondents(15, { aware_1: 1, aware_2: 2 }),
      respondents(5, { aware_1: 2, aware_2: 2 }),
      respondents(2, { aware_1: -2 }),
    );
    assert.ok(awareness !== null);
    const mean = shownIn(awareness.score.mean);
    assert.ok(mean.kind === 'estimate');
    assert.ok(Math.abs(mean.value - 35 / 30) < 1e-12);
    assert.deepEqual(shownIn(awareness.score.median), { median: 1, lower: 1, upper: 2 });
    // Squares: 10 * (5/6)^2 + 15 * (1/6)^2 + 5 * (7/6)^2 = 14.1667; / 29.
    const spread = shownIn(awareness.score.standardDeviation);
    assert.ok(spread !== null && Math.abs(spread ** 2 - 14.166666666666666 / 29) < 1e-9);
    assert.equal(shownIn(awareness.score.withoutScore), 2);
    assert.deepEqual(
      shownIn(awareness.score.bands).map(({ from, to, share }) => [from, to, share.count]),
      [
        [0, 0, 5],
        [1, 1, 15],
        [2, 2, 10],
      ],
    );
    assert.deepEqual(countsOfOptions(awareness.items[0]?.options), [25, 5]);
  });

  it('joins bands until each holds five', () => {
    const { awareness } = wholeOf(
      respondents(3, { aware_1: 2, aware_2: 2 }),
      respondents(20, { aware_1: 1, aware_2: 2 }),
      respondents(4, { aware_1: 1, aware_2: 1 }),
    );
    assert.deepEqual(
      shownIn(awareness?.score.bands).map(({ from, to, share }) => [from, to, share.count]),
      [[0, 2, 27]],
    );
  });

  it('has a reliability from 30 complete answers, by the kind of its items', () => {
    const mixed = (n: number) =>
      wholeOf(
        respondents(n, { aware_1: 1, aware_2: 1, prep_ethics: 2, prep_governance: 2 }),
        respondents(n, { aware_1: 2, aware_2: 2, prep_ethics: 4, prep_governance: 4 }),
      );
    const few = shownIn(mixed(14).awareness?.score.reliability);
    assert.ok(few.kind === 'right-or-wrong');
    assert.deepEqual(few.kr20, { kind: 'not-estimable', reason: 'below-gate', n: 28 });
    const enough = shownIn(mixed(15).awareness?.score.reliability);
    assert.ok(enough.kind === 'right-or-wrong' && enough.kr20.kind === 'estimate');
    assert.ok(Math.abs(enough.kr20.value - 1) < 1e-12);
    assert.deepEqual(enough.items, [
      { itemId: 'aware_1', difficulty: { kind: 'point', value: 0.5, n: 30 } },
      { itemId: 'aware_2', difficulty: { kind: 'point', value: 0.5, n: 30 } },
    ]);
    const { itemKind, reliability } = mixed(15).preparedness ?? {};
    const two = shownIn(reliability);
    assert.ok(itemKind === 'rated' && two.kind === 'rated');
    assert.deepEqual(two.alpha, { kind: 'not-estimable', reason: 'below-gate', n: 30 });
  });

  it('is protected with its reliability where it is in a group of 10 to 22', () => {
    const { awareness } = wholeOf(respondents(20));
    assert.equal(awareness?.score.reliability.kind, 'suppressed');
    assert.equal(awareness?.score.itemKind, 'right-or-wrong');
  });
});

describe('the overview', () => {
  it('tells who answered and how many of those who were asked', () => {
    const tabulation = tabulated(
      respondents(28),
      respondents(3, { training: 3, country: 2 }),
      respondents(2, { training: 4 }),
    );
    const overview = overviewOf(released(tabulation, { invited: 66 }).content, INSTRUMENT);
    assert.deepEqual(overview.respondents, { kind: 'exact', n: 33 });
    assert.equal(overview.responseRate, 0.5);
    assert.equal(overview.countries, 2);
    const trained = shownIn(overview.formallyTrained);
    assert.ok(trained.figure.kind === 'estimate');
    // 5 of 33: 15 in 100, chance alone allows 7 to 31.
    const { lower, upper } = trained.figure.interval;
    assert.deepEqual(
      [
        trained.count,
        Math.round(trained.figure.value * 100),
        Math.round(lower * 100),
        Math.round(upper * 100),
      ],
      [5, 15, 7, 31],
    );
  });

  it('bounds the formally trained of all invited where fewer than half answered', () => {
    const tabulation = tabulated(
      respondents(26, { training: 1 }),
      respondents(5, { training: 4 }),
      respondents(5, { training: -2 }),
    );
    const worstOf = (invited: number | null) =>
      overviewOf(released(tabulation, { invited }).content, INSTRUMENT).formallyTrainedOfInvited;
    const worst = worstOf(100);
    assert.deepEqual([worst?.invited, worst?.unanswered], [100, 69]);
    const bounds = shownIn(worst?.bounds);
    assert.ok(bounds.kind === 'estimate' && bounds.interval.method === 'worst-case');
    assert.deepEqual([bounds.interval.lower, bounds.interval.upper, bounds.n], [0.05, 0.74, 31]);
    assert.equal(worstOf(72), null, 'half of them answered');
    assert.notEqual(worstOf(73), null);
    assert.equal(worstOf(null), null);
  });

  it('bounds nothing that is protected', () => {
    const few = tabulated(respondents(30, { training: 1 }), respondents(2, { training: 4 }));
    const { formallyTrained, formallyTrainedOfInvited } = overviewOf(
      released(few, { invited: 100 }).content,
      INSTRUMENT,
    );
    assert.deepEqual([formallyTrained?.kind, formallyTrainedOfInvited], ['suppressed', null]);
  });

  it('tells the sizes of groups as they are told, and no shares of options, where they are protected', () => {
    const bands = overviewOf(contentOf(respondents(21), respondents(12, { training: 2 })), INSTRUMENT);
    const training = bands.background.find(({ itemId }) => itemId === 'training');
    assert.deepEqual(training?.options, { kind: 'suppressed', reason: 'protected' });
    assert.deepEqual(training?.groups, [
      { group: { kind: 'options', codes: [1] }, n: { kind: 'band', from: 15, to: 22 } },
      { group: { kind: 'options', codes: [2] }, n: { kind: 'band', from: 10, to: 14 } },
    ]);
    for (const hidden of [training?.n, training?.missing, training?.mean]) {
      assert.equal(hidden?.kind, 'suppressed');
    }
  });

  it('counts the options, and the groups beside them, where they are not', () => {
    const { background } = overviewOf(
      contentOf(respondents(40), respondents(24, { training: 2 })),
      INSTRUMENT,
    );
    const training = background.find(({ itemId }) => itemId === 'training');
    assert.deepEqual(countsOfOptions(training?.options), [40, 24, 0, 0]);
    assert.deepEqual(
      training?.groups?.map(({ n }) => n),
      [
        { kind: 'exact', n: 40 },
        { kind: 'exact', n: 24 },
      ],
    );
  });

  it('says little of a wave below ten', () => {
    const overview = overviewOf(contentOf(respondents(9)), INSTRUMENT);
    assert.equal(overview.respondents, null);
    assert.deepEqual(overview.background, []);
    assert.equal(overview.formallyTrained?.kind, 'suppressed');
  });
});

describe('a group of a breakdown', () => {
  const content = contentOf(
    respondents(40),
    respondents(30, { training: 2 }),
    respondents(3, { training: -5 }),
  );
  const group = resultsOf(content, 'training:small-groups', INSTRUMENT);

  it('says that those who did not say are in it', () => {
    assert.deepEqual(group.group, { kind: 'others', codes: [2], includesMissing: true });
  });

  it('has what the pages show by group, and nothing of those who did not answer', () => {
    const [ethics] = group.gaps.modules;
    assert.equal(shownIn(ethics?.share).figure.n, 33);
    assert.equal(shownIn(ethics?.prepared).figure.n, 33);
    const { awareness } = group;
    const hidden = [ethics?.importanceAnswers, awareness?.score.withoutScore, awareness?.items[0]?.missing];
    assert.deepEqual(
      hidden.map((each) => each?.kind),
      ['suppressed', 'suppressed', 'suppressed'],
    );
  });
});

describe('the mean of an item', () => {
  it('is of ratings, and not of answers that are names', () => {
    const { awareness, gaps } = wholeOf(respondents(15), respondents(15, { aware_1: 2, imp_ethics: 5 }));
    assert.deepEqual(shownIn(awareness?.items[0]?.mean), { kind: 'not-estimable', reason: 'no-data', n: 30 });
    assert.equal(shownIn(gaps.modules[0]?.importance).kind, 'estimate');
  });
});

describe('any page', () => {
  it('is refused for a view that the release does not have', () => {
    assert.throws(() => resultsOf(contentOf(respondents(30)), 'years:up_to_5', INSTRUMENT), RangeError);
  });

  it('holds numbers and reasons, and never something in between', () => {
    forAll([anyWave], (ballots) => {
      const content = contentOf(ballots);
      const pages = content.views.map(({ id }) => resultsOf(content, id, INSTRUMENT));
      for (const number of numbersIn([pages, overviewOf(content, INSTRUMENT)])) {
        assert.ok(Number.isFinite(number));
      }
    });
  });
});

function countsOfOptions(options: Disclosed<readonly ShareFigure[]> | undefined): readonly (number | null)[] {
  return shownIn(options).map(({ count }) => count);
}

function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}
