/** The comparisons of the API: the numbers of the page, each with the method, the family and the verdict it has there. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { FigureModel } from '../../../server/results/figures/figure-model.ts';
import type { JsonComparison } from '../../../server/results/json/json-comparisons.ts';
import { makeResultsJson } from '../../../server/results/json/results-json.ts';
import { makeShowResults } from '../../../server/results/show-results.ts';
import { translateFor } from '../../support/app.ts';
import { SEED } from '../../support/some-comparisons.ts';
import { anOverview, foundResults, someResultsOf } from './some-results.ts';

const reading = { translateFor, resultsOf: someResultsOf, overviewOf: () => anOverview() };

type Panel = JsonComparison['panel'];
type Compared = Extract<JsonComparison, { readonly outcomes: unknown }>;

function panelOf(by: string, panel: Panel): JsonComparison {
  const { comparisons } = makeResultsJson(reading)(foundResults(), by);
  const found = comparisons?.find((each) => each.panel === panel);
  assert.ok(found, panel);
  return found;
}

function comparedIn(by: string, panel: Panel): Compared {
  const found = panelOf(by, panel);
  assert.ok('outcomes' in found);
  return found;
}

function figureOf(page: 'gaps' | 'needs', by: string, panel: Panel): FigureModel {
  const { figures } = makeShowResults(reading)({ found: foundResults(), page, by, frame: {} });
  const found = figures.find(({ id }) => id === `comparison-${panel}`);
  assert.ok(found);
  return found;
}

/** '+45 (+23 to +62)' as numbers. */
function numbersIn(words: string): readonly number[] {
  return [...words.replaceAll('\u2212', '-').matchAll(/[-+]?\d+(\.\d+)?/g)].map(([number]) => Number(number));
}

const cellsOf = ({ table }: FigureModel): readonly (readonly string[])[] =>
  (table?.rows ?? []).map(({ cells }) => cells.map(({ value, interval }) => `${value} ${interval ?? ''}`));

describe('two groups in the API', () => {
  const { outcomes, ...panel } = comparedIn('programme_level', 'needs');

  it('have the family, the adjustment and the seed of their panel', () => {
    assert.deepEqual(panel, {
      panel: 'needs',
      design: 'independent',
      adjustment: 'holm',
      familySize: 2,
      seed: SEED,
    });
  });

  it('have the differences of the page, named for their method', () => {
    const rows = cellsOf(figureOf('needs', 'programme_level', 'needs'));
    const pairs = outcomes.flatMap((outcome) => outcome.pairs);
    assert.equal(pairs.length, 2);
    for (const [place, { difference, test }] of pairs.entries()) {
      assert.ok('interval' in difference && 'p' in test);
      const { value, interval, unit, method } = difference;
      assert.deepEqual(numbersIn(rows[place]?.[0] ?? ''), [value, interval.lower, interval.upper]);
      assert.deepEqual([unit, method, test.method], ['points-in-100', 'newcombe', 'chi-square']);
      assert.ok(test.adjustedP >= test.p);
    }
    assert.deepEqual(
      outcomes.map(({ of, margin, overall }) => [of, margin, overall]),
      [
        ['time', 15, null],
        ['tools', 15, null],
      ],
    );
  });

  it('have the verdict of the page, as an identifier', () => {
    assert.deepEqual(
      outcomes.map(({ pairs }) => pairs[0]?.verdict),
      ['above', 'unclear'],
    );
  });
});

describe('three groups in the API', () => {
  const { outcomes } = comparedIn('own_ai_use', 'preparedness');
  const [outcome] = outcomes;

  it('have the test and the effect of all groups together', () => {
    const { overall } = outcome ?? {};
    assert.ok(overall && 'value' in overall.effect && 'p' in overall.test);
    assert.equal(overall.effect.statistic, 'epsilon-squared');
    assert.equal(overall.test.method, 'kruskal-wallis');
    assert.equal(overall.verdict, 'differ');
    const [all] = cellsOf(figureOf('gaps', 'own_ai_use', 'preparedness'));
    assert.deepEqual(numbersIn(all?.[1] ?? ''), [overall.effect.value]);
  });

  it('have effect sizes with the interval and the method of each', () => {
    const rows = cellsOf(figureOf('gaps', 'own_ai_use', 'preparedness')).slice(1);
    assert.equal(outcome?.pairs.length, 3);
    for (const [place, { difference, effects }] of (outcome?.pairs ?? []).entries()) {
      const [delta, g] = effects;
      assert.ok('interval' in difference && delta !== undefined && 'value' in delta && delta.interval);
      const { value, interval, method } = delta;
      assert.deepEqual(numbersIn(rows[place]?.[1] ?? ''), [value, interval.lower, interval.upper]);
      assert.deepEqual([difference.method, delta.statistic, method], ['welch', 'cliffs-delta', 'cliff']);
      assert.ok(g !== undefined && 'value' in g);
      assert.deepEqual(numbersIn(rows[place]?.[2] ?? ''), [g.value]);
    }
  });

  it('have no pairs where all groups together show no clear difference', () => {
    const found = comparedIn('own_ai_use', 'gaps').outcomes;
    assert.deepEqual(
      found.map(({ of, overall, pairs }) => [of, overall?.verdict, pairs.length]),
      [
        ['governance', 'differ', 3],
        ['ethics_safety', 'unclear', 0],
      ],
    );
  });
});

describe('groups that cannot be compared', () => {
  it('have a reason and nothing else', () => {
    assert.deepEqual(panelOf('background', 'gaps'), { panel: 'gaps', none: 'protected' });
  });

  it('are no part of the whole wave', () => {
    assert.equal(makeResultsJson(reading)(foundResults(), undefined).comparisons, null);
  });
});
