/** The reliability of a scale on its page: the numbers of R, each part from its own gate, and words where there is none. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { shown } from '../../../analysis/disclosure/disclosed.ts';
import { notEstimable } from '../../../analysis/estimates/estimate.ts';
import { reliabilityPanel } from '../../../analysis/estimates/reliability/reliability-panel.ts';
import type { ScaleResult } from '../../../analysis/results/results.ts';
import { productTableOfRows } from '../../../analysis/tables/product-table-of-rows.ts';
import type { ProductTable } from '../../../analysis/tables/tables.ts';
import { attitudesFigures } from '../../../server/results/attitudes.view-model.ts';
import { awarenessFigures } from '../../../server/results/awareness.view-model.ts';
import type { FigureModel, FigureSketch } from '../../../server/results/figures/figure-model.ts';
import { finishFigure } from '../../../server/results/figures/finish-figure.ts';
import type { PageContext, PageFigures } from '../../../server/results/figures/page-context.ts';
import { gapsFigures } from '../../../server/results/gaps/gaps.view-model.ts';
import { reliabilityFigure } from '../../../server/results/reliability/reliability.view-model.ts';
import { translateFor } from '../../support/app.ts';
import { goldenCases } from '../../support/golden.ts';
import { aCoefficient, aRatedPanel } from './some-reliability.ts';
import { INSTRUMENT, NAMES, PROTECTED, smallGroup, wholeWave } from './some-results.ts';

type Rows = readonly (readonly (number | null)[])[];

const t = translateFor('en-GB');
const context = (view = wholeWave()): PageContext => ({ t, names: NAMES, instrument: INSTRUMENT, view });
const ids = (k: number) => Array.from({ length: k }, (_, item) => `item ${item + 1}`);

/** The answers that R was given. */
function goldenTable(caseId: string): ProductTable {
  const cases = goldenCases<{ readonly items?: Rows }, unknown>('reliability');
  const rows = cases.find(({ id }) => id === caseId)?.input.items ?? [];
  const answers = rows.map((row) => row.map((answer) => answer ?? undefined));
  return productTableOfRows({ scaleId: 'preparedness', itemIds: ids(answers[0]?.length ?? 0) }, answers);
}

function scoreOf(
  table: ProductTable,
  itemKind: ScaleResult['itemKind'] = 'rated',
  scale = 'preparedness',
): ScaleResult {
  const { preparedness } = wholeWave();
  assert.ok(preparedness);
  const panel = reliabilityPanel(table, { isRightOrWrong: itemKind === 'right-or-wrong' });
  return { ...preparedness, scale, itemKind, reliability: shown(panel) };
}

function withReliability(reliability: ScaleResult['reliability']): FigureSketch {
  const { preparedness } = wholeWave();
  assert.ok(preparedness);
  return reliabilityFigure(context(), { ...preparedness, reliability });
}

const figureOf = (score: ScaleResult): FigureModel => finishFigure(reliabilityFigure(context(), score), t);

/** A table as lines of text. */
function linesOf(table: FigureModel['table'] | undefined): readonly string[] {
  return (table?.rows ?? []).map(({ name, cells }) =>
    [name, ...cells.map(({ value, interval }) => (interval === null ? value : `${value} ${interval}`))].join(
      ' | ',
    ),
  );
}

function found({ figures }: PageFigures, id: string): FigureSketch {
  const sketch = figures.find((figure) => figure.id === id);
  assert.ok(sketch, `a figure ${id}`);
  return sketch;
}

