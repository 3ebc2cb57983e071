/**
 * One-time links by which a person sets the password of their account. Only the hash of a link's key is kept.
 *
 * The key stands in the fragment, which browsers do not send, so no log of a proxy has it.
 */

import { createHash } from 'node:crypto';

import type { AccountLinksRepository } from '../../data/registry/account-links.repository.ts';

const LINK_HOURS = 48;

export interface SetupLinkDependencies {
  readonly accountLinks: Pick<AccountLinksRepository, 'create' | 'find'>;
  readonly now: () => Date;
  readonly randomBytes: (size: number) => Buffer;
}

export type SetupLinks = ReturnType<typeof makeSetupLinks>;

export function makeSetupLinks({ accountLinks, now, randomBytes }: SetupLinkDependencies) {
  return {
    /** @returns the path of the link, to be shown once. */
    async make(accountId: string): Promise<string> {
      const key = randomBytes(32).toString('base64url');
      const expiresAt = new Date(now().getTime() + LINK_HOURS * 3_600_000).toISOString();
      await accountLinks.create({ linkHash: linkHashOf(key), accountId, expiresAt });
      return `/account/set-up#${key}`;
    },

    /** Whose link it is; looking does not use it up. Undefined when it was used, has run out, or never was. */
    async accountIdOf(key: string): Promise<string | undefined> {
      return (await accountLinks.find(linkHashOf(key), now().toISOString()))?.accountId;
    },
  };
}

const KEY = /^[\w-]{43}$/;

/** The key in what was typed: itself, or the whole link. Undefined for what can be none. */
export function parseLinkKey(typed: string): string | undefined {
  const key = typed.trim().split('#').at(-1) ?? '';
  return KEY.test(key) ? key : undefined;
}

/** What is kept of a key. */
export function linkHashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
