/** What results pages say: sentences that claim no more than the intervals, and reasons instead of numbers. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { mapDisclosed, shown } from '../../../analysis/disclosure/disclosed.ts';
import { notEstimable } from '../../../analysis/estimates/estimate.ts';
import type {
  OverviewResult,
  ScaleResult,
  TieGroups,
  ViewResults,
} from '../../../analysis/results/results.ts';
import { awarenessFigures } from '../../../server/results/awareness.view-model.ts';
import type { BreakdownContext } from '../../../server/results/breakdown/breakdown.view-model.ts';
import { gapsByGroup } from '../../../server/results/breakdown/breakdown-pages.ts';
import type { FigureSketch } from '../../../server/results/figures/figure-model.ts';
import { finishFigure } from '../../../server/results/figures/finish-figure.ts';
import type { PageContext } from '../../../server/results/figures/page-context.ts';
import { gapsFigures } from '../../../server/results/gaps/gaps.view-model.ts';
import { needsFigures } from '../../../server/results/needs/needs.view-model.ts';
import { overviewFigures } from '../../../server/results/overview/overview.view-model.ts';
import { translateFor } from '../../support/app.ts';
import { aRightOrWrongPanel } from './some-reliability.ts';
import {
  aCoarse,
  aMean,
  anOverview,
  aShare,
  INSTRUMENT,
  NAMES,
  PROTECTED,
  smallGroup,
  wholeWave,
} from './some-results.ts';

const t = translateFor('en-GB');

const context = (view: ViewResults = wholeWave()): PageContext => ({
  t,
  names: NAMES,
  instrument: INSTRUMENT,
  view,
});

function figure(figures: readonly FigureSketch[], id: string): FigureSketch {
  const found = figures.find((sketch) => sketch.id === id);
  assert.ok(found, `a figure ${id}`);
  return found;
}

const cellsOf = (sketch: FigureSketch, row: string): readonly string[] =>
  (sketch.table?.rows.find(({ name }) => name === row)?.cells ?? []).map(({ value, interval }) =>
    interval === null ? value : `${value} ${interval}`,
  );

function gapsWithTies(tieGroups: TieGroups): FigureSketch {
  const whole = wholeWave();
  const view = wholeWave({ gaps: { ...whole.gaps, tieGroups: shown(tieGroups) } });
  return figure(gapsFigures(context(view)).figures, 'important-and-unprepared');
}

describe('the gaps page', () => {
  it('names a tie as a tie', () => {
    const { lead, figures } = gapsFigures(context());
    assert.equal(
      figure(figures, 'important-and-unprepared').headline,
      'Three modules are most often important and unprepared, and they cannot be put in order',
    );
    assert.match(lead, /33 answers cannot put these three in order\./);
  });

  it('calls one module most frequent only where the first group has one', () => {
    const rest = INSTRUMENT.modules.filter((module) => module !== 'governance');
    assert.match(
      gapsWithTies([['governance'], rest]).headline,
      /^Governance and Regulation is clearly most often/,
    );
    assert.match(gapsWithTies([INSTRUMENT.modules]).headline, /^The six modules cannot be put in order/);
  });

  it('puts modules of one group in alphabetical order, in chart and table alike', () => {
    const sketch = gapsWithTies([
      ['tool_evaluation', 'governance', 'data_science'],
      ['ethics_safety', 'machine_learning', 'clinical_applications'],
    ]);
    const order = [
      'AI Tool Evaluation',
      'Data Science Fundamentals',
      'Governance and Regulation',
      'AI Ethics and Patient Safety',
      'Clinical Applications',
      'Machine Learning',
    ];
    assert.deepEqual(
      sketch.table?.rows.map(({ name }) => name),
      order,
    );
    const names = sketch.chart?.plan.data.texts
      ?.filter(({ role }) => role === 'name')
      .map(({ text }) => text);
    assert.deepEqual(names, order);
  });

  it('gives each share with its interval, its count and its group', () => {
    const sketch = figure(gapsFigures(context()).figures, 'important-and-unprepared');
    assert.deepEqual(cellsOf(sketch, 'AI Tool Evaluation'), ['52 (35 to 67)', '17 of 33', 'first group']);
  });

  it('says that all modules show a gap only where every adjusted test says so', () => {
    const headline = (figures: readonly FigureSketch[]) => figure(figures, 'gap').headline;
    assert.match(
      headline(gapsFigures(context()).figures),
      /^In all six modules importance is rated higher than preparedness$/,
    );
    const whole = wholeWave();
    const [first, ...rest] = whole.gaps.modules;
    assert.ok(first);
    const unclear = {
      ...first,
      test: shown({ kind: 'test', test: 'w', statistic: 1, p: 0.2, n: 31 } as const),
    };
    const view = wholeWave({ gaps: { ...whole.gaps, modules: [unclear, ...rest] } });
    assert.match(
      headline(gapsFigures(context(view)).figures),
      /^In five of six modules importance is clearly rated higher.*too few answers to tell$/,
    );
    const none = whole.gaps.modules.map((module) => ({ ...module, gap: aMean(0.2, -0.3, 0.7) }));
    assert.match(
      headline(gapsFigures(context(wholeWave({ gaps: { ...whole.gaps, modules: none } }))).figures),
      /^Too few answers to tell/,
    );
  });

  it('gives with each gap its test by name, the effect size and the check', () => {
    const sketch = figure(gapsFigures(context()).figures, 'gap');
    assert.deepEqual(sketch.table?.columns, [
      'Importance',
      'Preparedness',
      'Gap',
      'With a gap, in 100',
      'Rank-biserial correlation',
      'Wilcoxon, p adjusted',
      'Sign test, p adjusted',
      'Pairs',
    ]);
    assert.deepEqual(
      cellsOf(sketch, 'Data Science Fundamentals')
        .slice(4)
        .map((words) => words.replaceAll('\u00a0', ' ')),
      ['+0.88', 'p = 0.014 (exact)', 'p = 0.028', '31'],
    );
    assert.match(sketch.method ?? '', /Wilcoxon signed-rank tests, exact with ties, Holm-adjusted over six/);
    assert.match(sketch.method ?? '', /Sign tests \(exact, adjusted likewise\) are a check on them\./);
    assert.ok(sketch.notes?.some(({ heading }) => heading === 'In the table'));
  });

  it('says which kind of test a module has where the modules have two', () => {
    const whole = wholeWave();
    const [first, ...rest] = whole.gaps.modules;
    assert.ok(first);
    const normal = mapDisclosed(first.test, (test) => ({ ...test, test: 'wilcoxon-signed-rank-normal' }));
    const view = wholeWave({ gaps: { ...whole.gaps, modules: [{ ...first, test: normal }, ...rest] } });
    const sketch = figure(gapsFigures(context(view)).figures, 'gap');
    assert.match(sketch.method ?? '', /exact with ties, or above 60 differences the tie-corrected normal/);
    const tests = sketch.table?.rows.map(({ cells }) => cells[5]?.value.split(' (')[1]).sort();
    assert.deepEqual(tests, ['exact)', 'exact)', 'exact)', 'exact)', 'exact)', 'normal approximation)']);
  });

  it('names the modules whose gap the sign test does not confirm', () => {
    const whole = wholeWave();
    const [first, ...rest] = whole.gaps.modules;
    assert.ok(first);
    const signTest = mapDisclosed(first.signTest, (test) => ({ ...test, p: 0.06 }));
    const method = (modules: typeof whole.gaps.modules) =>
      figure(gapsFigures(context(wholeWave({ gaps: { ...whole.gaps, modules } }))).figures, 'gap').method;
    assert.match(
      method([{ ...first, signTest }, ...rest]) ?? '',
      /The sign test, a check, does not confirm the gap for [A-Z][\w ]+\.$/,
    );
    assert.doesNotMatch(method(whole.gaps.modules) ?? '', /does not confirm/);
  });

  it('warns of a ceiling above 60 in 100 and not below', () => {
    const notes = (ceiling: ReturnType<typeof aShare>) => {
      const whole = wholeWave();
      const modules = whole.gaps.modules.map((module) => ({ ...module, ceiling }));
      const sketch = figure(
        gapsFigures(context(wholeWave({ gaps: { ...whole.gaps, modules } }))).figures,
        'gap',
      );
      return sketch.notes?.map(({ heading }) => heading);
    };
    assert.ok(notes(aShare(21, 33))?.includes('Ceiling'));
    assert.ok(!notes(aShare(19, 33))?.includes('Ceiling'));
  });

  it('places a module in a quarter only where both intervals lie inside it', () => {
    assert.match(
      figure(gapsFigures(context()).figures, 'quadrant').headline,
      /^AI Tool Evaluation is the only module that is plainly important and plainly under-prepared$/,
    );
  });

  it('says that a study did not ask', () => {
    const { figures } = gapsFigures({ ...context(), instrument: { ...INSTRUMENT, gaps: [] } });
    assert.equal(figures[0]?.withheld?.title, 'Not asked');
    assert.equal(figures[0]?.withheld?.text, 'This study did not ask about preparedness to teach.');
  });
});

describe('a figure that is withheld', () => {
  it('says one neutral sentence, and has no chart, no method and no table', () => {
    const whole = wholeWave();
    const modules = whole.gaps.modules.map((module) => ({ ...module, share: PROTECTED }));
    const view = wholeWave({ gaps: { ...whole.gaps, modules, tieGroups: PROTECTED } });
    const finished = finishFigure(figure(gapsFigures(context(view)).figures, 'important-and-unprepared'), t);
    assert.equal(finished.withheld?.title, 'Not shown, to protect the people who answered.');
    assert.deepEqual(
      [finished.chart, finished.method, finished.assumption, finished.table],
      [null, null, null, null],
    );
  });

  it('has no number in its headline or anywhere else', () => {
    const { figures } = needsFigures(context(smallGroup('x', 1)));
    for (const id of ['important-and-absent', 'absent-or-unknown', 'top-needs']) {
      const { headline, sub, withheld, chart, method, table } = finishFigure(figure(figures, id), t);
      assert.ok(withheld, id);
      assert.doesNotMatch(headline, /\d/);
      assert.deepEqual([chart, method, table], [null, null, null]);
      assert.doesNotMatch(`${withheld.title} ${withheld.text} ${sub.replace('100', '')}`, /\d/);
    }
  });
});

describe('a view of 10 to 22 people', () => {
  it('has the share to the nearest 10, a band for n, and no distribution', () => {
    const { figures } = gapsFigures(context(smallGroup('x', 1)));
    const shares = figure(figures, 'important-and-unprepared');
    assert.deepEqual(cellsOf(shares, 'Machine Learning'), ['50 (20 to 80)', '15 to 22', 'not shown']);
    assert.match(
      shares.headline,
      /the order of the modules is not shown, to protect the people who answered$/,
    );
    assert.match(shares.method ?? '', /^15 to 22 respondents/);
    assert.ok(figure(figures, 'preparedness-answers').withheld);
  });
});

describe('the needs page', () => {
  it('tells absent from unknown', () => {
    const sketch = figure(needsFigures(context()).figures, 'absent-or-unknown');
    assert.equal(
      sketch.headline,
      'Depending on the need, 0 to 21 in 100 find it important and do not know whether it is there',
    );
    assert.deepEqual(cellsOf(sketch, 'Funding'), [
      '52 (35 to 67)',
      '21 (11 to 38)',
      '21 (11 to 38)',
      '6 (2 to 20)',
    ]);
  });

  it('says of comments that none are coded yet, and not that they are protected', () => {
    const { withheld } = figure(needsFigures(context()).figures, 'comments');
    assert.equal(
      withheld?.text,
      'Comments are read by people and shown as themes once they are coded; none are coded yet.',
    );
    assert.doesNotMatch(withheld?.title ?? '', /protect/);
  });
});

describe('the awareness page', () => {
  it('gives the mean with its interval, the spread and the reliability', () => {
    const { lead, figures } = awarenessFigures(context());
    assert.match(lead, /9\.2 \(8\.2 to 10\.2\)/);
    assert.match(figure(figures, 'score').method ?? '', /SD 2\.8, median 10 \(middle half 7 to 12\)/);
    assert.match(figure(figures, 'score').method ?? '', /KR-20 0\.81 \(0\.69 to 0\.89\)/);
    assert.equal(
      figure(figures, 'score').headline,
      '45 in 100 have a score of 11 to 12 (chance alone allows 30 to 62), and 15 in 100 a score of 0 to 5 (7 to 31)',
    );
  });

  it('asks for 30 complete answers before it speaks of reliability', () => {
    const whole = wholeWave();
    const method = (reliability: ScaleResult['reliability']) => {
      const awareness = whole.awareness && {
        ...whole.awareness,
        score: { ...whole.awareness.score, reliability },
      };
      return figure(awarenessFigures(context(wholeWave({ awareness }))).figures, 'score').method ?? '';
    };
    const few = shown(aRightOrWrongPanel([], { n: 27, kr20: notEstimable('below-gate', 27) }));
    assert.match(method(few), /Reliability needs 30 complete answers\./);
    assert.match(method(PROTECTED), /Reliability is not shown, to protect the people who answered\./);
  });

  it('says what becomes of a concept that is not answered', () => {
    const [note] = figure(awarenessFigures(context()).figures, 'score').notes ?? [];
    assert.ok(
      note?.paragraphs.includes(
        'A concept that is not answered counts as not aware, as long as at least 10 of 12 are answered.',
      ),
    );
  });
});

describe('the overview', () => {
  const overview = (overrides = {}) => overviewFigures({ ...context(), overview: anOverview(overrides) });

  it('words who answered, and how many were trained formally', () => {
    const { lead, figures } = overview();
    assert.match(lead, /^33 people from 14 countries answered\./);
    assert.equal(
      figure(figures, 'in-short').headline,
      '15 in 100 have formal training on AI; chance alone allows 7 to 31 in 100',
    );
    assert.deepEqual(cellsOf(figure(figures, 'in-short'), 'Awareness, mean of 0 to 12'), [
      '9.2 (8.2 to 10.2)',
      '2.8',
      '33',
    ]);
  });

  it('says what could be true of all invited where fewer than half answered', () => {
    const interval = { lower: 0.0499, upper: 0.7401, level: 1, method: 'worst-case' } as const;
    const bounds = shown({ kind: 'estimate', value: 5 / 31, interval, n: 31 } as const);
    const notes = (formallyTrainedOfInvited: OverviewResult['formallyTrainedOfInvited']) =>
      figure(overview({ formallyTrainedOfInvited }).figures, 'in-short').notes;
    assert.deepEqual(notes({ bounds, invited: 100, unanswered: 69 }), [
      {
        heading: 'Those who did not answer',
        paragraphs: [
          '69 of the 100 who were invited did not say whether they have formal training. Whatever they would have said, the share among all who were invited lies between 4 and 75 in 100.',
        ],
      },
    ]);
    assert.deepEqual(notes(null), []);
  });
});

describe('a breakdown', () => {
  const whole = { label: 'whole', href: '/results/x/gaps' };
  const by = (views: readonly ViewResults[]): BreakdownContext => ({
    t,
    names: NAMES,
    instrument: INSTRUMENT,
    by: 'background',
    views,
    whole,
    comparisonOf: () => PROTECTED,
    design: { kind: 'independent' },
  });

  it('has a row for each group, and says of the others that they are not shown', () => {
    const [means] = gapsByGroup(by([smallGroup('d', 1), smallGroup('q', 3)]));
    assert.ok(means);
    assert.deepEqual(cellsOf(means, 'Diagnostic radiography'), ['2.8 (2.3 to 3.3)', '15 to 22']);
    assert.deepEqual(cellsOf(means, 'Sonography'), ['not shown', 'not shown']);
    assert.match(means.headline, /the intervals of the groups that are shown overlap$/);
  });

  it('speaks of two groups only where their intervals do not overlap', () => {
    const apart = (value: number, code: number): ViewResults => {
      const view = smallGroup(String(code), code);
      assert.ok(view.preparedness);
      return {
        ...view,
        preparedness: { ...view.preparedness, mean: shown(aCoarse(value, value - 0.5, value + 0.5)) },
      };
    };
    const [means] = gapsByGroup(by([apart(2, 1), apart(4, 3)]));
    assert.match(
      means?.headline ?? '',
      /the intervals of “.*dual-qualified\)” and “Diagnostic radiography” do not overlap$/,
    );
  });

  it('compares nothing where one group alone is shown', () => {
    const [means] = gapsByGroup(by([smallGroup('d', 1)]));
    assert.match(means?.headline ?? '', /in each group$/);
  });

  it('says of a merged group that it holds those who did not say', () => {
    const merged = {
      ...smallGroup('others', 3),
      group: { kind: 'others', codes: [3, 4], includesMissing: true } as const,
    };
    const [means, shares] = gapsByGroup(by([smallGroup('d', 1), merged]));
    const name = 'Diagnostic and therapeutic radiography (dual-qualified); Sonography; or did not say';
    assert.ok(means?.table?.rows.some((row) => row.name === name));
    assert.ok(shares?.table?.columns.includes(name));
    for (const figure of [means, shares]) {
      assert.match(
        figure?.method ?? '',
        /A group with “or did not say” also holds people who did not answer that item/,
      );
    }
    const [without] = gapsByGroup(by([smallGroup('d', 1), smallGroup('q', 3)]));
    assert.doesNotMatch(without?.method ?? '', /did not say|a figure of its own/);
  });

  it('is withheld as a whole where no group is shown, with what can be seen instead', () => {
    for (const sketch of gapsByGroup(by([]))) {
      assert.equal(sketch.withheld?.title, 'Not shown, to protect the people who answered.');
      assert.deepEqual(sketch.withheld?.link, whole);
      assert.deepEqual(sketch.notes ?? [], []);
      assert.doesNotMatch(sketch.headline, /\d/);
    }
  });
});
