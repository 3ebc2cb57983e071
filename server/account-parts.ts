/** Accounts, sessions and links, put together from the stores. */

import { randomBytes } from 'node:crypto';

import { makeAccountChanges } from './account/account-changes.ts';
import type { SignedInAccount } from './account/permissions.ts';
import { makeSessions } from './account/session.ts';
import { makeSetPassword } from './account/set-password.ts';
import { makeSetupLinks } from './account/setup-link.ts';
import { newId, now, type Stores } from './dependencies.ts';

export function setupLinksOf({ registry }: Stores) {
  const { accountLinks } = registry.repositories;
  return makeSetupLinks({ accountLinks, now, randomBytes });
}

export function setPasswordOf({ registry }: Stores) {
  return makeSetPassword({ inRegistryTransaction: registry.withTransaction, newId, now });
}

export function accountChangesOf({ registry }: Stores) {
  return makeAccountChanges({ inRegistryTransaction: registry.withTransaction, newId, now });
}

export function sessionsOf({ registry }: Stores, isHttps: boolean) {
  const { sessions, accounts, grants } = registry.repositories;
  const accountWithGrants = async (accountId: string): Promise<SignedInAccount | undefined> => {
    const account = await accounts.byId(accountId);
    if (account === undefined) return undefined;
    const held = await grants.ofAccount(accountId);
    const { name, email, isOperator } = account;
    return { accountId, name, email, isOperator, grants: held };
  };
  return makeSessions({ sessions, accountWithGrants, now, randomBytes, isHttps });
}
