/** The reconstruction agrees with every published figure, counted from its file and from nothing else of ours. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';

import { reconstructionCSV } from '../../../server/demo/reconstruction.ts';
import { EDUCATOR, planOf } from '../import/educator-file.ts';

const FILE = reconstructionCSV(EDUCATOR.instrument);
const ROWS: readonly Record<string, string>[] = parse(FILE, { columns: true });

const countOf = (column: string, ...values: readonly string[]) =>
  ROWS.filter((row) => values.includes(row[column] ?? '')).length;

const columnsOf = (beginning: string) =>
  Object.keys(ROWS[0] ?? {}).filter((name) => name.startsWith(beginning));

const LEVELS = new Map(
  ['not_at_all', 'slightly', 'moderately', 'well', 'fully'].map((level, index) => [level, index + 1]),
);

describe('the reconstruction of Doherty et al. 2025', () => {
  it('has 33 respondents of 14 countries, and no institutions', () => {
    assert.equal(ROWS.length, 33);
    const countries = new Set(ROWS.map(({ country }) => country));
    assert.equal(countries.size, 14);
    assert.ok(!countries.has('') && !countries.has('other_country'));
    assert.ok(!('institution' in (ROWS[0] ?? {})));
  });

  it('has 21 diagnostic and 12 dual-qualified respondents', () => {
    assert.equal(countOf('background', 'diagnostic'), 21);
    assert.equal(countOf('background', 'dual_qualified'), 12);
  });

  it('has 5 who are formally trained', () => {
    assert.equal(countOf('formal_ai_training', 'short_course', 'qualification'), 5);
  });

  it('has an awareness total of 304, mean 9.21 and standard deviation 2.83', () => {
    const items = columnsOf('aware_');
    assert.equal(items.length, 12);
    const scores = ROWS.map((row) => items.filter((item) => row[item] === 'yes').length);
    const total = scores.reduce((sum, score) => sum + score, 0);
    assert.equal(total, 304);
    const mean = total / 33;
    const deviation = Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / 32);
    assert.equal(mean.toFixed(2), '9.21');
    assert.equal(deviation.toFixed(2), '2.83');
  });

  it('has an awareness score for everybody: every awareness item is answered', () => {
    for (const item of columnsOf('aware_')) assert.equal(countOf(item, 'yes', 'no', 'not_sure'), 33);
  });

  it('is prepared little to moderately', () => {
    const levels = ROWS.flatMap((row) =>
      columnsOf('prep_').flatMap((item) => LEVELS.get(row[item] ?? '') ?? []),
    );
    const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
    assert.ok(levels.length > 180 && mean > 2 && mean < 3, String(mean));
  });

  it('wants more support: at least half find most kinds of it important, and few have them', () => {
    const wanted = columnsOf('need_imp_').filter((item) => countOf(item, 'very', 'extremely') >= 17);
    assert.ok(wanted.length >= 6, wanted.join(', '));
    for (const item of columnsOf('need_av_')) assert.ok(countOf(item, 'largely', 'fully') < 17, item);
  });

  it('is the same file in every run', () => {
    assert.equal(reconstructionCSV(EDUCATOR.instrument), FILE);
  });

  it('is read by the import without a fault, all of it', async () => {
    const plan = await planOf(FILE, { form: 'core' });
    assert.deepEqual(plan.faults, []);
    assert.deepEqual(plan.unusedColumns, []);
    assert.equal(plan.rows.length, 33);
  });
});
