/** What the pages say of respondents of many institutions: the release's intervals, told apart from the others. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Disclosed } from '../../../analysis/disclosure/disclosed.ts';
import type { ReleaseContent } from '../../../analysis/disclosure/release.ts';
import type { Figure } from '../../../analysis/results/figure.ts';
import { overviewOf } from '../../../analysis/results/overview-of.ts';
import type { ShareFigure, ViewResults } from '../../../analysis/results/results.ts';
import { resultsOf } from '../../../analysis/results/results-of.ts';
import type { CountedBallot } from '../../../analysis/tables/tabulate.ts';
import { INSTRUMENT, released, respondents, tabulated } from '../../support/disclosure-wave.ts';
import { colleagues, DIFFERING, institutionAt } from '../../support/institution-wave.ts';

function contentOf(...groups: readonly (readonly CountedBallot[])[]): ReleaseContent {
  return released(tabulated(...groups)).content;
}

function viewOf(content: ReleaseContent, viewId = 'all'): ViewResults {
  return resultsOf(content, viewId, INSTRUMENT);
}

function shownIn<T>(disclosed: Disclosed<T> | null | undefined): T {
  assert.ok(disclosed?.kind === 'shown', 'not shown');
  return disclosed.result;
}

/** How the interval of a figure was made. */
function methodOf(figure: Figure): string {
  return figure.kind === 'estimate' ? figure.interval.method : figure.kind;
}

function methodOfShare(share: Disclosed<ShareFigure> | null | undefined): string {
  return methodOf(shownIn(share).figure);
}

/** Twelve institutions in which everything differs. */
const VARIED = Array.from({ length: 12 }, (_, j) =>
  Array.from({ length: 5 }, (__, person) => {
    const code = 1 + ((j + person) % 5);
    return colleagues(institutionAt(j), 4 + ((j * person) % 3), {
      training: 1 + ((j + person) % 3),
      aware_1: 1 + (j % 2),
      aware_2: 1 + (person % 2),
      imp_ethics: code,
      prep_ethics: 6 - code,
      imp_governance: 1 + ((j * person) % 5),
      prep_governance: 1 + (j % 5),
      need_imp_time: 1 + ((j + 2 * person) % 5),
      need_av_time: person === 0 ? -3 : code,
      need_imp_money: 5,
      need_av_money: 1 + (j % 5),
      top_needs: 1 + ((j + person) % 2),
    });
  }).flat(),
).flat();

