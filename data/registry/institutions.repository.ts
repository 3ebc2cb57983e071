/** The institutions of a study, and how many eligible people a wave counts in each: its sampling frame. */

import type { Kysely, Selectable } from 'kysely';

import type { RegistrySchema } from './schema.ts';

export interface Institution {
  readonly studyId: string;
  readonly institutionId: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2, or '' where nobody knows. */
  readonly country: string;
}

export interface FramedInstitution {
  readonly institutionId: string;
  /** People who could answer. */
  readonly eligible: number;
}

/** Four values a row: under SQLite's limit of 32,766 values a statement. */
const INSERT_ROWS = 500;

export type InstitutionsRepository = ReturnType<typeof makeInstitutionsRepository>;

export function makeInstitutionsRepository(db: Kysely<RegistrySchema>) {
  return {
    /** Institutions that are already there keep their name. */
    async addMany(institutions: readonly Institution[]): Promise<void> {
      for (let start = 0; start < institutions.length; start += INSERT_ROWS) {
        await db
          .insertInto('institutions')
          .values(institutions.slice(start, start + INSERT_ROWS).map(toRow))
          .onConflict((conflict) => conflict.columns(['study_id', 'institution_id']).doNothing())
          .execute();
      }
    },

    async ofStudy(studyId: string): Promise<readonly Institution[]> {
      const rows = await db
        .selectFrom('institutions')
        .selectAll()
        .where('study_id', '=', studyId)
        .orderBy('name')
        .orderBy('institution_id')
        .execute();
      return rows.map(toInstitution);
    },

    /** Replaces the frame. Call it inside a transaction. */
    async setFrame(studyId: string, waveId: string, frame: readonly FramedInstitution[]): Promise<void> {
      await db
        .deleteFrom('wave_institutions')
        .where('study_id', '=', studyId)
        .where('wave_id', '=', waveId)
        .execute();
      for (let start = 0; start < frame.length; start += INSERT_ROWS) {
        const rows = frame.slice(start, start + INSERT_ROWS).map(({ institutionId, eligible }) => ({
          study_id: studyId,
          wave_id: waveId,
          institution_id: institutionId,
          eligible,
        }));
        await db.insertInto('wave_institutions').values(rows).execute();
      }
    },

    async frameOf(studyId: string, waveId: string): Promise<readonly FramedInstitution[]> {
      const rows = await db
        .selectFrom('wave_institutions')
        .select(['institution_id', 'eligible'])
        .where('study_id', '=', studyId)
        .where('wave_id', '=', waveId)
        .orderBy('institution_id')
        .execute();
      return rows.map((row) => ({ institutionId: row.institution_id, eligible: row.eligible }));
    },
  };
}

function toRow(institution: Institution): Selectable<RegistrySchema['institutions']> {
  return {
    study_id: institution.studyId,
    institution_id: institution.institutionId,
    name: institution.name,
    country: institution.country,
  };
}

function toInstitution(row: Selectable<RegistrySchema['institutions']>): Institution {
  return {
    studyId: row.study_id,
    institutionId: row.institution_id,
    name: row.name,
    country: row.country,
  };
}
