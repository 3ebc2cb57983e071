/** Who is signed in. Only a hash of the cookie is kept. */

import type { Kysely } from 'kysely';

import type { RegistrySchema } from './schema.ts';

export interface Session {
  readonly sessionHash: string;
  readonly accountId: string;
  /** A moment. */
  readonly lastSeenAt: string;
  /** The moment at which it ends whatever happens. */
  readonly expiresAt: string;
}

export type SessionsRepository = ReturnType<typeof makeSessionsRepository>;

export function makeSessionsRepository(db: Kysely<RegistrySchema>) {
  return {
    async create(session: Session): Promise<void> {
      await db
        .insertInto('sessions')
        .values({
          session_hash: session.sessionHash,
          account_id: session.accountId,
          last_seen_at: session.lastSeenAt,
          expires_at: session.expiresAt,
        })
        .execute();
    },

    /** The session as stored; whether it is still good is for the caller to say. */
    async find(sessionHash: string): Promise<Session | undefined> {
      const row = await db
        .selectFrom('sessions')
        .selectAll()
        .where('session_hash', '=', sessionHash)
        .executeTakeFirst();
      return (
        row && {
          sessionHash,
          accountId: row.account_id,
          lastSeenAt: row.last_seen_at,
          expiresAt: row.expires_at,
        }
      );
    },

    async touch(sessionHash: string, now: string): Promise<void> {
      await db
        .updateTable('sessions')
        .set({ last_seen_at: now })
        .where('session_hash', '=', sessionHash)
        .execute();
    },

    async end(sessionHash: string): Promise<void> {
      await db.deleteFrom('sessions').where('session_hash', '=', sessionHash).execute();
    },

    async endAllOf(accountId: string): Promise<void> {
      await db.deleteFrom('sessions').where('account_id', '=', accountId).execute();
    },

    async removeExpired(now: string): Promise<void> {
      await db.deleteFrom('sessions').where('expires_at', '<=', now).execute();
    },
  };
}
