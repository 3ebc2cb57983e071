/** One-time links to set a password. Installation-wide. */

import type { Kysely } from 'kysely';

import { createTable } from '../../create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'account_links')
    .addColumn('link_hash', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('account_links_key', ['link_hash'])
    .addForeignKeyConstraint('account_links_of_accounts', ['account_id'], 'accounts', ['account_id'])
    .execute();
}
