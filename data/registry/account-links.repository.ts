/** One-time links with which a person sets a password. Only a hash is kept. */

import type { Kysely, Selectable } from 'kysely';

import type { RegistrySchema } from './schema.ts';

export interface AccountLink {
  readonly linkHash: string;
  readonly accountId: string;
  /** A moment. */
  readonly expiresAt: string;
}

export type AccountLinksRepository = ReturnType<typeof makeAccountLinksRepository>;

export function makeAccountLinksRepository(db: Kysely<RegistrySchema>) {
  return {
    async create(link: AccountLink): Promise<void> {
      await db
        .insertInto('account_links')
        .values({ link_hash: link.linkHash, account_id: link.accountId, expires_at: link.expiresAt })
        .execute();
    },

    /** The link if it has not expired; it stays usable. */
    async find(linkHash: string, now: string): Promise<AccountLink | undefined> {
      const row = await db
        .selectFrom('account_links')
        .selectAll()
        .where('link_hash', '=', linkHash)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row && toAccountLink(row);
    },

    /** Uses the link up: of two at once only one gets it. Every other link of the account goes with it. */
    async take(linkHash: string, now: string): Promise<AccountLink | undefined> {
      const row = await db
        .deleteFrom('account_links')
        .where('link_hash', '=', linkHash)
        .where('expires_at', '>', now)
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return undefined;
      await db.deleteFrom('account_links').where('account_id', '=', row.account_id).execute();
      return toAccountLink(row);
    },

    async removeExpired(now: string): Promise<void> {
      await db.deleteFrom('account_links').where('expires_at', '<=', now).execute();
    },
  };
}

function toAccountLink(row: Selectable<RegistrySchema['account_links']>): AccountLink {
  return { linkHash: row.link_hash, accountId: row.account_id, expiresAt: row.expires_at };
}
