/** People who sign in: stewards, institution leads, researchers, coders, operators. Never respondents. */

import type { Kysely, Selectable } from 'kysely';

import type { RegistrySchema } from './schema.ts';

export interface Account {
  readonly accountId: string;
  /** In lower case; what a person signs in with. */
  readonly email: string;
  readonly name: string;
  /** argon2id; undefined until the person set a password. */
  readonly passwordHash: string | undefined;
  readonly isOperator: boolean;
}

export type AccountsRepository = ReturnType<typeof makeAccountsRepository>;

export function makeAccountsRepository(db: Kysely<RegistrySchema>) {
  const all = db.selectFrom('accounts').selectAll();
  return {
    async create(account: Account): Promise<'created' | 'email-taken'> {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('accounts')
        .values(toRow(account))
        .onConflict((conflict) => conflict.column('email').doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n ? 'created' : 'email-taken';
    },

    async byEmail(email: string): Promise<Account | undefined> {
      const row = await all.where('email', '=', email.toLowerCase()).executeTakeFirst();
      return row && toAccount(row);
    },

    async byId(accountId: string): Promise<Account | undefined> {
      const row = await all.where('account_id', '=', accountId).executeTakeFirst();
      return row && toAccount(row);
    },

    async setPasswordHash(accountId: string, passwordHash: string): Promise<void> {
      await db
        .updateTable('accounts')
        .set({ password_hash: passwordHash })
        .where('account_id', '=', accountId)
        .execute();
    },

    async list(): Promise<readonly Account[]> {
      return (await all.orderBy('email').execute()).map(toAccount);
    },
  };
}

function toRow(account: Account): Selectable<RegistrySchema['accounts']> {
  return {
    account_id: account.accountId,
    email: account.email.toLowerCase(),
    name: account.name,
    password_hash: account.passwordHash ?? '',
    is_operator: account.isOperator ? 1 : 0,
  };
}

function toAccount(row: Selectable<RegistrySchema['accounts']>): Account {
  return {
    accountId: row.account_id,
    email: row.email,
    name: row.name,
    passwordHash: row.password_hash || undefined,
    isOperator: row.is_operator === 1,
  };
}