describe('the reliability of rated items', () => {
  it('is alpha with Feldt’s interval, and what stands beside it', () => {
    const { headline, wholeTable, method } = figureOf(scoreOf(goldenTable('alpha_n373_k12')));
    assert.equal(
      headline,
      'The items of “Preparedness to teach” vary together: Cronbach’s alpha 0.85; chance alone allows 0.83 to 0.87',
    );
    assert.deepEqual(linesOf(wholeTable), [
      'Cronbach’s alpha | 0.85 (0.83 to 0.87) | 373',
      'Standardised alpha | 0.85 | 373',
      'Omega total | 0.85 | 373',
      'Same answer to every item, in 100 | 0 (0 to 1) | 0 of 373',
    ]);
    assert.match(method ?? '', /^373 respondents answered all 12 items; nobody else is in these numbers\./);
    assert.match(method ?? '', /Feldt/);
    assert.match(method ?? '', /Wilson/);
  });

  it('says of each item how it goes with the others, and what alpha is without it', () => {
    assert.deepEqual(linesOf(figureOf(scoreOf(goldenTable('alpha_n33_k6'))).table), [
      'item 1 | 0.68 | 0.85 | 33',
      'item 2 | 0.67 | 0.85 | 33',
      'item 3 | 0.66 | 0.85 | 33',
      'item 4 | 0.65 | 0.85 | 33',
      'item 5 | 0.67 | 0.85 | 33',
      'item 6 | 0.71 | 0.84 | 33',
    ]);
  });

  it('has omega from 100 complete answers and four items, and says so below', () => {
    const omega = (score: ScaleResult) => linesOf(figureOf(score).wholeTable)[2];
    assert.equal(
      omega(scoreOf(goldenTable('alpha_n33_k6'))),
      'Omega total | needs 100 complete answers | 33',
    );
    const three = withReliability(shown(aRatedPanel(ids(3))));
    assert.equal(linesOf(three.wholeTable)[2], 'Omega total | needs four items | 33');
  });

  it('speaks of omega only where it is there', () => {
    const words = (score: ScaleResult) => {
      const { method, notes } = figureOf(score);
      return JSON.stringify([method, notes]);
    };
    assert.match(words(scoreOf(goldenTable('alpha_n373_k12'))), /from one common factor.*beside alpha/);
    assert.doesNotMatch(words(scoreOf(goldenTable('alpha_n33_k6'))), /[Oo]mega/);
  });

  it('has alpha without an item from four items on, and says so below', () => {
    assert.deepEqual(linesOf(withReliability(shown(aRatedPanel(ids(3)))).table), [
      'item 1 | 0.71 | needs four items | 33',
      'item 2 | 0.65 | needs four items | 33',
      'item 3 | 0.59 | needs four items | 33',
    ]);
  });

  it('flags that the same answer to every item may stand behind a high alpha', () => {
    const { wholeTable, method } = figureOf(scoreOf(goldenTable('alpha_straightline')));
    assert.equal(linesOf(wholeTable)[0], 'Cronbach’s alpha | 0.95 (0.92 to 0.98) | 30');
    assert.equal(linesOf(wholeTable)[3], 'Same answer to every item, in 100 | 63 (46 to 78) | 19 of 30');
    assert.match(
      method ?? '',
      /63 in 100 gave the same answer to every item; chance alone allows 46 to 78 in 100\. Alpha tends to be higher/,
    );
    assert.doesNotMatch(
      figureOf(scoreOf(goldenTable('alpha_n33_k6'))).method ?? '',
      /same answer to every item/,
    );
  });

  it('says where an item does not vary, and has the rest', () => {
    const { wholeTable, table } = figureOf(scoreOf(goldenTable('alpha_one_item_constant')));
    assert.equal(linesOf(wholeTable)[1], 'Standardised alpha | answers do not vary | 45');
    assert.equal(linesOf(table)[2], 'item 3 | answers do not vary | 0.76 | 45');
  });

  it('says where one factor does not fit', () => {
    for (const reason of ['improper-solution', 'not-converged'] as const) {
      const panel = aRatedPanel(ids(4), { n: 120, omegaTotal: notEstimable(reason, 120) });
      const { wholeTable } = withReliability(shown(panel));
      assert.equal(linesOf(wholeTable)[2], 'Omega total | one factor does not fit | 120');
    }
  });

  it('does not call uncounted what an older release did not count', () => {
    const { straightLined: _, ...stored } = goldenTable('alpha_n33_k6');
    const { wholeTable } = figureOf(scoreOf(stored as ProductTable));
    assert.equal(
      linesOf(wholeTable)[3],
      'Same answer to every item, in 100 | not counted in this release | 33',
    );
  });
});

describe('the reliability of items that are right or wrong', () => {
  const { headline, wholeTable, table, notes } = figureOf(
    scoreOf(goldenTable('alpha_binary_kr20'), 'right-or-wrong', 'awareness'),
  );

  it('is KR-20 with Feldt’s interval, and neither omega nor straight-lining', () => {
    assert.equal(
      headline.replace('\u2060', ''),
      'The items of “Awareness” vary together: KR-20 0.73; chance alone allows 0.61 to 0.82',
    );
    assert.deepEqual(linesOf(wholeTable), ['KR-20 | 0.73 (0.61 to 0.82) | 60']);
  });

  it('has the difficulty of each item with its interval and its count, and no alpha without it', () => {
    assert.deepEqual(table?.columns, ['Difficulty: scored 1, in 100', 'Count']);
    assert.equal(table?.rows.length, 12);
    for (const line of linesOf(table)) assert.match(line, /^item \d+ \| \d+ \(\d+ to \d+\) \| \d+ of 60$/);
    assert.match(JSON.stringify(notes), /the share who scored 1 among those who answered every item/);
  });
});

