/** What people who sign in did in a study, and what was done to accounts. It is only ever added to. */

import type { Kysely, Selectable } from 'kysely';

import type { RegistrySchema } from './schema.ts';

export interface AuditEntry {
  readonly studyId: string;
  readonly entryId: string;
  /** A moment. */
  readonly at: string;
  readonly accountId: string;
  readonly action: string;
  readonly detail: string;
}

/** About accounts, which belong to no study. */
export type InstallationEntry = Omit<AuditEntry, 'studyId'>;

export type AuditRepository = ReturnType<typeof makeAuditRepository>;

export function makeAuditRepository(db: Kysely<RegistrySchema>) {
  return {
    async add(entry: AuditEntry): Promise<void> {
      await db
        .insertInto('audit')
        .values({
          study_id: entry.studyId,
          entry_id: entry.entryId,
          at: entry.at,
          account_id: entry.accountId,
          action: entry.action,
          detail: entry.detail,
        })
        .execute();
    },

    async addOfInstallation(entry: InstallationEntry): Promise<void> {
      await db
        .insertInto('installation_audit')
        .values({
          entry_id: entry.entryId,
          at: entry.at,
          account_id: entry.accountId,
          action: entry.action,
          detail: entry.detail,
        })
        .execute();
    },

    /** The latest first. */
    async ofInstallation(limit = 1000): Promise<readonly InstallationEntry[]> {
      const rows = await db
        .selectFrom('installation_audit')
        .selectAll()
        .orderBy('at', 'desc')
        .orderBy('entry_id')
        .limit(limit)
        .execute();
      return rows.map(toInstallationEntry);
    },

    /** The latest entries of a study, the latest first. */
    async ofStudy(studyId: string, limit = 1000): Promise<readonly AuditEntry[]> {
      const rows = await db
        .selectFrom('audit')
        .selectAll()
        .where('study_id', '=', studyId)
        .orderBy('at', 'desc')
        .orderBy('entry_id')
        .limit(limit)
        .execute();
      return rows.map(toEntry);
    },
  };
}

function toEntry(row: Selectable<RegistrySchema['audit']>): AuditEntry {
  return { studyId: row.study_id, ...toInstallationEntry(row) };
}

function toInstallationEntry(row: Selectable<RegistrySchema['installation_audit']>): InstallationEntry {
  return {
    entryId: row.entry_id,
    at: row.at,
    accountId: row.account_id,
    action: row.action,
    detail: row.detail,
  };
}
