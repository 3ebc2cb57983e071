/** What is done to accounts and their roles from the command line; each change is entered in a log with it. */

import type { Account, AccountsRepository } from '../../data/registry/accounts.repository.ts';
import type { AuditRepository } from '../../data/registry/audit.repository.ts';
import type { Grant, GrantsRepository } from '../../data/registry/grants.repository.ts';
import type { InstitutionsRepository } from '../../data/registry/institutions.repository.ts';
import { problems } from '../problem.ts';
import { type AuditDependencies, auditEntry } from '../study/audit-entry.ts';

export interface AccountParts {
  readonly accounts: Pick<AccountsRepository, 'create'>;
  readonly grants: Pick<GrantsRepository, 'grant' | 'revoke'>;
  readonly institutions: Pick<InstitutionsRepository, 'ofStudy'>;
  readonly audit: Pick<AuditRepository, 'add' | 'addOfInstallation'>;
}

export interface AccountChangesDependencies extends AuditDependencies {
  readonly inRegistryTransaction: <T>(work: (registry: AccountParts) => Promise<T>) => Promise<T>;
}

export type NewAccount = Pick<Account, 'email' | 'name' | 'isOperator'>;

export function makeAccountChanges(dependencies: AccountChangesDependencies) {
  const { inRegistryTransaction, newId } = dependencies;
  const entry = (action: string, detail: string) =>
    auditEntry(dependencies, { accountId: '', action, detail });

  return {
    /** Without a password: that is set by a link. @throws Problem 'refused' for an address that is taken. */
    async create(account: NewAccount): Promise<void> {
      const accountId = newId();
      await inRegistryTransaction(async ({ accounts, audit }) => {
        const created = await accounts.create({ ...account, accountId, passwordHash: undefined });
        if (created === 'email-taken') {
          throw problems.refused(`There is an account with the address ${account.email}.`);
        }
        const what = account.isOperator ? 'operator-created' : 'account-created';
        await audit.addOfInstallation(entry(what, accountId));
      });
    },

    /** @throws Problem 'refused' for an institution that the study does not have. */
    async grant(grant: Grant): Promise<void> {
      await inRegistryTransaction(async ({ grants, institutions, audit }) => {
        await refuseUnknown(grant, institutions);
        await grants.grant(grant);
        await audit.add({ studyId: grant.studyId, ...entry('role-granted', detailOf(grant)) });
      });
    },

    /** @throws Problem 'refused' for a role that the account does not have. */
    async revoke(grant: Grant): Promise<void> {
      await inRegistryTransaction(async ({ grants, audit }) => {
        const revoked = await grants.revoke(grant);
        if (revoked === 'not-found') throw problems.refused('The account has no such role.');
        await audit.add({ studyId: grant.studyId, ...entry('role-revoked', detailOf(grant)) });
      });
    },
  };
}

async function refuseUnknown(
  { studyId, institutionId }: Grant,
  institutions: AccountParts['institutions'],
): Promise<void> {
  if (institutionId === undefined) return;
  const all = await institutions.ofStudy(studyId);
  if (all.some((institution) => institution.institutionId === institutionId)) return;
  throw problems.refused(`The study has no institution ${institutionId}.`);
}

function detailOf({ role, accountId, institutionId }: Grant): string {
  return [role, accountId, ...(institutionId === undefined ? [] : [institutionId])].join(' ');
}
