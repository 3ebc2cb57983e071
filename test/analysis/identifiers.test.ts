/** Identifiers of methods: METHODS.md explains each that the API may name. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const ANALYSIS = new URL('../../analysis/', import.meta.url);
const methods = readFileSync(new URL('METHODS.md', ANALYSIS), 'utf8');
const explained = new Set(
  [...methods.matchAll(/^\| `([a-z0-9-]+)` \| [^|]+ \|$/gm)].map((row) => row[1] ?? ''),
);

function intervalMethods(): readonly string[] {
  const source = readFileSync(new URL('estimates/estimate.ts', ANALYSIS), 'utf8');
  const union = /export type IntervalMethod =([^;]+);/.exec(source)?.[1] ?? '';
  return [...union.matchAll(/'([a-z0-9-]+)'/g)].map((member) => member[1] ?? '');
}

/** Every `test: '...'` of a statistic, and both names where the sample decides. */
function testNames(): readonly string[] {
  return readdirSync(new URL('estimates/', ANALYSIS), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const source = readFileSync(new URL(`estimates/${file}`, ANALYSIS), 'utf8');
      return [...source.matchAll(/\btest: ([^\n,;]*'[^\n;]*)/g)].flatMap((field) =>
        [...(field[1] ?? '').matchAll(/'([a-z0-9-]+)'/g)].map((name) => name[1] ?? ''),
      );
    })
    .filter((name) => name !== 'test');
}

describe('identifiers', () => {
  it('of intervals are explained in METHODS.md', () => {
    const names = intervalMethods();
    assert.ok(names.length > 15);
    assert.deepEqual(
      names.filter((name) => !explained.has(name)),
      [],
    );
  });

  it('of tests are explained in METHODS.md', () => {
    const names = [...new Set(testNames())];
    assert.ok(names.length > 15, names.join());
    assert.deepEqual(
      names.filter((name) => !explained.has(name)),
      [],
    );
  });
});
