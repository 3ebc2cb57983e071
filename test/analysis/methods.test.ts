/** METHODS.md and the docstrings: every statistic says what it is, where it comes from and what backs it. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const ROOT = new URL('../../', import.meta.url);
const FOLDERS = ['estimates', 'scoring', 'distributions'];
/** The shapes of results, which are no statistics. */
const SHAPES = 'estimates/estimate.ts';

interface ExportedFunction {
  readonly name: string;
  readonly file: string;
  readonly takesArguments: boolean;
  readonly docstring: string;
}

/** Functions; identifiers of methods, which may look like one, stand below them. */
const [methods = ''] = readFileSync(new URL('analysis/METHODS.md', ROOT), 'utf8').split('## Identifiers');
const exported = FOLDERS.flatMap((folder) =>
  readdirSync(new URL(`analysis/${folder}/`, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => functionsOf(`${folder}/${file}`)),
);

function functionsOf(file: string): readonly ExportedFunction[] {
  const source = readFileSync(new URL(`analysis/${file}`, ROOT), 'utf8');
  return [...source.matchAll(/^export (?:async )?function (\w+)(?:<[^(]*>)?\((\))?/gm)].map((match) => ({
    name: match[1] ?? '',
    file,
    takesArguments: match[2] === undefined,
    docstring: docstringBefore(source, match.index),
  }));
}

function docstringBefore(source: string, place: number): string {
  const before = source.slice(0, place).trimEnd();
  return before.endsWith('*/') ? before.slice(before.lastIndexOf('/**')) : '';
}

describe('METHODS.md', () => {
  it('lists every function that estimates, scoring and distributions export', () => {
    assert.ok(exported.length > 20);
    const missing = exported.filter(({ name }) => !methods.includes(`\`${name}\``));
    assert.deepEqual(missing, []);
  });

  it('names the file of each function', () => {
    const unnamed = exported.filter(({ file }) => !methods.includes(`\`${file}\``));
    assert.deepEqual(unnamed, []);
  });

  it('lists no function that is not there', () => {
    const names = new Set(exported.map(({ name }) => name));
    const listed = [...methods.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm)].flatMap((row) =>
      [...(row[1] ?? '').matchAll(/`(\w+)`/g)].map((match) => match[1] ?? ''),
    );
    assert.ok(listed.length > 20);
    assert.deepEqual(
      listed.filter((name) => !names.has(name)),
      [],
    );
  });

  it('refers to golden files that are there', () => {
    const files = [...methods.matchAll(/`(\w+\.json)`/g)].map((match) => match[1] ?? '');
    assert.ok(files.length > 10);
    assert.deepEqual(
      files.filter((file) => !existsSync(new URL(`test/golden/${file}`, ROOT))),
      [],
    );
  });
});

describe('docstrings of statistics', () => {
  for (const { name, file, docstring, takesArguments } of exported.filter((each) => each.file !== SHAPES)) {
    it(`tells of ${name} what it takes and returns, its source, and what it was checked against`, () => {
      const parts = [...(takesArguments ? ['@param '] : []), '@returns ', 'Source: ', 'Checked against: '];
      const places = parts.map((part) => docstring.indexOf(part));
      assert.ok(!places.includes(-1), `${file} lacks a part in the docstring of ${name}`);
      assert.deepEqual(
        places,
        places.toSorted((a, b) => a - b),
      );
    });
  }
});