describe('the headline of a reliability', () => {
  const headline = (value: number, lower: number, upper: number) =>
    withReliability(shown(aRatedPanel(ids(3), { alpha: aCoefficient(value, lower, upper) }))).headline;

  it('claims that items go together only where the interval is above 0 as it is shown', () => {
    assert.match(headline(0.3, 0.01, 0.5), /^The items of “Preparedness to teach” vary together:/);
    assert.match(headline(0.3, 0.004, 0.5), /do not clearly vary together: Cronbach’s alpha 0\.30/);
    assert.match(headline(0.1, -0.4, 0.4), /chance alone allows −0\.40 to 0\.40$/);
  });

  it('says that they vary against each other where it is below 0', () => {
    assert.match(headline(-0.8, -1.6, -0.2), /vary against each other: Cronbach’s alpha −0\.80/);
  });

  it('judges no value', () => {
    const words = JSON.stringify(withReliability(shown(aRatedPanel(ids(6)))));
    assert.doesNotMatch(words, /\b(good|excellent|acceptable|poor|high|low|reliable|0\.70?)\b/i);
  });
});

describe('a reliability that is not there', () => {
  const withheld = (reliability: ScaleResult['reliability']) => {
    const {
      headline,
      sub,
      wholeTable,
      method,
      table,
      withheld: reason,
    } = finishFigure(withReliability(reliability), t);
    assert.equal(headline, 'How far the items of “Preparedness to teach” vary together');
    assert.deepEqual([wholeTable, method, table], [null, null, null]);
    assert.doesNotMatch(`${headline} ${sub}`, /\d{2}/);
    return [reason?.title, reason?.text];
  };

  it('asks for 30 complete answers', () => {
    const few = aRatedPanel(ids(6), { n: 29, alpha: notEstimable('below-gate', 29) });
    assert.deepEqual(withheld(shown(few)), [
      'Needs 30 complete answers',
      'Reliability is computed only where at least 30 respondents answered every item.',
    ]);
  });

  it('asks for three rated items', () => {
    const two = aRatedPanel(ids(2), { alpha: notEstimable('below-gate', 33) });
    assert.deepEqual(withheld(shown(two)), [
      'Needs three items',
      'Cronbach’s alpha is shown for scales of three items and more. Here the study asked two.',
    ]);
  });

  it('is told from almost all giving the same answer', () => {
    const same = aRatedPanel(ids(3), { alpha: notEstimable('zero-variance', 33) });
    assert.deepEqual(withheld(shown(same)), [
      'Almost all gave the same answer',
      'Almost all gave the same answers, so there is no reliability to compute.',
    ]);
  });

  it('is protected in one neutral sentence', () => {
    assert.deepEqual(withheld(PROTECTED), ['Not shown, to protect the people who answered.', null]);
  });
});

describe('the pages with a scale', () => {
  it('have its reliability after its answers', () => {
    const figuresOf = ({ figures }: PageFigures) => figures.map(({ id }) => id);
    assert.equal(figuresOf(awarenessFigures(context())).at(-1), 'reliability-awareness');
    assert.equal(figuresOf(gapsFigures(context())).at(-1), 'reliability-preparedness');
    assert.deepEqual(figuresOf(attitudesFigures(context())), [
      'attitude-opportunity',
      'reliability-attitude-opportunity',
      'attitude-concern',
      'reliability-attitude-concern',
    ]);
  });

  it('call items as the other figures of the page do', () => {
    const names = (page: PageFigures, id: string) => found(page, id).table?.rows.map(({ name }) => name);
    assert.deepEqual(
      names(gapsFigures(context()), 'reliability-preparedness'),
      INSTRUMENT.modules.map(NAMES.module),
    );
    assert.deepEqual(
      names(awarenessFigures(context()), 'reliability-awareness'),
      names(awarenessFigures(context()), 'concepts'),
    );
  });

  it('have none of a small group, and none where the study has no such scale', () => {
    const small = awarenessFigures(context(smallGroup('x', 1)));
    assert.equal(
      found(small, 'reliability-awareness').withheld?.title,
      'Not shown, to protect the people who answered.',
    );
    const { figures } = gapsFigures(context(wholeWave({ preparedness: null })));
    assert.ok(figures.every(({ id }) => !id.startsWith('reliability')));
  });

  it('keep the sentence in the method line of the scores', () => {
    const { method } = found(attitudesFigures(context()), 'attitude-concern');
    assert.match(
      method ?? '',
      /Reliability: Cronbach’s alpha 0\.81 \(0\.69 to 0\.89\), from 33 respondents who answered every item\./,
    );
  });
});
