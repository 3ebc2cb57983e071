/** The account pages on a real registry, a stopped clock, and a browser that keeps its cookie. */

import type { Express } from 'express';
import request from 'supertest';

import { makeAccountRoutes } from '../../../server/account/account.routes.ts';
import { hashPassword } from '../../../server/account/password.ts';
import type { SignedInAccount } from '../../../server/account/permissions.ts';
import { makeSessions } from '../../../server/account/session.ts';
import { makeSetPassword } from '../../../server/account/set-password.ts';
import { makeSetupLinks } from '../../../server/account/setup-link.ts';
import { makeSignIn } from '../../../server/account/sign-in.ts';
import { endpoint, json } from '../../../server/http/endpoint.ts';
import { aTestApp, countedBytes, FROM_OUR_PAGE, ORIGIN, translateFor } from '../../support/app.ts';
import { anAccount } from '../../support/builders.ts';
import type { TestStores } from '../../support/databases.ts';

export const PASSWORD = 'a sentence to remember';
const PASSWORD_HASH = hashPassword(PASSWORD);

export interface AccountApp {
  readonly app: Express;
  readonly registry: TestStores['registry'];
  readonly links: ReturnType<typeof makeSetupLinks>;
  readonly isHttps: boolean;
  readonly pass: (time: { readonly minutes: number }) => void;
}

/** With the account ada@example.org, whose password is PASSWORD. */
export async function anAccountApp({ registry }: TestStores, isHttps = false): Promise<AccountApp> {
  let moment = new Date('2026-03-10T09:00:00Z');
  const now = () => moment;
  const { accounts, sessions, accountLinks, grants } = registry.repositories;
  await accounts.create(
    anAccount({ accountId: 'ada', email: 'ada@example.org', passwordHash: await PASSWORD_HASH }),
  );
  const randomBytes = countedBytes();
  const links = makeSetupLinks({ accountLinks, now, randomBytes });
  const accountWithGrants = async (accountId: string): Promise<SignedInAccount | undefined> => {
    const account = await accounts.byId(accountId);
    return account && { ...account, grants: await grants.ofAccount(accountId) };
  };
  const made = makeSessions({ sessions, accountWithGrants, now, randomBytes, isHttps });
  const routes = makeAccountRoutes({
    sessions: made,
    signIn: makeSignIn({ accountByEmail: accounts.byEmail, now }),
    setupLinks: links,
    emailOf: async (accountId) => (await accounts.byId(accountId))?.email,
    setPassword: makeSetPassword({
      inRegistryTransaction: registry.withTransaction,
      newId: () => randomBytes(16).toString('hex'),
      now,
    }),
    t: translateFor('en-GB'),
  });
  // Who a page would take the asker for.
  routes.get(
    '/who',
    endpoint(async (asked) => {
      const account = await made.accountOf(asked);
      return json({ email: account?.email ?? null, roles: account?.grants.map(({ role }) => role) ?? [] });
    }),
  );
  const publicOrigin = isHttps ? ORIGIN.replace('http:', 'https:') : ORIGIN;
  return {
    app: aTestApp({ publicOrigin, routers: [routes] }),
    registry,
    links,
    isHttps,
    pass: ({ minutes }) => {
      moment = new Date(moment.getTime() + minutes * 60_000);
    },
  };
}

export type Fields = Readonly<Record<string, string>>;

export function post({ app }: AccountApp, path: string, fields: Fields, cookie = ''): request.Test {
  const form = request(app).post(path).set(FROM_OUR_PAGE).type('form').send(fields);
  return cookie === '' ? form : form.set('Cookie', cookie);
}

export function signIn(app: AccountApp, given: Fields = {}, cookie = ''): request.Test {
  return post(app, '/sign-in', { email: 'ada@example.org', password: PASSWORD, ...given }, cookie);
}

/** The cookie as the browser sends it back: name and value. */
export function cookieOf(response: request.Response): string {
  return setCookiesOf(response)[0]?.split(';')[0] ?? '';
}

export function setCookiesOf({ headers }: request.Response): readonly string[] {
  const all: unknown = headers['set-cookie'];
  return Array.isArray(all) ? all.map(String) : [];
}

export async function who({ app }: AccountApp, cookie: string): Promise<{ email: string; roles: string[] }> {
  const asked = request(app).get('/who');
  return (await (cookie === '' ? asked : asked.set('Cookie', cookie))).body;
}
