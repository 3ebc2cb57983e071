/**
 * Releases: immutable, addressed by the hash of their content.
 *
 * This file never looks into a content; whoever made it computed the hash.
 */

import type { Kysely, Selectable } from 'kysely';

import type { RegistrySchema } from './schema.ts';

export interface StoredRelease extends ReleaseSummary {
  /** Canonical JSON whose SHA-256 is the id, character for character. */
  readonly content: string;
  /** JSON: statistics too expensive for a page; '{}' if there are none. */
  readonly statistics: string;
  /** JSON: exact sizes and reasons, for the steward's audit only. */
  readonly log: string;
}

export interface ReleaseSummary {
  readonly studyId: string;
  readonly releaseId: string;
  readonly waveId: string;
  /** Counts the releases of a wave from 1. */
  readonly number: number;
  readonly kind: 'final' | 'interim';
  /** A day. */
  readonly releasedOn: string;
}

const SUMMARY_COLUMNS = ['study_id', 'release_id', 'wave_id', 'number', 'kind', 'released_on'] as const;

export type ReleasesRepository = ReturnType<typeof makeReleasesRepository>;

export function makeReleasesRepository(db: Kysely<RegistrySchema>) {
  const ofWave = (studyId: string, waveId: string) =>
    db.selectFrom('releases').where('study_id', '=', studyId).where('wave_id', '=', waveId);
  // 'final' sorts before 'interim': whatever was stored after it, the final release is the one that counts.
  const latestFirst = (studyId: string, waveId: string) =>
    ofWave(studyId, waveId).orderBy('kind').orderBy('number', 'desc');
  return {
    /** Stores a release once; the same content again changes nothing, so a resumed job may repeat it. */
    async store(release: Omit<StoredRelease, 'number'>): Promise<'stored' | 'already-stored'> {
      for (;;) {
        if (await isStored(db, release)) return 'already-stored';
        const last = await ofWave(release.studyId, release.waveId)
          .select((eb) => eb.fn.max('number').as('number'))
          .executeTakeFirst();
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('releases')
          .values(toRow({ ...release, number: (last?.number ?? 0) + 1 }))
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow();
        // Otherwise somebody stored this release, or took the number, in between: look again.
        if (numInsertedOrUpdatedRows === 1n) return 'stored';
      }
    },

    async byId(studyId: string, releaseId: string): Promise<StoredRelease | undefined> {
      const row = await db
        .selectFrom('releases')
        .selectAll()
        .where('study_id', '=', studyId)
        .where('release_id', '=', releaseId)
        .executeTakeFirst();
      return row && toRelease(row);
    },

    /** The final release, or the latest interim one while there is none. */
    async latestOfWave(studyId: string, waveId: string): Promise<StoredRelease | undefined> {
      const row = await latestFirst(studyId, waveId).selectAll().executeTakeFirst();
      return row && toRelease(row);
    },

    /** The final one first, then the latest; without their content. */
    async ofWave(studyId: string, waveId: string): Promise<readonly ReleaseSummary[]> {
      return (await latestFirst(studyId, waveId).select(SUMMARY_COLUMNS).execute()).map(toSummary);
    },
  };
}

type Row = Selectable<RegistrySchema['releases']>;

async function isStored(
  db: Kysely<RegistrySchema>,
  { studyId, releaseId }: Pick<StoredRelease, 'studyId' | 'releaseId'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('releases')
    .select('release_id')
    .where('study_id', '=', studyId)
    .where('release_id', '=', releaseId)
    .executeTakeFirst();
  return row !== undefined;
}

function toRow(release: StoredRelease): Row {
  return {
    study_id: release.studyId,
    release_id: release.releaseId,
    wave_id: release.waveId,
    number: release.number,
    kind: release.kind,
    released_on: release.releasedOn,
    content: release.content,
    statistics: release.statistics,
    log: release.log,
  };
}

function toSummary(row: Pick<Row, (typeof SUMMARY_COLUMNS)[number]>): ReleaseSummary {
  return {
    studyId: row.study_id,
    releaseId: row.release_id,
    waveId: row.wave_id,
    number: row.number,
    kind: row.kind,
    releasedOn: row.released_on,
  };
}

function toRelease(row: Row): StoredRelease {
  return { ...toSummary(row), content: row.content, statistics: row.statistics, log: row.log };
}
