/** Published instruments. What was published is never changed: a change is a new version. */

import type { Kysely, Selectable } from 'kysely';

import type { RegistrySchema } from './schema.ts';

export interface PublishedInstrument {
  readonly instrumentHash: string;
  readonly instrumentId: string;
  readonly version: number;
  /** The JSON whose hash it is, character for character. */
  readonly structure: string;
  /** The JSON of the texts, by locale. */
  readonly textsByLocale: Readonly<Record<string, string>>;
}

/** `frozen`: this version exists with another structure. `texts-frozen`: with other texts in some locale. */
export type Publication = 'published' | 'already-published' | 'frozen' | 'texts-frozen';

export type InstrumentsRepository = ReturnType<typeof makeInstrumentsRepository>;

export function makeInstrumentsRepository(db: Kysely<RegistrySchema>) {
  const all = db.selectFrom('instruments').selectAll();
  return {
    /** Publishes a version once. Published again it may bring texts in further locales, and nothing else. */
    async publish(instrument: PublishedInstrument): Promise<Publication> {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('instruments')
        .values(toRow(instrument))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows === 1n) return 'published';

      const row = await all.where('instrument_hash', '=', instrument.instrumentHash).executeTakeFirst();
      if (row === undefined) return 'frozen';
      return addLocales(db, toInstrument(row), instrument);
    },

    async byHash(instrumentHash: string): Promise<PublishedInstrument | undefined> {
      const row = await all.where('instrument_hash', '=', instrumentHash).executeTakeFirst();
      return row && toInstrument(row);
    },

    async list(): Promise<readonly PublishedInstrument[]> {
      const rows = await all.orderBy('instrument_id').orderBy('version').execute();
      return rows.map(toInstrument);
    },
  };
}

async function addLocales(
  db: Kysely<RegistrySchema>,
  published: PublishedInstrument,
  offered: PublishedInstrument,
): Promise<Publication> {
  const entries = Object.entries(offered.textsByLocale);
  const known = new Map(Object.entries(published.textsByLocale));
  if (entries.some(([locale, texts]) => (known.get(locale) ?? texts) !== texts)) return 'texts-frozen';

  const added = entries.filter(([locale]) => !known.has(locale));
  if (added.length > 0) {
    await db
      .updateTable('instruments')
      .set({ texts: JSON.stringify({ ...published.textsByLocale, ...Object.fromEntries(added) }) })
      .where('instrument_hash', '=', published.instrumentHash)
      .execute();
  }
  return 'already-published';
}

function toRow(instrument: PublishedInstrument): Selectable<RegistrySchema['instruments']> {
  return {
    instrument_hash: instrument.instrumentHash,
    instrument_id: instrument.instrumentId,
    version: instrument.version,
    structure: instrument.structure,
    texts: JSON.stringify(instrument.textsByLocale),
  };
}

function toInstrument(row: Selectable<RegistrySchema['instruments']>): PublishedInstrument {
  return {
    instrumentHash: row.instrument_hash,
    instrumentId: row.instrument_id,
    version: row.version,
    structure: row.structure,
    textsByLocale: JSON.parse(row.texts) as Readonly<Record<string, string>>,
  };
}
