/** The pages to sign in and to set a password, as a browser without script uses them. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import request from 'supertest';

import { makeSetPassword } from '../../../server/account/set-password.ts';
import { onDatabase } from '../../support/databases.ts';
import {
  type AccountApp,
  anAccountApp,
  cookieOf,
  type Fields,
  PASSWORD,
  post,
  signIn,
  who,
} from './account-app.ts';

const NEW_PASSWORD = 'quite another sentence';
const BOTH = { password: NEW_PASSWORD, repeated: NEW_PASSWORD };

/** A page without what differs by design: nonces, and what the person typed. */
function plain(text: string, typed: string): string {
  return text.replaceAll(/nonce="[^"]*"/g, '').replaceAll(typed, 'TYPED');
}

/** The key of a new link. */
async function aKey({ links }: AccountApp): Promise<string> {
  return keyIn(await links.make('ada'));
}

function keyIn(link: string): string {
  return link.split('#')[1] ?? '';
}

const setUp = (app: AccountApp, fields: Fields) => post(app, '/account/set-up', fields);

describe('the sign-in page', () => {
  const makeStores = onDatabase('sqlite');

  it('says the same of a wrong password and of an address that there is not', async () => {
    const app = await anAccountApp(await makeStores());
    const [wrong, unknown] = await Promise.all([
      signIn(app, { password: 'wrong' }),
      signIn(app, { email: 'nobody@example.org', password: 'wrong' }),
    ]);
    assert.deepEqual([wrong.status, unknown.status], [422, 422]);
    assert.equal(plain(wrong.text, 'ada@example.org'), plain(unknown.text, 'nobody@example.org'));
    assert.match(wrong.text, /The e-mail address or the password is not right/);
    assert.equal(cookieOf(wrong), '');
  });

  it('keeps the address that was typed, escaped, and never the password', async () => {
    const app = await anAccountApp(await makeStores());
    const { text } = await signIn(app, { email: '"><script>alert(1)</script>', password: 'wrong-secret' });
    assert.ok(text.includes('&lt;script&gt;alert(1)'));
    assert.ok(!text.includes('<script>alert(1)'));
    assert.ok(!text.includes('wrong-secret'));
  });

  it('says how long to wait after too many tries', async () => {
    const app = await anAccountApp(await makeStores());
    for (let time = 0; time < 5; time += 1) await signIn(app, { password: 'wrong' });
    const { status, text } = await signIn(app);
    assert.equal(status, 429);
    assert.match(text, /Wait 1 second, then try again/);
  });

  it('leads on who is signed in already', async () => {
    const app = await anAccountApp(await makeStores());
    const cookie = cookieOf(await signIn(app));
    const answer = await request(app.app).get('/sign-in').set('Cookie', cookie);
    assert.deepEqual([answer.status, answer.headers.location], [303, '/studies']);
  });

  it('signs in for a form of our own pages only', async () => {
    const { app } = await anAccountApp(await makeStores());
    const fields = { email: 'ada@example.org', password: PASSWORD };
    for (const headers of [{ 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://evil.test' }, {}]) {
      const answer = await request(app).post('/sign-in').set(headers).type('form').send(fields);
      assert.equal(answer.status, 403);
      assert.equal(cookieOf(answer), '');
    }
  });

  it('refuses an address with control characters like any other that there is not', async () => {
    const app = await anAccountApp(await makeStores());
    const asked = [
      await signIn(app, { email: 'ada@example.org\u0000' }),
      await signIn(app, { email: 'a\u0007' }),
    ];
    for (const { status, text } of asked) {
      assert.equal(status, 422);
      assert.match(text, /The e-mail address or the password is not right/);
    }
  });

  it('takes nothing but text for address and password', async () => {
    const app = await anAccountApp(await makeStores());
    const { status } = await post(app, '/sign-in', {}, '');
    assert.equal(status, 422);
    const twice = await request(app.app)
      .post('/sign-in')
      .set('Sec-Fetch-Site', 'same-origin')
      .type('form')
      .send(`email=ada%40example.org&email=b&password=${encodeURIComponent(PASSWORD)}`);
    assert.equal(twice.status, 422);
  });
});

describe('a one-time link', () => {
  const makeStores = onDatabase('sqlite');

  it('sets a password, with which the person then signs in', async () => {
    const app = await anAccountApp(await makeStores());
    const key = await aKey(app);
    const page = await request(app.app).get('/account/set-up');
    assert.equal(page.status, 200);
    const taken = await setUp(app, { key });
    assert.equal(taken.status, 200);
    assert.match(taken.text, /For ada@example\.org\. This link works once\./);
    assert.ok(taken.text.includes(`<input type="hidden" name="key" value="${key}">`));

    const set = await setUp(app, { key, ...BOTH });
    assert.deepEqual([set.status, set.headers.location], [303, '/sign-in']);
    assert.equal((await signIn(app, { password: NEW_PASSWORD })).status, 303);
    assert.equal((await signIn(app)).status, 422);
  });

  it('has its key behind the #, where no server and no log of a proxy sees it', async () => {
    const app = await anAccountApp(await makeStores());
    const link = new URL(await app.links.make('ada'), 'https://readout.example.org');
    assert.deepEqual([link.pathname, link.search], ['/account/set-up', '']);
    assert.match(link.hash, /^#[\w-]{43}$/);
    assert.equal((await request(app.app).get(`/account/set-up/${link.hash.slice(1)}`)).status, 404);
  });

  it('is taken whole or as its key alone, where no script fills it in', async () => {
    const app = await anAccountApp(await makeStores());
    const link = await app.links.make('ada');
    for (const typed of [link, `  http://readout.test${link}\n`, link.split('#')[1] ?? '']) {
      assert.equal((await setUp(app, { key: typed })).status, 200, typed);
    }
    for (const typed of ['', 'no link at all', `${link}x`]) {
      const { status, text } = await setUp(app, { key: typed });
      assert.equal(status, 422, typed);
      assert.match(text, /Paste the whole link/);
    }
  });

  it('is not used up by looking at it, nor by a password that is refused', async () => {
    const app = await anAccountApp(await makeStores());
    const key = await aKey(app);
    for (let time = 0; time < 20; time += 1) await setUp(app, { key });
    const short = await setUp(app, { key, password: 'short', repeated: 'short' });
    assert.equal(short.status, 422);
    assert.ok(short.text.includes(key));
    assert.equal((await setUp(app, { key, ...BOTH, repeated: 'x' })).status, 422);
    assert.equal((await setUp(app, { key, ...BOTH })).status, 303);
  });

  it('works once', async () => {
    const app = await anAccountApp(await makeStores());
    const key = await aKey(app);
    await setUp(app, { key, ...BOTH });
    assert.equal((await setUp(app, { key })).status, 404);
    const again = await setUp(app, { key, password: PASSWORD, repeated: PASSWORD });
    assert.equal(again.status, 404);
    assert.equal((await signIn(app)).status, 422);
  });

  it('goes to one of two who use it at the same moment', async () => {
    const app = await anAccountApp(await makeStores());
    const key = await aKey(app);
    const other = { password: 'a third sentence', repeated: 'a third sentence' };
    const answers = await Promise.all([setUp(app, { key, ...BOTH }), setUp(app, { key, ...other })]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 404]);

    const winner = answers[0]?.status === 303 ? BOTH.password : other.password;
    assert.equal((await signIn(app, { password: winner })).status, 303);
  });

  it('works for 48 hours', async () => {
    const app = await anAccountApp(await makeStores());
    const key = await aKey(app);
    app.pass({ minutes: 48 * 60 - 1 });
    assert.equal((await setUp(app, { key })).status, 200);
    app.pass({ minutes: 1 });
    assert.equal((await setUp(app, { key })).status, 404);
    assert.equal((await setUp(app, { key, ...BOTH })).status, 404);
  });

  it('is worth nothing once another one of the account was used', async () => {
    const app = await anAccountApp(await makeStores());
    const [lost, used] = [await aKey(app), await aKey(app)];
    await setUp(app, { key: used, ...BOTH });
    assert.equal((await setUp(app, { key: lost })).status, 404);
  });

  it('ends every session of the account when the password is set', async () => {
    const app = await anAccountApp(await makeStores());
    const cookies = [cookieOf(await signIn(app)), cookieOf(await signIn(app))];
    await setUp(app, { key: await aKey(app), ...BOTH });
    for (const cookie of cookies) assert.equal((await who(app, cookie)).email, null);
  });

  it('leaves an entry about the account, without the password', async () => {
    const app = await anAccountApp(await makeStores());
    await setUp(app, { key: await aKey(app), ...BOTH });
    const entries = await app.registry.repositories.audit.ofInstallation();
    assert.deepEqual(
      entries.map(({ accountId, action, detail }) => [accountId, action, detail]),
      [['ada', 'password-set', 'ada']],
    );
  });

  it('that never was looks like one that was used', async () => {
    const app = await anAccountApp(await makeStores());
    const used = await aKey(app);
    await setUp(app, { key: used, ...BOTH });
    const [never, gone] = await Promise.all([setUp(app, { key: 'A'.repeat(43) }), setUp(app, { key: used })]);
    assert.deepEqual([never.status, gone.status], [404, 404]);
    assert.equal(plain(never.text, '-'), plain(gone.text, '-'));
  });

  it('is kept under a hash only', async () => {
    const app = await anAccountApp(await makeStores());
    const key = await aKey(app);
    const { accountLinks } = app.registry.repositories;
    assert.equal(Buffer.from(key, 'base64url').length, 32);
    assert.equal(await accountLinks.find(key, '2026-03-10T09:00:00Z'), undefined);
    assert.equal(await app.links.accountIdOf(key), 'ada');
  });
});

describe('setting a password', () => {
  const makeStores = onDatabase('sqlite');

  it('leaves the link as it was where the password cannot be stored', async () => {
    const { registry, links } = await anAccountApp(await makeStores());
    const key = keyIn(await links.make('ada'));
    const failing = makeSetPassword({
      inRegistryTransaction: (work) =>
        registry.withTransaction((inside) =>
          work({ ...inside, sessions: { endAllOf: () => Promise.reject(new Error('no disk space')) } }),
        ),
      newId: () => 'never',
      now: () => new Date('2026-03-10T09:00:00Z'),
    });
    await assert.rejects(failing(key, NEW_PASSWORD), /no disk space/);
    assert.equal(await links.accountIdOf(key), 'ada');
  });
});
