/** The need priority list on its page and in the API: the interval that is drawn is the one that decides. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Disclosed, mapDisclosed, shown } from '../../../analysis/disclosure/disclosed.ts';
import type { Interval } from '../../../analysis/estimates/estimate.ts';
import { groupsByOverlap } from '../../../analysis/estimates/needs/groups-by-overlap.ts';
import type { NeedPriorityList } from '../../../analysis/estimates/needs/need-priority-list.ts';
import type { ViewResults } from '../../../analysis/results/results.ts';
import type { FigureSketch } from '../../../server/results/figures/figure-model.ts';
import { finishFigure } from '../../../server/results/figures/finish-figure.ts';
import type { JsonFigure } from '../../../server/results/json/json-figure.ts';
import { viewFigures } from '../../../server/results/json/json-figures.ts';
import { makeResultsJson } from '../../../server/results/json/results-json.ts';
import { needsFigures } from '../../../server/results/needs/needs.view-model.ts';
import type { Instrument } from '../../../survey-definitions/instrument.ts';
import { translateFor } from '../../support/app.ts';
import { aPriorityList } from './some-needs.ts';
import { PROTECTED } from './some-numbers.ts';
import { anOverview, foundResults, INSTRUMENT, NAMES, smallGroup, wholeWave } from './some-results.ts';

const t = translateFor('en-GB');

function priorityFigure(view: ViewResults, instrument: Instrument = INSTRUMENT): FigureSketch {
  const [figure] = needsFigures({ t, names: NAMES, instrument, view }).figures;
  assert.equal(figure?.id, 'important-and-absent');
  return figure;
}

function withPriority(priority: Disclosed<NeedPriorityList>): ViewResults {
  return wholeWave({ needs: { ...wholeWave().needs, priority } });
}

/** The same shares with other intervals, and groups to match. */
function withIntervals(change: (share: number, interval: Interval) => Interval): ViewResults {
  const list = aPriorityList();
  const needs = list.groups.flat().map((need) => ({ ...need, interval: change(need.share, need.interval) }));
  return withPriority(shown({ ...list, groups: groupsByOverlap(needs) }));
}

const near = (share: number, { level, method }: Interval): Interval => ({
  lower: share - 0.04,
  upper: share + 0.04,
  level,
  method,
});

const rowsOf = ({ table }: FigureSketch) => table?.rows ?? [];
const columnOf = (sketch: FigureSketch, head: RegExp): readonly string[] => {
  const place = sketch.table?.columns.findIndex((column) => head.test(column)) ?? -1;
  assert.ok(place >= 0, String(head));
  return rowsOf(sketch).map(({ cells }) => {
    const cell = cells[place];
    return cell?.interval ? `${cell.value} ${cell.interval}` : (cell?.value ?? '');
  });
};
const drawn = ({ chart }: FigureSketch, role: string): readonly string[] =>
  (chart?.plan.data.texts ?? []).filter((text) => text.role === role).map(({ text }) => text);

