/**
 * Free text, kept apart from the codes: nothing here leads to a ballot without the respondent's receipt or, for
 * imported rows, the import key of a wave that is still open.
 */

import type { Kysely, Selectable } from 'kysely';

import type { BallotsSchema } from './schema.ts';

export interface FreeText {
  readonly studyId: string;
  readonly waveId: string;
  /** Domain-separated hash of the receipt, which is not stored, or of an imported row under the wave's import key. */
  readonly textHash: string;
  readonly itemId: string;
  readonly text: string;
}

const PAGE_ROWS = 1000;
/** Five values a row: under SQLite's limit of 32,766 values a statement. */
const INSERT_ROWS = 400;

export type TextsRepository = ReturnType<typeof makeTextsRepository>;

export function makeTextsRepository(db: Kysely<BallotsSchema>) {
  return {
    /** A repetition changes nothing. */
    async addMany(texts: readonly FreeText[]): Promise<void> {
      for (let start = 0; start < texts.length; start += INSERT_ROWS) {
        await db
          .insertInto('texts')
          .values(texts.slice(start, start + INSERT_ROWS).map(toRow))
          .onConflict((conflict) =>
            conflict.columns(['study_id', 'wave_id', 'text_hash', 'item_id']).doNothing(),
          )
          .execute();
      }
    },

    /** Every text of a wave in the order of its key. */
    async *ofWave(studyId: string, waveId: string): AsyncGenerator<FreeText> {
      let after: Position | undefined = ['', ''];
      while (after !== undefined) {
        const rows: Row[] = await pageAfter(db, [studyId, waveId], after).execute();
        for (const row of rows) yield toFreeText(row);
        const last = rows.length < PAGE_ROWS ? undefined : rows.at(-1);
        after = last && [last.text_hash, last.item_id];
      }
    },

    /** Takes back what one respondent wrote. @returns how many texts there were. */
    async remove(studyId: string, waveId: string, textHash: string): Promise<number> {
      const { numDeletedRows } = await db
        .deleteFrom('texts')
        .where('study_id', '=', studyId)
        .where('wave_id', '=', waveId)
        .where('text_hash', '=', textHash)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

type Row = Selectable<BallotsSchema['texts']>;
type Position = readonly [textHash: string, itemId: string];

function pageAfter(
  db: Kysely<BallotsSchema>,
  [studyId, waveId]: readonly [string, string],
  [textHash, itemId]: Position,
) {
  return db
    .selectFrom('texts')
    .selectAll()
    .where('study_id', '=', studyId)
    .where('wave_id', '=', waveId)
    .where((eb) => eb(eb.refTuple('text_hash', 'item_id'), '>', eb.tuple(textHash, itemId)))
    .orderBy('text_hash')
    .orderBy('item_id')
    .limit(PAGE_ROWS);
}

function toRow(text: FreeText): Row {
  return {
    study_id: text.studyId,
    wave_id: text.waveId,
    text_hash: text.textHash,
    item_id: text.itemId,
    text: text.text,
  };
}

function toFreeText(row: Row): FreeText {
  return {
    studyId: row.study_id,
    waveId: row.wave_id,
    textHash: row.text_hash,
    itemId: row.item_id,
    text: row.text,
  };
}
