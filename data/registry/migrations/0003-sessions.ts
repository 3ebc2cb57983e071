/** Who is signed in. Installation-wide. */

import type { Kysely } from 'kysely';

import { createTable } from '../../create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'sessions')
    .addColumn('session_hash', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('last_seen_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('sessions_key', ['session_hash'])
    .addForeignKeyConstraint('sessions_of_accounts', ['account_id'], 'accounts', ['account_id'])
    .execute();
}
