/** The export of rows: what may leave, what never does, and in which order. */

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';

import { makeSimulation } from '../../../server/demo/simulate.ts';
import {
  type ExportDependencies,
  type ExportedWave,
  type ExportOptions,
  exportBallots,
} from '../../../server/export/export-ballots.ts';
import type { AnswerCodes } from '../../../survey-definitions/answers.ts';
import { MISSING_CODES } from '../../../survey-definitions/missing.ts';
import { firstSlotOf } from '../../../survey-definitions/slots.ts';
import { translateFor } from '../../support/app.ts';
import { EDUCATOR } from '../import/educator-file.ts';

const { instrument } = EDUCATOR;

const WAVE: ExportedWave = {
  studyTitle: 'AI readiness',
  title: 'First wave',
  slug: 'first',
  notice: '',
  form: 'full',
  isSealed: true,
  instrument,
  instrumentHash: 'ab'.repeat(32),
  texts: EDUCATOR.texts,
};

function someCodes(count: number): readonly AnswerCodes[] {
  const next = makeSimulation({ instrument, form: 'full', seed: 5 });
  return Array.from({ length: count }, () => next().encoded.codes);
}

function dependenciesOf(rows: readonly AnswerCodes[]): ExportDependencies {
  return {
    async *readBallots() {
      for (let start = 0; start < rows.length; start += 10) {
        yield rows.slice(start, start + 10).map((codes) => ({ codes }));
      }
    },
    randomBytes,
    t: translateFor('en-GB'),
    softwareVersion: '0.1.0',
  };
}

async function exported(
  rows: readonly AnswerCodes[],
  options: Partial<ExportOptions> = {},
  wave: Partial<ExportedWave> = {},
) {
  const { archive } = await exportBallots(
    dependenciesOf(rows),
    { ...WAVE, ...wave },
    { values: 'codes', variant: 'analysis', ...options },
  );
  const zip = Buffer.concat(await Array.fromAsync(archive()));
  const files = Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, strFromU8(bytes)] as const);
  return { zip, files: new Map(files) };
}

const table = (text: string | undefined): readonly Record<string, string>[] =>
  parse(text ?? '', { columns: true, bom: true });

/** The rows of an export without their random ids, in an order that only their content decides. */
const contents = (rows: readonly Record<string, string>[]) =>
  rows.map(({ ballot: _, ...row }) => JSON.stringify(row)).sort();