describe('a wave of twelve institutions', () => {
  const content = contentOf(VARIED);
  const view = viewOf(content);

  it('is said to be clustered, and so is each figure of its pages', () => {
    assert.equal(view.pooling, 'clustered');
    const [ethics] = view.gaps.modules;
    const [time] = view.needs.needs;
    const shares = [
      ethics?.share,
      ethics?.withGap,
      ethics?.prepared,
      ethics?.unprepared,
      ethics?.ceiling,
      time?.importantAndAbsent,
      time?.importantAndUnknown,
      time?.importantAndThere,
      time?.notImportant,
      time?.top,
    ];
    assert.deepEqual(new Set(shares.map(methodOfShare)), new Set(['cr2-satterthwaite']));
    const { awareness, preparedness } = view;
    const means = [
      ethics?.importance,
      ethics?.preparedness,
      ethics?.gap,
      time?.importance,
      time?.availability,
      preparedness?.mean,
      awareness?.score.mean,
    ];
    assert.deepEqual(new Set(means.map((mean) => methodOf(shownIn(mean)))), new Set(['cr2-satterthwaite']));
    for (const option of shownIn(awareness?.items[0]?.options)) {
      assert.equal(methodOf(option.figure), 'cr2-satterthwaite');
    }
    for (const { share } of shownIn(awareness?.score.bands)) {
      assert.equal(methodOf(share.figure), 'cr2-satterthwaite');
    }
    for (const { figure } of shownIn(ethics?.preparednessShares)) {
      assert.equal(methodOf(figure), 'cr2-satterthwaite');
    }
  });

  it('keeps value, n and count of the table, and says how alike colleagues answer', () => {
    const { figure, count } = shownIn(viewOf(contentOf(DIFFERING)).gaps.modules[0]?.share);
    assert.ok(figure.kind === 'estimate');
    assert.deepEqual([figure.value, figure.n, count], [0.5, 48, 24]);
    assert.deepEqual(figure.likeness, { icc: 1, designEffect: 4.3 });
  });

  it('has the shares of who answered, and of the formally trained', () => {
    const { background, formallyTrained } = overviewOf(content, INSTRUMENT);
    const training = background.find(({ itemId }) => itemId === 'training');
    assert.equal(methodOf(shownIn(training?.options)[0]?.figure as Figure), 'cr2-satterthwaite');
    assert.equal(methodOfShare(formallyTrained), 'cr2-satterthwaite');
  });

  it('has the groups of a breakdown, told for themselves', () => {
    const group = viewOf(content, 'training:none');
    assert.equal(group.pooling, 'clustered');
    assert.equal(methodOfShare(group.gaps.modules[0]?.share), 'cr2-satterthwaite');
  });

  it('has tie groups and a priority list that allow for colleagues', () => {
    const one = Array.from({ length: 12 }, (_, j) =>
      colleagues(institutionAt(j), 8, {
        prep_ethics: j < 2 ? 1 : 4,
        need_av_time: j < 2 ? 1 : 4,
        need_av_money: 4,
      }),
    ).flat();
    const { gaps, needs } = viewOf(contentOf(one));
    // McNemar would part them, 16 against 0; all 16 are colleagues in two institutions.
    assert.deepEqual(shownIn(gaps.tieGroups), [['ethics', 'governance']]);
    assert.equal(gaps.tieTest, 'cr2-paired-difference');
    const priority = shownIn(needs.priority);
    assert.deepEqual([priority.level, priority.levelOfEach], [0.95, 0.975]);
    const time = priority.groups.flat().find(({ id }) => id === 'time');
    assert.deepEqual([time?.interval.method, time?.interval.level], ['cr2-satterthwaite', 0.975]);
  });

  it('has a priority list whose rounded intervals hold their shares, however many answered', () => {
    const many = Array.from({ length: 12 }, (_, j) => [
      ...colleagues(institutionAt(j), 127 + (j % 2), { need_av_time: 1 }),
      ...colleagues(institutionAt(j), 873, { need_av_time: 4 }),
    ]).flat();
    const { groups } = shownIn(viewOf(contentOf(many)).needs.priority);
    const time = groups.flat().find(({ id }) => id === 'time');
    assert.ok(time !== undefined && time.interval.lower <= time.share && time.share <= time.interval.upper);
  });
});

describe('a wave of fewer institutions, or of none', () => {
  it('has intervals that take answers as independent, and says which', () => {
    const few = viewOf(contentOf(VARIED.filter(({ stratumId }) => stratumId < institutionAt(9))));
    assert.equal(few.pooling, 'few-institutions');
    assert.deepEqual([few.gaps.tieTest, few.needs.topTieTest], ['mcnemar-exact', 'mcnemar-exact']);
    assert.equal(methodOfShare(few.gaps.modules[0]?.share), 'wilson');
    const one = viewOf(contentOf(colleagues('hei-01', 30)));
    const open = viewOf(contentOf(respondents(30)));
    assert.deepEqual([one.pooling, open.pooling], ['no-institutions', 'no-institutions']);
  });

  it('leaves rounded figures of 10 to 22 as they are', () => {
    const small = viewOf(contentOf(VARIED.filter((_, place) => place % 15 === 0)));
    assert.equal(methodOfShare(small.gaps.modules[0]?.share), 'coarse');
  });

  it('reads a release from before there were such intervals', () => {
    const { comparisons: _, ...content } = contentOf(VARIED);
    const old = { ...content, views: content.views.map(({ clustered: __, ...view }) => view) };
    const view = viewOf(old);
    assert.equal(view.pooling, 'few-institutions');
    assert.equal(methodOfShare(view.gaps.modules[0]?.share), 'wilson');
  });
});

describe('ratings', () => {
  it('have the share of the two highest answers, with their own interval', () => {
    const content = contentOf(VARIED);
    const [item] =
      resultsOf(content, 'all', {
        ...INSTRUMENT,
        results: { ...INSTRUMENT.results, attitudes: ['preparedness'] },
      }).attitudes.scales[0]?.items ?? [];
    const { figure, count } = shownIn(item?.high);
    assert.equal(methodOf(figure), 'cr2-satterthwaite');
    const options = shownIn(item?.options);
    assert.equal(count, (options[3]?.count ?? 0) + (options[4]?.count ?? 0));
  });
});
