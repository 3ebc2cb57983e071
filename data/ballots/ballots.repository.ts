/** Reads and writes ballots. All queries about ballots are here; rows do not leave this file. */

import type { Kysely, Selectable } from 'kysely';

import type { AnswerCodes } from '../../survey-definitions/answers.ts';
import type { BallotsSchema } from './schema.ts';

export interface Ballot {
  readonly studyId: string;
  readonly waveId: string;
  /**
   * One ballot for each: hash of the respondent's secret, or of an imported row under the wave's import key.
   * The respondent alone has the one, and the other is deleted when the wave closes, so it leads to no person.
   */
  readonly nullifier: string;
  /** An institution, the pool of small ones, or 'none'. */
  readonly stratumId: string;
  /** 0 before the first reminder, n after the n-th. There is no date. */
  readonly contactPeriod: number;
  readonly mode: 'identified' | 'confidential' | 'anonymous' | 'open';
  readonly channel: 'web' | 'no-script' | 'kiosk' | 'import';
  /** With the receipt it takes the ballot back, until the wave is sealed; '' where nobody holds a receipt. */
  readonly withdrawalHash: string;
  /** What the respondent says; feeds no institution's page. */
  readonly declaredInstitutionId: string | undefined;
  /** One code for each slot, in the order of the wave's frozen instrument. */
  readonly answers: AnswerCodes;
}

/** What tabulation needs of a ballot. */
export interface CountedBallot {
  readonly codes: AnswerCodes;
  readonly stratumId: string;
  readonly channel: Ballot['channel'];
  readonly contactPeriod: number;
  readonly declaredInstitutionId: string | undefined;
}

const PAGE_ROWS = 2000;
/** Ten values a row: under SQLite's 32,766 and PostgreSQL's 65,535 values a statement. */
const INSERT_ROWS = 200;

export type BallotsRepository = ReturnType<typeof makeBallotsRepository>;

export function makeBallotsRepository(db: Kysely<BallotsSchema>) {
  return { ...makeWriting(db), ...makeReading(db) };
}

function makeWriting(db: Kysely<BallotsSchema>) {
  return {
    /** Stores a ballot, or nothing at all if its secret was already used in this wave. */
    async cast(ballot: Ballot): Promise<'cast' | 'already-cast'> {
      return (await insertNew(db, [ballot])) === 1 ? 'cast' : 'already-cast';
    },

    /** Stores the ballots whose secret was not used yet, all of them or (inside a transaction) none. */
    async castMany(
      ballots: readonly Ballot[],
    ): Promise<{ readonly cast: number; readonly alreadyCast: number }> {
      let cast = 0;
      for (let start = 0; start < ballots.length; start += INSERT_ROWS) {
        cast += await insertNew(db, ballots.slice(start, start + INSERT_ROWS));
      }
      return { cast, alreadyCast: ballots.length - cast };
    },

    /** Takes a ballot back. Whether the wave still allows it is for the caller to check in the same transaction. */
    async withdraw(
      studyId: string,
      waveId: string,
      withdrawalHash: string,
    ): Promise<'withdrawn' | 'not-found'> {
      // '' stands for "nobody holds a receipt", and must never take such ballots away.
      if (withdrawalHash === '') return 'not-found';
      const { numDeletedRows } = await db
        .deleteFrom('ballots')
        .where('study_id', '=', studyId)
        .where('wave_id', '=', waveId)
        .where('withdrawal_hash', '=', withdrawalHash)
        .executeTakeFirst();
      return numDeletedRows > 0n ? 'withdrawn' : 'not-found';
    },
  };
}

function makeReading(db: Kysely<BallotsSchema>) {
  return {
    async isCast(ballot: Pick<Ballot, 'studyId' | 'waveId' | 'nullifier'>): Promise<boolean> {
      const row = await ofWave(db, ballot.studyId, ballot.waveId)
        .select('nullifier')
        .where('nullifier', '=', ballot.nullifier)
        .executeTakeFirst();
      return row !== undefined;
    },

    async countOfWave(studyId: string, waveId: string): Promise<number> {
      const { n } = await ofWave(db, studyId, waveId)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return n;
    },

    /** Every ballot of a wave in the order of its key, page by page, so that no connection stays busy. */
    async *ofWave(studyId: string, waveId: string): AsyncGenerator<Ballot> {
      for (let after: string | undefined = ''; after !== undefined; ) {
        const rows: Row[] = await pageAfter(db, [studyId, waveId], after).selectAll().execute();
        for (const row of rows) yield toBallot(row);
        after = rows.length < PAGE_ROWS ? undefined : rows.at(-1)?.nullifier;
      }
    },

    /** What tabulation needs, a page of ballots at a time: the fast way through a whole wave. */
    async *readWave(studyId: string, waveId: string): AsyncGenerator<readonly CountedBallot[]> {
      for (let after: string | undefined = ''; after !== undefined; ) {
        const rows: CountedRow[] = await pageAfter(db, [studyId, waveId], after)
          .select([
            'nullifier',
            'stratum_id',
            'contact_period',
            'channel',
            'declared_institution_id',
            'answers',
          ])
          .execute();
        yield rows.map(toCountedBallot);
        after = rows.length < PAGE_ROWS ? undefined : rows.at(-1)?.nullifier;
      }
    },
  };
}

type Row = Selectable<BallotsSchema['ballots']>;
type CountedRow = Pick<
  Row,
  'nullifier' | 'stratum_id' | 'contact_period' | 'channel' | 'declared_institution_id' | 'answers'
>;

function ofWave(db: Kysely<BallotsSchema>, studyId: string, waveId: string) {
  return db.selectFrom('ballots').where('study_id', '=', studyId).where('wave_id', '=', waveId);
}

function pageAfter(db: Kysely<BallotsSchema>, [studyId, waveId]: readonly [string, string], after: string) {
  return ofWave(db, studyId, waveId).where('nullifier', '>', after).orderBy('nullifier').limit(PAGE_ROWS);
}

async function insertNew(db: Kysely<BallotsSchema>, ballots: readonly Ballot[]): Promise<number> {
  if (ballots.length === 0) return 0;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('ballots')
    .values(ballots.map(toRow))
    .onConflict((conflict) => conflict.columns(['study_id', 'wave_id', 'nullifier']).doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows);
}

function toRow(ballot: Ballot): Row {
  return {
    study_id: ballot.studyId,
    wave_id: ballot.waveId,
    nullifier: ballot.nullifier,
    stratum_id: ballot.stratumId,
    contact_period: ballot.contactPeriod,
    mode: ballot.mode,
    channel: ballot.channel,
    withdrawal_hash: ballot.withdrawalHash,
    declared_institution_id: ballot.declaredInstitutionId ?? '',
    answers: JSON.stringify(ballot.answers),
  };
}

function toBallot(row: Row): Ballot {
  return {
    studyId: row.study_id,
    waveId: row.wave_id,
    nullifier: row.nullifier,
    stratumId: row.stratum_id,
    contactPeriod: row.contact_period,
    mode: row.mode,
    channel: row.channel,
    withdrawalHash: row.withdrawal_hash,
    declaredInstitutionId: row.declared_institution_id || undefined,
    answers: JSON.parse(row.answers) as AnswerCodes,
  };
}

function toCountedBallot(row: CountedRow): CountedBallot {
  return {
    codes: JSON.parse(row.answers) as AnswerCodes,
    stratumId: row.stratum_id,
    channel: row.channel,
    contactPeriod: row.contact_period,
    declaredInstitutionId: row.declared_institution_id || undefined,
  };
}