describe('an export of ballots', () => {
  it('is refused below 23 ballots', async () => {
    await assert.rejects(exported(someCodes(22)), { code: 'too-few-for-export' });
    assert.equal(table((await exported(someCodes(23))).files.get('ballots.csv')).length, 23);
  });

  it('lets others in between two pages of ballots and between two pieces of the file', async () => {
    let turns = 0;
    let isOver = false;
    const turn = () => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    setImmediate(turn);
    // Ten rows a page, all of them there at once, as SQLite answers.
    const { archive } = await exportBallots(dependenciesOf(someCodes(500)), WAVE, {
      values: 'codes',
      variant: 'analysis',
    });
    assert.ok(turns >= 50, `${turns} turns in 50 pages`);
    turns = 0;
    await Array.fromAsync(archive());
    isOver = true;
    assert.ok(turns >= 5, `${turns} turns in 5 pieces`);
  });

  it('is refused while the wave takes responses', async () => {
    await assert.rejects(exported(someCodes(40), {}, { isSealed: false }), { code: 'export-still-open' });
  });

  it('holds no identifying item, no breakdown, no institution and no free text', async () => {
    const { files } = await exported(someCodes(40));
    const [row = {}] = table(files.get('ballots.csv'));
    const variables = new Set(Object.keys(row).map((name) => name.split('__')[0]));
    const identifying = [...instrument.quasiIdentifiers.map(({ item }) => item), ...instrument.breakdowns];
    const texts = instrument.items.filter(({ kind }) => kind === 'text' || kind === 'institution');
    for (const itemId of [...identifying, ...texts.map(({ id }) => id), 'country', 'institution']) {
      assert.ok(!variables.has(itemId), itemId);
    }
    for (const itemId of ['aware_01', 'prep_governance', 'top_needs', 'cpd_hours']) {
      assert.ok(variables.has(itemId), itemId);
    }
  });

  it('holds the codes of every ballot, the kinds of missing among them', async () => {
    const rows = someCodes(60);
    const { files } = await exported(rows);
    const written = table(files.get('ballots.csv'));
    const slots = firstSlotOf(instrument);
    for (const itemId of ['prep_governance', 'need_av_time', 'cpd_useful', 'cpd_hours']) {
      const slot = slots.get(itemId) ?? -1;
      const codes = (values: readonly (number | undefined)[]) => values.map(Number).sort((a, b) => a - b);
      assert.deepEqual(codes(written.map((row) => Number(row[itemId]))), codes(rows.map((row) => row[slot])));
    }
    const missing = new Set(
      written.flatMap((row) => Object.values(row)).filter((cell) => cell.startsWith('-')),
    );
    assert.deepEqual([...missing].map(Number).sort(), Object.values(MISSING_CODES).sort());
  });

  it('shuffles the rows and names them anew each time', async () => {
    const rows = someCodes(200);
    const once = table((await exported(rows)).files.get('ballots.csv'));
    const again = table((await exported(rows)).files.get('ballots.csv'));
    const ids = new Set([...once, ...again].map(({ ballot }) => ballot));
    assert.equal(ids.size, 400);
    assert.deepEqual(contents(once), contents(again));
    const orderOf = (written: typeof once) => written.map(({ ballot: _, ...row }) => JSON.stringify(row));
    assert.notDeepEqual(orderOf(once), orderOf(again));
  });

  it('gives labels where they are asked for', async () => {
    const { files } = await exported(someCodes(60), { values: 'labels' });
    const written = table(files.get('ballots.csv'));
    const cells = (name: string) => new Set(written.map((row) => row[name]));
    assert.ok(cells('prep_governance').has('Slightly prepared'));
    assert.ok(cells('need_av_time').has('Do not know'));
    assert.ok(cells('cpd_useful').has('Not shown'));
    assert.ok(
      cells('top_needs__time').isSubsetOf(new Set(['chosen', 'not chosen', 'Skipped', 'Prefer not to say'])),
    );
  });

  it('has a codebook row for every column, in the same order', async () => {
    const { files } = await exported(someCodes(40));
    const codebook = table(files.get('codebook.csv'));
    const [row = {}] = table(files.get('ballots.csv'));
    assert.deepEqual(
      codebook.map(({ variable }) => variable),
      Object.keys(row),
    );
    const prepared = codebook.find(({ variable }) => variable === 'prep_governance');
    assert.equal(prepared?.values, '1; 2; 3; 4; 5');
    assert.match(prepared?.value_labels ?? '', /^1 = Not at all prepared; .*5 = Fully prepared$/);
    assert.match(
      prepared?.missing_codes ?? '',
      /^-1 = not shown; -2 = skipped; -4 = not applicable; -5 = prefer/,
    );
    assert.equal(prepared?.scales, 'preparedness');
    assert.equal(prepared?.instrument, 'educator-readiness v1');
    const shownIf = (name: string) => codebook.find(({ variable }) => variable === name)?.shown_if;
    assert.equal(shownIf('prep_governance'), '');
    assert.equal(shownIf('cpd_useful'), 'cpd_hours >= 1');
    assert.equal(shownIf('detail_governance__assessed'), 'prov_governance in (optional, core)');
  });

  it('holds the items of the wave\u2019s form only', async () => {
    const { files } = await exported(someCodes(40), {}, { form: 'core' });
    const [row = {}] = table(files.get('ballots.csv'));
    assert.ok(!('climate_1' in row));
  });

  it('says in its README what was left out and what a reconstruction is', async () => {
    const { files } = await exported(someCodes(40), {}, { notice: 'A reconstruction, not real answers.' });
    const readme = files.get('README.txt') ?? '';
    assert.match(readme, /A reconstruction, not real answers/);
    assert.match(readme, /40 responses to the instrument educator-readiness v1 \(full form/);
    assert.match(readme, /role, background/);
  });

  it('carries no time of its making', async () => {
    const { zip } = await exported(someCodes(40));
    const place = zip.indexOf(Buffer.from([0x50, 0x4b, 0x03, 0x04]));
    // Midnight of 1 January 1980, the first moment that the format knows.
    assert.equal(zip.readUInt16LE(place + 10), 0);
    assert.equal(zip.readUInt16LE(place + 12), 0x21);
  });

  it('is written in pieces, none before it is asked for', async () => {
    const { files } = await exportBallots(dependenciesOf(someCodes(250)), WAVE, {
      values: 'codes',
      variant: 'analysis',
    });
    const pieces = await Array.fromAsync(files[0]?.pieces ?? []);
    assert.deepEqual(
      pieces.map((piece) => piece.split('\n').length - 1),
      [1, 100, 100, 50],
    );
  });
});
