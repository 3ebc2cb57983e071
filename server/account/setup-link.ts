/** One-time links by which a person sets the password of their account. Only the hash of a link is kept. */

import { createHash } from 'node:crypto';

import type { AccountLinksRepository } from '../../data/registry/account-links.repository.ts';

const LINK_HOURS = 48;

export interface SetupLinkDependencies {
  readonly accountLinks: Pick<AccountLinksRepository, 'create' | 'find' | 'take'>;
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
      await accountLinks.create({ linkHash: hashOf(key), accountId, expiresAt });
      return `/account/set-up/${key}`;
    },

    /** Whose link it is; looking does not use it up. Undefined when it was used, has run out, or never was. */
    async accountIdOf(key: string): Promise<string | undefined> {
      return (await accountLinks.find(hashOf(key), now().toISOString()))?.accountId;
    },

    /** Uses the link up: of two who take it at once, one is told `true`. */
    async take(key: string): Promise<boolean> {
      return (await accountLinks.take(hashOf(key), now().toISOString())) !== undefined;
    },
  };
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
