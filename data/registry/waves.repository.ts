/** Waves: one round of asking with one frozen instrument, and which of its releases is published. */

import type { Kysely, Selectable } from 'kysely';

import type { Form } from '../../survey-definitions/instrument.ts';
import type { RegistrySchema } from './schema.ts';

export interface Wave {
  readonly studyId: string;
  readonly waveId: string;
  /** Unique in the installation; what addresses show. */
  readonly slug: string;
  readonly title: string;
  readonly state: 'draft' | 'open' | 'closed' | 'archived';
  readonly instrumentHash: string;
  readonly form: Form;
  readonly mode: 'identified' | 'confidential' | 'anonymous' | 'open';
  readonly locale: string;
  /** IANA name; the wave opens and closes at midnight there. */
  readonly timeZone: string;
  /** A day. */
  readonly opensOn: string;
  /** The first day on which no response is taken. */
  readonly closesOn: string;
  readonly draftDays: number;
  readonly policy: 'staff';
  /** Eligible people who were invited; undefined where nobody knows. */
  readonly invited: number | undefined;
  /** Whether interim releases of the whole wave are allowed. */
  readonly interimReleases: boolean;
  /** A sentence shown above every page of this wave; '' if none. */
  readonly notice: string;
  readonly publishedReleaseId: string | undefined;
  /** The wave of the same study that a trend begins with. */
  readonly previousWaveId: string | undefined;
}

export type WavesRepository = ReturnType<typeof makeWavesRepository>;

export function makeWavesRepository(db: Kysely<RegistrySchema>) {
  return { ...makeReading(db), ...makeWriting(db) };
}

function makeReading(db: Kysely<RegistrySchema>) {
  const all = db.selectFrom('waves').selectAll();
  return {
    async byId(studyId: string, waveId: string): Promise<Wave | undefined> {
      const row = await all.where('study_id', '=', studyId).where('wave_id', '=', waveId).executeTakeFirst();
      return row && toWave(row);
    },

    /** The one way from an address to a wave; it also tells the study. */
    async bySlug(slug: string): Promise<Wave | undefined> {
      const row = await all.where('slug', '=', slug).executeTakeFirst();
      return row && toWave(row);
    },

    /** The latest first. */
    async ofStudy(studyId: string): Promise<readonly Wave[]> {
      const rows = await all
        .where('study_id', '=', studyId)
        .orderBy('opens_on', 'desc')
        .orderBy('slug')
        .execute();
      return rows.map(toWave);
    },

    /** Every wave of the installation: for the operator, and for closing waves at their midnight. */
    async list(): Promise<readonly Wave[]> {
      return (await all.orderBy('opens_on', 'desc').orderBy('slug').execute()).map(toWave);
    },
  };
}

function makeWriting(db: Kysely<RegistrySchema>) {
  const change = (studyId: string, waveId: string) =>
    db.updateTable('waves').where('study_id', '=', studyId).where('wave_id', '=', waveId);
  return {
    async create(wave: Wave): Promise<'created' | 'slug-taken'> {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('waves')
        .values(toRow(wave))
        .onConflict((conflict) => conflict.column('slug').doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n ? 'created' : 'slug-taken';
    },

    /** Of two who change it at once from the same state, only one is told `changed`. */
    async setState(
      studyId: string,
      waveId: string,
      {
        from,
        to,
        closesOn,
      }: {
        readonly from: Wave['state'];
        readonly to: Wave['state'];
        /** The first day on which no response is taken, where closing early moves it. */
        readonly closesOn?: string;
      },
    ): Promise<'changed' | 'not-changed'> {
      const { numUpdatedRows } = await change(studyId, waveId)
        .set({ state: to, ...(closesOn === undefined ? {} : { closes_on: closesOn }) })
        .where('state', '=', from)
        .executeTakeFirst();
      return numUpdatedRows === 1n ? 'changed' : 'not-changed';
    },

    /** Makes a release of this wave public; a release of another wave is not found. */
    async publishRelease(
      studyId: string,
      waveId: string,
      releaseId: string,
    ): Promise<'published' | 'not-found'> {
      const { numUpdatedRows } = await change(studyId, waveId)
        .set({ published_release_id: releaseId })
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom('releases')
              .select('releases.release_id')
              .where('releases.study_id', '=', studyId)
              .where('releases.wave_id', '=', waveId)
              .where('releases.release_id', '=', releaseId),
          ),
        )
        .executeTakeFirst();
      return numUpdatedRows === 1n ? 'published' : 'not-found';
    },

    async unpublish(studyId: string, waveId: string): Promise<void> {
      await change(studyId, waveId).set({ published_release_id: '' }).execute();
    },
  };
}

type Row = Selectable<RegistrySchema['waves']>;

function toRow(wave: Wave): Row {
  return {
    study_id: wave.studyId,
    wave_id: wave.waveId,
    slug: wave.slug,
    title: wave.title,
    state: wave.state,
    instrument_hash: wave.instrumentHash,
    form: wave.form,
    mode: wave.mode,
    locale: wave.locale,
    time_zone: wave.timeZone,
    opens_on: wave.opensOn,
    closes_on: wave.closesOn,
    draft_days: wave.draftDays,
    policy: wave.policy,
    invited: wave.invited ?? -1,
    interim_releases: wave.interimReleases ? 1 : 0,
    notice: wave.notice,
    published_release_id: wave.publishedReleaseId ?? '',
    previous_wave_id: wave.previousWaveId ?? '',
  };
}

function toWave(row: Row): Wave {
  return {
    studyId: row.study_id,
    waveId: row.wave_id,
    slug: row.slug,
    title: row.title,
    state: row.state,
    instrumentHash: row.instrument_hash,
    form: row.form,
    mode: row.mode,
    locale: row.locale,
    timeZone: row.time_zone,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    draftDays: row.draft_days,
    policy: row.policy,
    invited: row.invited < 0 ? undefined : row.invited,
    interimReleases: row.interim_releases === 1,
    notice: row.notice,
    publishedReleaseId: row.published_release_id || undefined,
    previousWaveId: row.previous_wave_id || undefined,
  };
}
