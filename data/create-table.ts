/** The one thing in which a table differs between the two databases. */

import { type CreateTableBuilder, type Kysely, SqliteAdapter, sql } from 'kysely';

/**
 * A table without SQLite's hidden row number, which would be the order of arrival. PostgreSQL has none.
 * Always name a primary key.
 */
export function createTable(db: Kysely<unknown>, name: string): CreateTableBuilder<string> {
  const table = db.schema.createTable(name);
  return db.getExecutor().adapter instanceof SqliteAdapter ? table.modifyEnd(sql`without rowid`) : table;
}
