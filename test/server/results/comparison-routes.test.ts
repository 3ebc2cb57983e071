/** Comparisons of a real release: computed with it and stored, and the API has the numbers of the page. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { ReleaseContent } from '../../../analysis/disclosure/release.ts';
import { releaseStatistics } from '../../../analysis/results/release-statistics.ts';
import { digits } from '../../../server/results/words/digits.ts';
import { pWords as plainP } from '../../../server/results/words/uncertainty-words.ts';
import { onDatabase } from '../../support/databases.ts';
import { aHouse, type House } from '../study/house.ts';
import { INSTRUMENT } from './some-results.ts';

const PAGE = '/results/ours/gaps?by=role';
const API = '/api/v1/waves/ours/results';

/** Rows of a figure's table, as text. */
function rowsIn(html: string, figureId: string): readonly (readonly string[])[] {
  const figure = html.split(`id="${figureId}"`)[1]?.split('</figure>')[0] ?? '';
  const [body = ''] = figure.match(/<tbody>[\s\S]*<\/tbody>/) ?? [];
  return body
    .split('</tr>')
    .slice(0, -1)
    .map((row) =>
      row
        .split(/<\/t[hd]>/)
        .slice(0, -1)
        .map(textOf),
    );
}

function textOf(cell: string): string {
  return cell
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(lt|#x3C);/g, '<')
    .replaceAll('&#x3D;', '=')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

interface Pair {
  readonly difference: {
    readonly value: number;
    readonly interval: { readonly lower: number; readonly upper: number };
    readonly n: number;
    readonly method: string;
  };
  readonly test: { readonly method: string; readonly adjustedP: number };
  readonly verdict: string;
}

interface Panel {
  readonly panel: string;
  readonly familySize: number;
  readonly seed: string;
  readonly adjustment: string;
  readonly outcomes: readonly {
    readonly of: string;
    readonly overall: { readonly test: { readonly adjustedP: number } } | null;
    readonly pairs: readonly Pair[];
  }[];
}

async function latest({ stores }: House) {
  const release = await stores.registry.repositories.releases.latestOfWave('study1', 'wave1');
  assert.ok(release);
  return release;
}

/** As it stands in a page. */
const pWords = (p: number) => plainP(p).replace('<', '&lt;').replace('>', '&gt;');

describe('the comparisons of a release', () => {
  const makeStores = onDatabase('sqlite');
  const released = async () => aHouse(await makeStores(), { stage: 'released', ballots: 300 });

  it('are stored with it, and follow from its content and its id', async () => {
    const { content, statistics, releaseId } = await latest(await released());
    const computed = releaseStatistics(JSON.parse(content) as ReleaseContent, INSTRUMENT, releaseId);
    assert.ok(Object.keys(computed.comparisons).length > 0);
    assert.deepEqual(JSON.parse(statistics), computed);
  });

  it('are the same on the page of a release that was stored without them', async () => {
    const house = await released();
    const figures = async () =>
      (await house.ask('steward', 'get', PAGE)).text.match(/<figure[\s\S]*<\/figure>/)?.[0];
    const stored = await figures();
    assert.match(stored ?? '', /id="comparison-gaps"/);

    const other = await aHouse(await makeStores(), { stage: 'released', ballots: 300 });
    await other.stores.registry.db.updateTable('releases').set({ statistics: '{}' }).execute();
    const computed = (await other.ask('steward', 'get', PAGE)).text.match(/<figure[\s\S]*<\/figure>/)?.[0];
    assert.equal(computed, stored);
  });

  it('are in the API as they are on the page', async () => {
    const house = await released();
    const { text } = await house.ask('steward', 'get', PAGE);
    const { body } = await house.ask('steward', 'get', `${API}?by=role`);
    const panels: readonly Panel[] = body.comparisons;
    const { releaseId } = await latest(house);
    for (const panel of ['preparedness', 'gaps'] as const) {
      const found = panels.find((each) => each.panel === panel);
      assert.ok(found);
      assert.equal(found.adjustment, 'holm');
      assert.equal(found.seed, releaseId);
      const of =
        panel === 'gaps'
          ? ({ unit: 'points', decimals: 0 } as const)
          : ({ unit: 'gap', decimals: 2 } as const);
      const rows = found.outcomes.flatMap(({ overall, pairs }) => [
        ...(overall === null ? [] : [['for pairs only', pWords(overall.test.adjustedP)]]),
        ...pairs.map(({ difference: { value, interval }, test }) => [
          `${digits(value, of)} (${digits(interval.lower, of)} to ${digits(interval.upper, of)})`,
          pWords(test.adjustedP),
        ]),
      ]);
      assert.deepEqual(
        rowsIn(text, `comparison-${panel}`).map((cells) => [
          cells[1],
          cells.find((cell) => cell.startsWith('p ')),
        ]),
        rows.map((row) => row.map((words) => words.replaceAll('\u00a0', ' '))),
      );
    }
  });

  it('name the method of each number, and are of a breakdown only', async () => {
    const house = await released();
    const { body } = await house.ask('steward', 'get', `${API}?by=background`);
    assert.deepEqual(
      body.comparisons.map(({ panel }: Panel) => panel),
      ['preparedness', 'gaps', 'needs', 'awareness', 'attitudes'],
    );
    const pairs = (body.comparisons as readonly Panel[]).flatMap(({ outcomes = [] }) =>
      outcomes.flatMap((outcome) => outcome.pairs),
    );
    for (const { difference, test } of pairs) {
      assert.match(difference.method, /^(newcombe|welch)$/);
      assert.match(test.method, /^(dunn|chi-square|fisher-exact|mann-whitney-(exact|normal))$/);
    }
    assert.equal((await house.ask('steward', 'get', API)).body.comparisons, null);
  });

  it('are withheld with a reason and no number where no two groups are shown exactly', async () => {
    const house = await aHouse(await makeStores(), { stage: 'released', ballots: 60 });
    const { text } = await house.ask('steward', 'get', PAGE);
    const figure = text.split('id="comparison-gaps"')[1]?.split('</figure>')[0] ?? '';
    assert.match(figure, /Not shown, to protect the people who answered\./);
    assert.match(figure, /takes at least 23 answers from each/);
    assert.doesNotMatch(figure, /<table|<svg|p&#x3D;|in 100/);
    const { body } = await house.ask('steward', 'get', `${API}?by=role`);
    assert.ok(
      body.comparisons.every(
        (panel: Readonly<Record<string, unknown>>) =>
          panel.none === 'protected' && panel.outcomes === undefined,
      ),
    );
  });
});
