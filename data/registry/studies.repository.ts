/** Studies: the tenants. Everything else of a study begins with its id. */

import type { Kysely, Selectable } from 'kysely';

import type { RegistrySchema } from './schema.ts';

export interface Study {
  readonly studyId: string;
  readonly title: string;
  readonly organisation: string;
  readonly contactEmail: string;
  /** Controllers, ethics reference, rights, purposes: what the information page is made of. */
  readonly settings: Readonly<Record<string, unknown>>;
}

export type StudiesRepository = ReturnType<typeof makeStudiesRepository>;

export function makeStudiesRepository(db: Kysely<RegistrySchema>) {
  const all = db.selectFrom('studies').selectAll();
  return {
    async create(study: Study): Promise<void> {
      await db
        .insertInto('studies')
        .values({
          study_id: study.studyId,
          title: study.title,
          organisation: study.organisation,
          contact_email: study.contactEmail,
          settings: JSON.stringify(study.settings),
        })
        .execute();
    },

    async byId(studyId: string): Promise<Study | undefined> {
      const row = await all.where('study_id', '=', studyId).executeTakeFirst();
      return row && toStudy(row);
    },

    async list(): Promise<readonly Study[]> {
      return (await all.orderBy('title').orderBy('study_id').execute()).map(toStudy);
    },
  };
}

function toStudy(row: Selectable<RegistrySchema['studies']>): Study {
  return {
    studyId: row.study_id,
    title: row.title,
    organisation: row.organisation,
    contactEmail: row.contact_email,
    settings: JSON.parse(row.settings) as Study['settings'],
  };
}
