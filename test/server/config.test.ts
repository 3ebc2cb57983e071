/** Settings: each is parsed and defaulted, and every wrong one is named before anything starts. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { ConfigProblem, parseConfig, SETTINGS } from '../../server/config.ts';

const FOLDER = join('/srv', 'readout');

function faultsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    parseConfig(environment, FOLDER);
  } catch (error) {
    assert.ok(error instanceof ConfigProblem);
    return error.message.split('\n- ').slice(1);
  }
  return [];
}

describe('settings', () => {
  it('need not be given', () => {
    assert.deepEqual(parseConfig({}, FOLDER), {
      host: '127.0.0.1',
      port: 3000,
      publicOrigin: undefined,
      dataFolder: join(FOLDER, 'var'),
      instrumentsFolder: undefined,
      registry: { file: join(FOLDER, 'var', 'registry', 'registry.db') },
      ballots: { file: join(FOLDER, 'var', 'ballots', 'ballots.db') },
      trustedProxies: 0,
    });
  });

  it('are all read', () => {
    const given = {
      PORT: '0',
      HOST: '0.0.0.0',
      PUBLIC_ORIGIN: 'https://readout.example.org/',
      DATA_DIR: 'elsewhere',
      INSTRUMENTS_DIR: 'ours',
      REGISTRY_DATABASE_URL: 'postgres://db/registry',
      BALLOTS_DATABASE_URL: 'postgresql://db/ballots',
      TRUSTED_PROXIES: '2',
    };
    assert.deepEqual(Object.keys(given).sort(), SETTINGS.map(({ name }) => name).sort());
    assert.deepEqual(parseConfig(given, FOLDER), {
      host: '0.0.0.0',
      port: 0,
      publicOrigin: 'https://readout.example.org',
      dataFolder: join(FOLDER, 'elsewhere'),
      instrumentsFolder: join(FOLDER, 'ours'),
      registry: 'postgres://db/registry',
      ballots: 'postgresql://db/ballots',
      trustedProxies: 2,
    });
  });

  it('count as not given when they are blank', () => {
    const blank = Object.fromEntries(SETTINGS.map(({ name }) => [name, '  ']));
    assert.deepEqual(parseConfig(blank, FOLDER), parseConfig({}, FOLDER));
  });

  it('take an absolute folder as it is', () => {
    assert.equal(parseConfig({ DATA_DIR: '/mnt/disk' }, FOLDER).dataFolder, join('/mnt', 'disk'));
  });

  it('move both files with the folder', () => {
    const { registry, ballots } = parseConfig({ DATA_DIR: '/mnt/disk' }, FOLDER);
    assert.deepEqual(
      [registry, ballots],
      [{ file: '/mnt/disk/registry/registry.db' }, { file: '/mnt/disk/ballots/ballots.db' }],
    );
  });

  it('cannot be changed afterwards', () => {
    assert.ok(Object.isFrozen(parseConfig({}, FOLDER)));
  });
});

describe('settings that cannot be used', () => {
  it('are named all together', () => {
    const faults = faultsOf({
      PORT: 'http',
      PUBLIC_ORIGIN: 'readout.example.org',
      DATA_DIR: 'data',
      REGISTRY_DATABASE_URL: 'mysql://db/registry',
      BALLOTS_DATABASE_URL: 'nonsense',
      TRUSTED_PROXIES: 'many',
    });
    const named = faults.map((fault) => fault.split(' ')[0]);
    assert.deepEqual([...named].sort(), [
      'BALLOTS_DATABASE_URL',
      'DATA_DIR',
      'PORT',
      'PUBLIC_ORIGIN',
      'REGISTRY_DATABASE_URL',
      'TRUSTED_PROXIES',
    ]);
  });

  const wrong: Readonly<Record<string, readonly string[]>> = {
    PORT: ['-1', '65536', '3000.5', '3e3', 'http'],
    TRUSTED_PROXIES: ['-1', '11', 'true', '1.5'],
    PUBLIC_ORIGIN: [
      'readout.example.org',
      'ftp://readout.example.org',
      'https://readout.example.org/path',
      'https://readout.example.org/?x=1',
      'javascript:alert(1)',
    ],
    REGISTRY_DATABASE_URL: ['mysql://db/x', 'registry.db', 'db/x', 'http://db/x'],
    BALLOTS_DATABASE_URL: ['mysql://db/x', 'ballots.db'],
    DATA_DIR: ['data', './data', 'data/', 'var/../data', join(FOLDER, 'data'), 'data/registry'],
  };
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      it(`${name} cannot be ${value}`, () => {
        const faults = faultsOf({ [name]: value });
        assert.equal(faults.length, 1);
        assert.match(faults[0] ?? '', new RegExp(`^${name} must`));
      });
    }
  }

  it('may have a name that only begins like the source folder', () => {
    assert.deepEqual(faultsOf({ DATA_DIR: 'data-2026' }), []);
  });

  it('never repeat the password of a database address', () => {
    const faults = [
      ...faultsOf({
        PORT: 'x',
        REGISTRY_DATABASE_URL: 'mysql://readout:hunter2@db/x',
        BALLOTS_DATABASE_URL: 'hunter2',
      }),
      ...faultsOf({
        REGISTRY_DATABASE_URL: 'postgres://readout:hunter2@db/x',
        BALLOTS_DATABASE_URL: 'postgres://readout:hunter2@db/x',
      }),
    ];
    assert.equal(faults.length, 4);
    assert.ok(!faults.join().includes('hunter2'));
  });

  for (const [registry, ballots] of [
    ['postgres://db/readout', 'postgres://db/readout'],
    ['postgres://db/readout', 'postgresql://db/readout'],
    ['postgres://db/readout', 'postgres://db:5432/readout'],
    ['postgres://a:b@db/readout', 'postgres://c:d@DB/readout?sslmode=require'],
  ] as const) {
    it(`are two stores in one database: ${registry} and ${ballots}`, () => {
      const faults = faultsOf({ REGISTRY_DATABASE_URL: registry, BALLOTS_DATABASE_URL: ballots });
      assert.deepEqual(faults, [
        'REGISTRY_DATABASE_URL and BALLOTS_DATABASE_URL must name two databases, not one',
      ]);
    });
  }

  it('are not two databases of one server', () => {
    const addresses = {
      REGISTRY_DATABASE_URL: 'postgres://db/registry',
      BALLOTS_DATABASE_URL: 'postgres://db/ballots',
    };
    assert.deepEqual(faultsOf(addresses), []);
  });
});
