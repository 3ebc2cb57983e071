/** Setting a password by a one-time link: link, password and open sessions change together or not at all. */

import type { AccountLinksRepository } from '../../data/registry/account-links.repository.ts';
import type { AccountsRepository } from '../../data/registry/accounts.repository.ts';
import type { AuditRepository } from '../../data/registry/audit.repository.ts';
import type { SessionsRepository } from '../../data/registry/sessions.repository.ts';
import { type AuditDependencies, auditEntry } from '../study/audit-entry.ts';
import { hashPassword } from './password.ts';
import { linkHashOf } from './setup-link.ts';

export interface PasswordParts {
  readonly accountLinks: Pick<AccountLinksRepository, 'take'>;
  readonly accounts: Pick<AccountsRepository, 'setPasswordHash'>;
  readonly sessions: Pick<SessionsRepository, 'endAllOf'>;
  readonly audit: Pick<AuditRepository, 'addOfInstallation'>;
}

export interface SetPasswordDependencies extends AuditDependencies {
  readonly inRegistryTransaction: <T>(work: (registry: PasswordParts) => Promise<T>) => Promise<T>;
}

export type SetPassword = ReturnType<typeof makeSetPassword>;

export function makeSetPassword(dependencies: SetPasswordDependencies) {
  const { inRegistryTransaction, now } = dependencies;

  /**
   * Uses the link up and ends every session of the account. Of two who use it at once, one gets it.
   *
   * @param key - of a link. @returns 'link-used' where it was used, has run out, or never was.
   */
  return async function setPassword(key: string, password: string): Promise<'set' | 'link-used'> {
    // Hashing is slow on purpose, so it happens before other writers have to wait.
    const passwordHash = await hashPassword(password);
    return inRegistryTransaction(async ({ accountLinks, accounts, sessions, audit }) => {
      const link = await accountLinks.take(linkHashOf(key), now().toISOString());
      if (link === undefined) return 'link-used';
      const { accountId } = link;
      await accounts.setPasswordHash(accountId, passwordHash);
      await sessions.endAllOf(accountId);
      const deed = { accountId, action: 'password-set', detail: accountId };
      await audit.addOfInstallation(auditEntry(dependencies, deed));
      return 'set';
    });
  };
}
