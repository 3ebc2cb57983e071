/** A new study, and who runs it: both or neither. */

import type { AccountsRepository } from '../../data/registry/accounts.repository.ts';
import type { AuditRepository } from '../../data/registry/audit.repository.ts';
import type { GrantsRepository } from '../../data/registry/grants.repository.ts';
import type { StudiesRepository } from '../../data/registry/studies.repository.ts';
import { problems } from '../problem.ts';
import { type AuditDependencies, auditEntry } from './audit-entry.ts';
import type { StudySettings } from './study-settings.ts';

export interface StudyParts {
  readonly accounts: Pick<AccountsRepository, 'byEmail'>;
  readonly studies: Pick<StudiesRepository, 'create'>;
  readonly grants: Pick<GrantsRepository, 'grant'>;
  readonly audit: Pick<AuditRepository, 'add'>;
}

export interface CreateStudyDependencies extends AuditDependencies {
  readonly inRegistryTransaction: <T>(work: (registry: StudyParts) => Promise<T>) => Promise<T>;
}

export interface NewStudy {
  readonly title: string;
  readonly organisation: string;
  readonly contactEmail: string;
  readonly settings: StudySettings;
  /** Who runs it; undefined: nobody yet. */
  readonly stewardEmail: string | undefined;
}

export function makeCreateStudy(dependencies: CreateStudyDependencies) {
  const { inRegistryTransaction, newId } = dependencies;

  /** @returns the id of the study. @throws Problem 'account-not-found'. */
  return async function createStudy({ stewardEmail, settings, ...study }: NewStudy): Promise<string> {
    const studyId = newId();
    await inRegistryTransaction(async ({ accounts, studies, grants, audit }) => {
      const enter = (action: string, detail: string) =>
        audit.add({ studyId, ...auditEntry(dependencies, { accountId: '', action, detail }) });
      await studies.create({ ...study, studyId, settings: { ...settings } });
      await enter('study-created', study.title);
      if (stewardEmail === undefined) return;

      const steward = await accounts.byEmail(stewardEmail);
      if (steward === undefined) throw problems.accountNotFound(stewardEmail);
      const { accountId } = steward;
      await grants.grant({ studyId, accountId, role: 'steward', institutionId: undefined });
      await enter('role-granted', `steward ${accountId}`);
    });
    return studyId;
  };
}
