/** What a database itself says of its tables, in the same words for SQLite and PostgreSQL. */

import { type QueryExecutorProvider, sql } from 'kysely';

export interface StoredTable {
  readonly name: string;
  readonly columns: readonly StoredColumn[];
  readonly primaryKey: readonly string[];
  /** Unique indexes besides the primary key. */
  readonly uniqueIndexes: readonly (readonly string[])[];
  readonly foreignKeys: readonly StoredForeignKey[];
  /** Whether rows have a hidden number that counts up. */
  readonly hasRowNumber: boolean;
}

export interface StoredColumn {
  readonly name: string;
  readonly isNullable: boolean;
  /** Given by the database: a default, a sequence, an identity. */
  readonly isGenerated: boolean;
}

export interface StoredForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  readonly otherColumns: readonly string[];
}

export async function storedTables(
  kind: 'sqlite' | 'postgres',
  db: QueryExecutorProvider,
): Promise<readonly StoredTable[]> {
  return kind === 'sqlite' ? ofSqlite(db) : ofPostgres(db);
}

/** Names of triggers and sequences. */
export async function storedMachinery(
  kind: 'sqlite' | 'postgres',
  db: QueryExecutorProvider,
): Promise<readonly string[]> {
  const query =
    kind === 'sqlite'
      ? sql<{
          name: string;
        }>`select name from sqlite_schema where type = 'trigger' or name = 'sqlite_sequence'`
      : sql<{ name: string }>`
          select tgname as name from pg_trigger where not tgisinternal
          union all select sequencename from pg_sequences`;
  return (await query.execute(db)).rows.map(({ name }) => name);
}

async function ofSqlite(db: QueryExecutorProvider): Promise<readonly StoredTable[]> {
  const tables = await sql<{ name: string; wr: number }>`
    select name, wr from pragma_table_list where type = 'table' and name not like 'sqlite%' order by name
  `.execute(db);
  return Promise.all(
    tables.rows.map(async ({ name, wr }) => ({
      name,
      hasRowNumber: wr === 0,
      ...(await columnsOfSqlite(db, name)),
      uniqueIndexes: await uniqueIndexesOfSqlite(db, name),
      foreignKeys: await foreignKeysOfSqlite(db, name),
    })),
  );
}

async function columnsOfSqlite(db: QueryExecutorProvider, table: string) {
  const { rows } = await sql<{ name: string; notnull: number; dflt: string | null; pk: number }>`
    select name, "notnull", dflt_value as dflt, pk from pragma_table_info(${table})
  `.execute(db);
  return {
    columns: rows.map((row) => ({
      name: row.name,
      isNullable: row.notnull === 0,
      isGenerated: row.dflt !== null,
    })),
    primaryKey: rows
      .filter(({ pk }) => pk > 0)
      .toSorted((a, b) => a.pk - b.pk)
      .map(({ name }) => name),
  };
}

async function uniqueIndexesOfSqlite(db: QueryExecutorProvider, table: string) {
  const { rows } = await sql<{ columns: string }>`
    select (select group_concat(name) from pragma_index_info(list.name)) as columns
    from pragma_index_list(${table}) as list where list."unique" = 1 and list.origin <> 'pk'
  `.execute(db);
  return rows.map(({ columns }) => columns.split(','));
}

async function foreignKeysOfSqlite(db: QueryExecutorProvider, table: string) {
  const { rows } = await sql<{ other: string; columns: string; others: string }>`
    select "table" as other, group_concat("from") as columns, group_concat("to") as others
    from pragma_foreign_key_list(${table}) group by id
  `.execute(db);
  return rows.map(({ other, columns, others }) => ({
    table: other,
    columns: columns.split(','),
    otherColumns: others.split(','),
  }));
}

async function ofPostgres(db: QueryExecutorProvider): Promise<readonly StoredTable[]> {
  const tables = await sql<{ name: string; columns: StoredColumn[] }>`
    select table_name as name, json_agg(json_build_object(
      'name', column_name,
      'isNullable', is_nullable = 'YES',
      'isGenerated', column_default is not null or is_identity = 'YES' or is_generated <> 'NEVER'
    ) order by ordinal_position) as columns
    from information_schema.columns where table_schema = 'public' group by table_name order by table_name
  `.execute(db);
  return Promise.all(
    tables.rows.map(async ({ name, columns }) => {
      const indexes = await indexesOfPostgres(db, name);
      return {
        name,
        columns,
        hasRowNumber: false,
        primaryKey: indexes.find(({ isPrimary }) => isPrimary)?.columns ?? [],
        uniqueIndexes: indexes.filter(({ isPrimary }) => !isPrimary).map((index) => index.columns),
        foreignKeys: await foreignKeysOfPostgres(db, name),
      };
    }),
  );
}

async function indexesOfPostgres(db: QueryExecutorProvider, table: string) {
  const { rows } = await sql<{ isPrimary: boolean; columns: string[] }>`
    select indisprimary as "isPrimary",
      (select json_agg(attname order by place) from unnest(indkey) with ordinality as part(number, place)
       join pg_attribute on attrelid = indrelid and attnum = part.number) as columns
    from pg_index where indisunique and indrelid = ${table}::regclass
  `.execute(db);
  return rows;
}

async function foreignKeysOfPostgres(db: QueryExecutorProvider, table: string) {
  const { rows } = await sql<StoredForeignKey>`
    select confrelid::regclass::text as "table",
      (select json_agg(attname order by place) from unnest(conkey) with ordinality as part(number, place)
       join pg_attribute on attrelid = conrelid and attnum = part.number) as columns,
      (select json_agg(attname order by place) from unnest(confkey) with ordinality as part(number, place)
       join pg_attribute on attrelid = confrelid and attnum = part.number) as "otherColumns"
    from pg_constraint where contype = 'f' and conrelid = ${table}::regclass
  `.execute(db);
  return rows;
}