describe('the need priority list', () => {
  it('draws the simultaneous interval, and keeps that of each need alone in the table', () => {
    const sketch = priorityFigure(wholeWave());
    const place = rowsOf(sketch).findIndex(({ name }) => name === 'Time to develop materials');
    // Wilson, 26 of 32: at 95 % 64.7 to 91.1, at 99.5 % 56.5 to 93.4.
    assert.equal(columnOf(sketch, /^Important and absent/)[place], '81 (65 to 91)');
    assert.equal(columnOf(sketch, /^Simultaneous interval, 99\.5\s%$/)[place], '57 to 93');
    assert.equal(drawn(sketch, 'value')[place], '81 (57 to 93)');
    assert.deepEqual(
      sketch.chart?.legend.map(({ words }) => words),
      ['important and absent, in 100', 'simultaneous interval, 99.5\u00a0% each'],
    );
    assert.equal(sketch.chart?.unit, 'in 100, simultaneous interval');
    assert.match(sketch.notes?.[0]?.paragraphs[0] ?? '', /^Depending on the need, 13 to 82 in 100 find it/);
  });

  it('says how the intervals were made, and that they decide', () => {
    assert.match(
      priorityFigure(wholeWave()).method ?? '',
      /^33 respondents, 32 to 33 answers per need; “do not know” counts as not absent\. The intervals drawn are simultaneous for the ten needs \(Bonferroni, level 99\.5\s% each\), Wilson’s for shares: a new group starts only where no interval above reaches one below\. Inside a group neighbours overlap all the way down, even where needs further apart do not\. The 95\s% interval of each need alone is in the table\.$/,
    );
    const clustered = withIntervals((_, interval) => ({ ...interval, method: 'cr2-satterthwaite' }));
    assert.match(
      priorityFigure(clustered).method ?? '',
      /each\), cluster-robust \(CR2, Satterthwaite’s degrees of freedom\): a new group/,
    );
  });

  it('does not take the simultaneous intervals for 95 % intervals', () => {
    const clustered = withIntervals((_, interval) => ({ ...interval, method: 'cr2-satterthwaite' }));
    const { method } = finishFigure(priorityFigure(clustered), t);
    assert.match(method ?? '', /95\s% intervals: Wilson’s for shares, and Student’s t for means\./);
  });

  it('has one group where no interval above clears one below', () => {
    const sketch = priorityFigure(wholeWave());
    assert.equal(
      sketch.headline,
      'No clean cut between the needs, but “Software, data and AI tools” is clearly more often important and absent than two others',
    );
    assert.deepEqual(new Set(columnOf(sketch, /^Tie group$/)), new Set(['first group']));
  });

  it('has groups where intervals clear each other, alphabetical inside, and never ranks', () => {
    const sketch = priorityFigure(withIntervals(near));
    assert.equal(
      sketch.headline,
      'Two needs are most often important and absent, and they cannot be put in order',
    );
    const names = rowsOf(sketch).map(({ name }) => name);
    const [first, second] = [names.slice(0, 2), names.slice(2, 3)];
    assert.deepEqual(first, ['Software, data and AI tools', 'Time to develop materials']);
    assert.deepEqual(second, ['Ready teaching resources']);
    assert.deepEqual(drawn(sketch, 'name'), names);
    assert.deepEqual(columnOf(sketch, /^Tie group$/).slice(0, 3), [
      'first group',
      'first group',
      'second group',
    ]);
    assert.doesNotMatch(JSON.stringify([sketch.headline, sketch.method, drawn(sketch, 'group')]), /rank/i);
  });

  it('does not depend on the order of needs in the instrument', () => {
    for (const view of [wholeWave(), withIntervals(near)]) {
      const needs = { ...view.needs, needs: view.needs.needs.toReversed() };
      const turned = { ...INSTRUMENT, needs: INSTRUMENT.needs.toReversed() };
      const groups = mapDisclosed(needs.priority, (list) => ({
        ...list,
        groups: groupsByOverlap(list.groups.flat().toReversed()),
      }));
      const sketch = priorityFigure({ ...view, needs: { ...needs, priority: groups } }, turned);
      const before = priorityFigure(view);
      assert.deepEqual(sketch.table?.rows, before.table?.rows);
      assert.equal(sketch.headline, before.headline);
      assert.deepEqual(sketch.chart?.plan, before.chart?.plan);
    }
  });

  it('draws the interval of each need alone where the order is not shown', () => {
    const sketch = priorityFigure(withPriority(PROTECTED));
    assert.match(sketch.headline, /the order of the needs is not shown, to protect the people who answered$/);
    assert.ok(drawn(sketch, 'value').includes('81 (65 to 91)'));
    assert.equal(sketch.chart?.unit, 'in 100, 95\u00a0% interval');
    assert.doesNotMatch(JSON.stringify([sketch.method, sketch.table?.columns]), /imultaneous/);
  });
});

describe('needs of which all or none are apart', () => {
  const wide = withIntervals((_, { level, method }) => ({ lower: 0, upper: 1, level, method }));

  it('cannot be put in order where all intervals overlap', () => {
    const { headline, method, chart } = priorityFigure(wide);
    assert.equal(headline, 'The ten needs cannot be put in order by how often they are important and absent');
    assert.doesNotMatch(method ?? '', /all the way down/);
    assert.match(JSON.stringify(chart?.plan), /These ten cannot be put in order/);
  });

  it('are joined by overlaps alone where some are apart, and another order is one of needs that overlap', () => {
    const { chart, notes } = priorityFigure(wholeWave());
    assert.match(JSON.stringify(chart?.plan), /No clean cut between these ten/);
    assert.match(JSON.stringify(notes), /could give another order of needs whose intervals overlap\./);
  });

  it('are named by the 95 % interval of the one need that stands apart', () => {
    const apart = withIntervals((share, { level, method }) => ({
      lower: share - 0.001,
      upper: share + 0.001,
      level,
      method,
    }));
    assert.match(
      priorityFigure(apart).notes?.[0]?.paragraphs[0] ?? '',
      /^Most often: Software, data and AI tools, 82 in 100; chance alone allows 66 to 91 in 100\.$/,
    );
  });
});

