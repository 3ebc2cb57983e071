/** The rules of the schema, read from the migrated stores themselves, and SCHEMA.md, which describes them. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

import { type MakeStores, onEveryDatabase } from '../support/databases.ts';
import { type StoredTable, storedMachinery, storedTables } from '../support/stored-schema.ts';

/** The one unique index that does not begin with the study: addresses are unique in the installation. */
const INSTALLATION_WIDE_INDEXES = ['registry.waves(slug)'];

type NamedTable = StoredTable & { readonly fullName: string };

async function everyTable(makeStores: MakeStores): Promise<readonly NamedTable[]> {
  const stores = await makeStores();
  const found: NamedTable[] = [];
  for (const store of ['registry', 'ballots'] as const) {
    const { kind, db } = stores[store];
    for (const table of await storedTables(kind, db)) {
      found.push({ ...table, fullName: `${store}.${table.name}` });
    }
  }
  return found;
}

interface DescribedTable {
  readonly fullName: string;
  readonly columns: readonly string[];
  readonly isInstallationWide: boolean;
  readonly text: string;
}

function describedTables(): readonly DescribedTable[] {
  const text = readFileSync(new URL('../../data/SCHEMA.md', import.meta.url), 'utf8');
  const [, registry = '', ballots = ''] = text.split(/^## (?:Registry|Ballot store)$/m);
  const ofStore = (store: string, chapter: string) =>
    chapter
      .split(/^### /m)
      .slice(1)
      .map((section) => ({
        fullName: `${store}.${section.slice(0, section.indexOf('\n'))}`,
        columns: [...section.matchAll(/^\| `(\w+)` \| \S/gm)].map((match) => match[1] ?? ''),
        isInstallationWide: /^\w+\n\nInstallation-wide\. /.test(section),
        text: section,
      }));
  return [...ofStore('registry', registry), ...ofStore('ballots', ballots)];
}

const described = describedTables();
const installationWide = new Set(
  described.filter((table) => table.isInstallationWide).map(({ fullName }) => fullName),
);

onEveryDatabase('the schema', (makeStores) => {
  it('is described in SCHEMA.md, table by table and column by column', async () => {
    const stored = await everyTable(makeStores);
    const inOrder = (tables: readonly { fullName: string; columns: readonly string[] }[]) =>
      Object.fromEntries(
        tables
          .map(({ fullName, columns }) => [fullName, columns] as const)
          .toSorted(([a], [b]) => a.localeCompare(b)),
      );

    assert.deepEqual(
      inOrder(described),
      inOrder(stored.map((table) => ({ ...table, columns: table.columns.map(({ name }) => name) }))),
    );
  });

  it('has the study first in every primary key that is not installation-wide', async () => {
    const stray = (await everyTable(makeStores)).filter(
      ({ fullName, primaryKey }) => primaryKey[0] !== 'study_id' && !installationWide.has(fullName),
    );
    assert.deepEqual(stray, []);
  });

  it('has the study first in every unique index that is not installation-wide', async () => {
    const stray = (await everyTable(makeStores))
      .filter(({ fullName }) => !installationWide.has(fullName))
      .flatMap(({ fullName, uniqueIndexes }) =>
        uniqueIndexes
          .filter((columns) => columns[0] !== 'study_id')
          .map((columns) => `${fullName}(${columns.join()})`),
      );
    assert.deepEqual(stray, INSTALLATION_WIDE_INDEXES);
  });

  it('has foreign keys within the study only, or between installation-wide tables', async () => {
    const tables = await everyTable(makeStores);
    const stray = tables.flatMap(({ fullName, foreignKeys }) =>
      foreignKeys
        .filter((key) => key.columns[0] !== 'study_id' || key.otherColumns[0] !== 'study_id')
        .filter(() => !installationWide.has(fullName))
        .map((key) => `${fullName} -> ${key.table}`),
    );
    assert.deepEqual(stray, []);
    assert.ok(
      tables.some(({ fullName, foreignKeys }) => fullName === 'ballots.ballots' && foreignKeys.length === 1),
    );
  });

  it('gives out no numbers and nothing else of its own: no sequence, identity, default or trigger', async () => {
    const stores = await makeStores();
    const machinery = [
      ...(await storedMachinery(stores.registry.kind, stores.registry.db)),
      ...(await storedMachinery(stores.ballots.kind, stores.ballots.db)),
    ];
    assert.deepEqual(machinery, []);

    const generated = (await everyTable(makeStores))
      .filter(({ name }) => !name.endsWith('_lock'))
      .flatMap(({ fullName, columns }) =>
        columns.filter(({ isGenerated }) => isGenerated).map(({ name }) => `${fullName}.${name}`),
      );
    assert.deepEqual(generated, []);
  });

  it('has no column that may be null', async () => {
    const nullable = (await everyTable(makeStores)).flatMap(({ fullName, columns }) =>
      columns.filter(({ isNullable }) => isNullable).map(({ name }) => `${fullName}.${name}`),
    );
    assert.deepEqual(nullable, []);
  });

  it('has no hidden row number, which would be the order of arrival', async () => {
    const numbered = (await everyTable(makeStores)).filter(
      ({ hasRowNumber, name }) => hasRowNumber && !name.includes('_migrations'),
    );
    assert.deepEqual(numbered, []);
  });

  it('has nothing in the ballot store that tells a moment, a person or an address', async () => {
    const telling = (await everyTable(makeStores))
      .filter(({ fullName }) => fullName.startsWith('ballots.') && !fullName.includes('_migrations'))
      .flatMap(({ fullName, columns }) => columns.map(({ name }) => `${fullName}.${name}`))
      .filter((name) => /_at$|_on$|time|date|account|email|address|invitation|token/.test(name));
    assert.deepEqual(telling, ['ballots.drafts.expires_on']);
  });
});
