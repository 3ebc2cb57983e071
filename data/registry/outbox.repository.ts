/**
 * Mail that must be sent once, written in the transaction that calls for it and sent afterwards.
 *
 * What was sent keeps its state and loses its content, so that no address outlives its purpose here.
 */

import type { Kysely, Selectable } from 'kysely';

import type { RegistrySchema } from './schema.ts';

export interface OutboxMessage {
  readonly messageId: string;
  readonly kind: string;
  readonly state: 'queued' | 'sent' | 'failed';
  readonly attempts: number;
  /** The moment before which it is not sent. */
  readonly notBefore: string;
  /** null once it was sent. */
  readonly payload: unknown;
}

export type OutboxRepository = ReturnType<typeof makeOutboxRepository>;

export function makeOutboxRepository(db: Kysely<RegistrySchema>) {
  return {
    async add(message: Pick<OutboxMessage, 'messageId' | 'kind' | 'notBefore' | 'payload'>): Promise<void> {
      await db
        .insertInto('outbox')
        .values({
          message_id: message.messageId,
          kind: message.kind,
          state: 'queued',
          attempts: 0,
          not_before: message.notBefore,
          payload: JSON.stringify(message.payload ?? null),
        })
        .execute();
    },

    /** A message that is due; nobody else gets it until `until`, and then only if it was not marked as sent. */
    async claimDue(now: string, until: string): Promise<OutboxMessage | undefined> {
      for (;;) {
        const row = await due(db, now);
        if (row === undefined) return undefined;
        const claimed = { attempts: row.attempts + 1, not_before: until };
        const { numUpdatedRows } = await db
          .updateTable('outbox')
          .set(claimed)
          .where('message_id', '=', row.message_id)
          .where('state', '=', 'queued')
          .where('attempts', '=', row.attempts)
          .executeTakeFirst();
        if (numUpdatedRows === 1n) return toMessage({ ...row, ...claimed });
      }
    },

    async markSent(messageId: string): Promise<void> {
      await db
        .updateTable('outbox')
        .set({ state: 'sent', payload: 'null' })
        .where('message_id', '=', messageId)
        .execute();
    },

    /** Tries again at `retryAt`; without it the message is given up. */
    async markFailed(messageId: string, retryAt: string | undefined): Promise<void> {
      await db
        .updateTable('outbox')
        .set(
          retryAt === undefined
            ? { state: 'failed', payload: 'null' }
            : { state: 'queued', not_before: retryAt },
        )
        .where('message_id', '=', messageId)
        .execute();
    },

    async byId(messageId: string): Promise<OutboxMessage | undefined> {
      const row = await db
        .selectFrom('outbox')
        .selectAll()
        .where('message_id', '=', messageId)
        .executeTakeFirst();
      return row && toMessage(row);
    },
  };
}

type Row = Selectable<RegistrySchema['outbox']>;

async function due(db: Kysely<RegistrySchema>, now: string): Promise<Row | undefined> {
  return db
    .selectFrom('outbox')
    .selectAll()
    .where('state', '=', 'queued')
    .where('not_before', '<=', now)
    .orderBy('not_before')
    .orderBy('message_id')
    .limit(1)
    .executeTakeFirst();
}

function toMessage(row: Row): OutboxMessage {
  return {
    messageId: row.message_id,
    kind: row.kind,
    state: row.state,
    attempts: row.attempts,
    notBefore: row.not_before,
    payload: JSON.parse(row.payload) as unknown,
  };
}