describe('the mean weighted discrepancy score', () => {
  it('is named, stands with its interval, and says what it leaves out', () => {
    const sketch = priorityFigure(wholeWave());
    assert.equal(columnOf(sketch, /^Mean weighted discrepancy score \(Borich\)$/)[0], '+7.3 (+5.9 to +8.6)');
    const [note] = sketch.notes?.filter(({ heading }) => heading.includes('Borich')) ?? [];
    assert.match(note?.paragraphs[0] ?? '', /from −20 to 20/);
    assert.match(
      note?.paragraphs[0] ?? '',
      /takes the mean importance as known, and answers as independent\.$/,
    );
  });

  it('is not there below 23', () => {
    const group = smallGroup('x', 1);
    const shares = { importantAndAbsent: wholeWave().needs.needs[0]?.importantAndAbsent ?? PROTECTED };
    const needs = { ...group.needs, needs: group.needs.needs.map((need) => ({ ...need, ...shares })) };
    const sketch = priorityFigure({ ...group, needs });
    assert.deepEqual(new Set(columnOf(sketch, /Borich/)), new Set(['not shown']));
    assert.ok(!sketch.notes?.some(({ heading }) => heading.includes('Borich')));
  });
});

describe('the needs in the API', () => {
  const view = withIntervals(near);
  const figuresOf = (shownView: ViewResults, figure: string) =>
    viewFigures(shownView).filter((json) => json.page === 'needs' && json.figure === figure);
  const words = (json: JsonFigure) =>
    'interval' in json ? `${json.value} (${json.interval.lower} to ${json.interval.upper})` : '';

  it('have the numbers that the page draws, with level, method and family', () => {
    const figures = figuresOf(view, 'important-and-absent-simultaneous');
    const sketch = priorityFigure(view);
    const names = rowsOf(sketch).map(({ name }) => name);
    const drawnWords = new Map(names.map((name, place) => [name, drawn(sketch, 'value')[place]]));
    assert.equal(figures.length, 10);
    for (const json of figures) {
      assert.equal(words(json), drawnWords.get(NAMES.need(json.of)));
      assert.ok('interval' in json);
      assert.deepEqual([json.method, json.interval.level], ['wilson', 0.995]);
      assert.deepEqual(json.simultaneous, { adjustment: 'bonferroni', familySize: 10, level: 0.95 });
    }
  });

  it('have the score as the page rounds it', () => {
    const [score] = figuresOf(view, 'mean-weighted-discrepancy');
    assert.ok(score && 'interval' in score);
    assert.deepEqual(
      [score.method, score.unit, score.value, score.interval, score.n],
      ['student-t', 'weighted-discrepancy', 7.3, { lower: 5.9, upper: 8.6, level: 0.95 }, 31],
    );
  });

  it('have the groups of the page, and how they were made', () => {
    const json = makeResultsJson({
      translateFor,
      resultsOf: () => view,
      overviewOf: () => anOverview(),
    })(foundResults(), undefined);
    const [{ tieGroups, orderedBy }] = json.views as [(typeof json.views)[number]];
    assert.deepEqual(tieGroups.needs?.slice(0, 2), [['time', 'tools'], ['resources']]);
    assert.deepEqual(orderedBy, {
      gaps: 'mcnemar-exact',
      needs: 'simultaneous-intervals',
      topNeeds: 'mcnemar-exact',
    });
  });

  it('give the reason where there is no order', () => {
    for (const json of figuresOf(smallGroup('x', 1), 'important-and-absent-simultaneous')) {
      assert.ok('none' in json);
      assert.equal(json.none, 'protected');
    }
  });
});

describe('the gaps in the API', () => {
  it('have effect sizes and the check on each test, rounded as on the page', () => {
    const ofGap = (figure: string) =>
      viewFigures(wholeWave()).filter((json) => json.figure === figure && json.of === 'data_science');
    assert.deepEqual(ofGap('gap-rank-biserial'), [
      {
        page: 'gaps',
        of: 'data_science',
        figure: 'gap-rank-biserial',
        method: 'matched-rank-biserial',
        unit: 'coefficient',
        value: 0.88,
        n: 31,
      },
    ]);
    const [sign] = ofGap('gap-sign-test');
    assert.ok(sign && 'adjustment' in sign);
    assert.deepEqual([sign.method, sign.value, sign.familySize], ['sign-test-exact', 0.028, 6]);
    const [dz] = ofGap('gap-in-deviations');
    assert.ok(dz && 'value' in dz);
    assert.deepEqual([dz.method, dz.value], ['cohen-dz', 1.23]);
  });
});
