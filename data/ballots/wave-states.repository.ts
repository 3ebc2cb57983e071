/**
 * What the ballot store itself knows of each wave, so that it can decide alone whether a ballot is taken.
 *
 * A wave goes from waiting to open to sealed and never back; mode, form, instrument and strata cannot be
 * changed once it is open.
 */

import type { Kysely, Selectable } from 'kysely';

import type { Form } from '../../survey-definitions/instrument.ts';
import type { BallotsSchema } from './schema.ts';

export interface WaveState {
  readonly studyId: string;
  readonly waveId: string;
  readonly state: 'waiting' | 'open' | 'sealed';
  /** 0 before the first reminder, n after the n-th. */
  readonly contactPeriod: number;
  readonly instrumentHash: string;
  readonly form: Form;
  readonly mode: 'identified' | 'confidential' | 'anonymous' | 'open';
  /** What a ballot's stratum may be. */
  readonly strata: readonly string[];
  readonly publicKeys: Readonly<Record<string, string>>;
}

export type WaveStatesRepository = ReturnType<typeof makeWaveStatesRepository>;

export function makeWaveStatesRepository(db: Kysely<BallotsSchema>) {
  return {
    /** Stores a wave that does not take ballots yet; once it is open it can no longer be replaced. */
    async put(wave: Omit<WaveState, 'state' | 'contactPeriod'>): Promise<'put' | 'already-open'> {
      const row = toRow(wave);
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('waves')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['study_id', 'wave_id']).doUpdateSet(row).where('waves.state', '=', 'waiting'),
        )
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n ? 'put' : 'already-open';
    },

    /** Inside a transaction the state cannot change until the transaction ends, so no ballot follows a seal. */
    async get(studyId: string, waveId: string): Promise<WaveState | undefined> {
      const row = await ofKey(db, studyId, waveId)
        .$if(db.isTransaction, (query) => query.forShare())
        .executeTakeFirst();
      return row === undefined ? undefined : toWaveState(row);
    },

    async open(studyId: string, waveId: string): Promise<'opened' | 'not-waiting'> {
      const changed = await step(db, [studyId, waveId], 'waiting', 'open');
      return changed ? 'opened' : 'not-waiting';
    },

    /** From here on no ballot is taken and none is withdrawn. */
    async seal(studyId: string, waveId: string): Promise<'sealed' | 'already-sealed' | 'not-open'> {
      if (await step(db, [studyId, waveId], 'open', 'sealed')) return 'sealed';
      const wave = await ofKey(db, studyId, waveId).executeTakeFirst();
      return wave?.state === 'sealed' ? 'already-sealed' : 'not-open';
    },

    /** Only ever forward: a period that has passed does not come back. */
    async setContactPeriod(studyId: string, waveId: string, contactPeriod: number): Promise<void> {
      await db
        .updateTable('waves')
        .set({ contact_period: contactPeriod })
        .where('study_id', '=', studyId)
        .where('wave_id', '=', waveId)
        .where('contact_period', '<', contactPeriod)
        .execute();
    },
  };
}

function ofKey(db: Kysely<BallotsSchema>, studyId: string, waveId: string) {
  return db.selectFrom('waves').selectAll().where('study_id', '=', studyId).where('wave_id', '=', waveId);
}

async function step(
  db: Kysely<BallotsSchema>,
  [studyId, waveId]: readonly [string, string],
  from: WaveState['state'],
  to: WaveState['state'],
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('waves')
    .set({ state: to })
    .where('study_id', '=', studyId)
    .where('wave_id', '=', waveId)
    .where('state', '=', from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function toRow(wave: Omit<WaveState, 'state' | 'contactPeriod'>): Selectable<BallotsSchema['waves']> {
  return {
    study_id: wave.studyId,
    wave_id: wave.waveId,
    state: 'waiting',
    contact_period: 0,
    instrument_hash: wave.instrumentHash,
    form: wave.form,
    mode: wave.mode,
    strata: JSON.stringify(wave.strata),
    public_keys: JSON.stringify(wave.publicKeys),
  };
}

function toWaveState(row: Selectable<BallotsSchema['waves']>): WaveState {
  return {
    studyId: row.study_id,
    waveId: row.wave_id,
    state: row.state,
    contactPeriod: row.contact_period,
    instrumentHash: row.instrument_hash,
    form: row.form,
    mode: row.mode,
    strata: JSON.parse(row.strata) as readonly string[],
    publicKeys: JSON.parse(row.public_keys) as Readonly<Record<string, string>>,
  };
}
