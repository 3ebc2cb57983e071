/** The API names a method with every number, and METHODS.md explains each name. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { onDatabase } from '../../support/databases.ts';
import { aHouse } from '../study/house.ts';
import { INSTRUMENT } from './some-results.ts';

const METHODS = readFileSync(new URL('../../../analysis/METHODS.md', import.meta.url), 'utf8');
const API = '/api/v1/waves/ours/results';
const NAMING = new Set(['method', 'adjustment', 'orderedBy', 'statistic']);

/** Every identifier of a method in a reply, wherever it stands. */
function namedIn(json: unknown): readonly string[] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) =>
    NAMING.has(key) && typeof value === 'string' ? [value] : namedIn(value),
  );
}

describe('methods that the API names', () => {
  const makeStores = onDatabase('sqlite');

  it('are explained in METHODS.md, for the whole wave and every breakdown', async () => {
    const house = await aHouse(await makeStores(), { stage: 'released', ballots: 300 });
    const named = new Set<string>();
    for (const query of ['', ...INSTRUMENT.breakdowns.map((by) => `?by=${by}`)]) {
      const { body } = await house.ask('steward', 'get', `${API}${query}`);
      for (const name of namedIn(body)) named.add(name);
    }
    assert.ok(named.size > 15, [...named].join());
    const unexplained = [...named].filter((name) => !new RegExp(`^\\| \`${name}\` \\|`, 'm').test(METHODS));
    assert.deepEqual(unexplained, []);
  });
});
