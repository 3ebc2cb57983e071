/** Who may do what: a role in a study, for the whole of it or for one institution. */

import type { Kysely, Selectable } from 'kysely';

import type { RegistrySchema } from './schema.ts';

export interface Grant {
  readonly studyId: string;
  readonly accountId: string;
  readonly role: 'steward' | 'institution-lead' | 'researcher' | 'coder';
  /** undefined: the whole study. */
  readonly institutionId: string | undefined;
}

export type GrantsRepository = ReturnType<typeof makeGrantsRepository>;

export function makeGrantsRepository(db: Kysely<RegistrySchema>) {
  return {
    /** A repetition changes nothing. */
    async grant(grant: Grant): Promise<void> {
      await db
        .insertInto('grants')
        .values(toRow(grant))
        .onConflict((conflict) =>
          conflict.columns(['study_id', 'account_id', 'role', 'institution_id']).doNothing(),
        )
        .execute();
    },

    async revoke(grant: Grant): Promise<'revoked' | 'not-found'> {
      const row = toRow(grant);
      const { numDeletedRows } = await db
        .deleteFrom('grants')
        .where('study_id', '=', row.study_id)
        .where('account_id', '=', row.account_id)
        .where('role', '=', row.role)
        .where('institution_id', '=', row.institution_id)
        .executeTakeFirst();
      return numDeletedRows === 1n ? 'revoked' : 'not-found';
    },

    /** Everything one person may do, in every study. */
    async ofAccount(accountId: string): Promise<readonly Grant[]> {
      const rows = await db
        .selectFrom('grants')
        .selectAll()
        .where('account_id', '=', accountId)
        .orderBy('study_id')
        .orderBy('role')
        .orderBy('institution_id')
        .execute();
      return rows.map(toGrant);
    },

    async ofStudy(studyId: string): Promise<readonly Grant[]> {
      const rows = await db
        .selectFrom('grants')
        .selectAll()
        .where('study_id', '=', studyId)
        .orderBy('account_id')
        .orderBy('role')
        .orderBy('institution_id')
        .execute();
      return rows.map(toGrant);
    },
  };
}

function toRow(grant: Grant): Selectable<RegistrySchema['grants']> {
  return {
    study_id: grant.studyId,
    account_id: grant.accountId,
    role: grant.role,
    institution_id: grant.institutionId ?? '',
  };
}

function toGrant(row: Selectable<RegistrySchema['grants']>): Grant {
  return {
    studyId: row.study_id,
    accountId: row.account_id,
    role: row.role,
    institutionId: row.institution_id || undefined,
  };
}
