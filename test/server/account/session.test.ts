/** Sessions: what the cookie is, when a session ends, and that what an account may do is asked anew each time. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';

import { onDatabase } from '../../support/databases.ts';
import { anAccountApp, cookieOf, post, setCookiesOf, signIn, who } from './account-app.ts';

describe('a session', () => {
  const makeStores = onDatabase('sqlite');

  it('begins with the right password and ends when the person signs out', async () => {
    const app = await anAccountApp(await makeStores());
    const answer = await signIn(app);
    assert.deepEqual([answer.status, answer.headers.location], [303, '/studies']);

    const cookie = cookieOf(answer);
    assert.equal((await who(app, cookie)).email, 'ada@example.org');
    const end = await post(app, '/sign-out', {}, cookie);
    assert.deepEqual([end.status, end.headers.location], [303, '/']);
    assert.match(setCookiesOf(end)[0] ?? '', /^readout=;.*Expires=Thu, 01 Jan 1970/);
    // The browser forgets the cookie; a copy of it is worth nothing either.
    assert.equal((await who(app, cookie)).email, null);
  });

  it('is kept under a hash only: the cookie is nowhere in the registry', async () => {
    const stores = await makeStores();
    const key = cookieOf(await signIn(await anAccountApp(stores))).split('=')[1] ?? '';
    assert.ok(Buffer.from(key, 'base64url').length === 32);
    const { sessions } = stores.registry.repositories;
    assert.equal(await sessions.find(key), undefined);
    assert.ok(await sessions.find(createHash('sha256').update(key).digest('hex')));
  });

  it('over https has a cookie that no other site, no script and no subdomain can set or read', async () => {
    const app = await anAccountApp(await makeStores(), true);
    const [cookie = '', ...others] = setCookiesOf(await signIn(app));
    assert.deepEqual(others, []);
    const [pair = '', ...attributes] = cookie.split('; ');
    assert.match(pair, /^__Host-readout=[\w-]{43}$/);
    assert.deepEqual([...attributes].sort(), ['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
    assert.equal((await who(app, pair)).email, 'ada@example.org');
  });

  it('without https has the cookie but for what https needs', async () => {
    const [pair = '', ...attributes] = (
      setCookiesOf(await signIn(await anAccountApp(await makeStores())))[0] ?? ''
    ).split('; ');
    assert.match(pair, /^readout=/);
    assert.deepEqual([...attributes].sort(), ['HttpOnly', 'Path=/', 'SameSite=Lax']);
  });

  it('has a new cookie at each sign-in, and the one the browser had before is worth nothing', async () => {
    const app = await anAccountApp(await makeStores());
    const first = cookieOf(await signIn(app));
    const second = cookieOf(await signIn(app, {}, first));
    assert.notEqual(first, second);
    assert.equal((await who(app, first)).email, null);
    assert.equal((await who(app, second)).email, 'ada@example.org');
  });

  it('never takes a key that somebody put into the browser', async () => {
    const app = await anAccountApp(await makeStores());
    const planted = `readout=${'A'.repeat(43)}`;
    assert.notEqual(cookieOf(await signIn(app, {}, planted)), planted);
    assert.equal((await who(app, planted)).email, null);
  });

  it('of another browser stays when one signs out', async () => {
    const app = await anAccountApp(await makeStores());
    const office = cookieOf(await signIn(app));
    const home = cookieOf(await signIn(app));
    await post(app, '/sign-out', {}, home);
    assert.equal((await who(app, office)).email, 'ada@example.org');
  });

  it('is found among other cookies', async () => {
    const app = await anAccountApp(await makeStores());
    const cookie = cookieOf(await signIn(app));
    assert.equal((await who(app, `theme=dark; ${cookie}; x=y`)).email, 'ada@example.org');
    assert.equal((await who(app, `not-${cookie}`)).email, null);
  });

  it('ends after 30 idle minutes', async () => {
    const app = await anAccountApp(await makeStores());
    const cookie = cookieOf(await signIn(app));
    app.pass({ minutes: 30 });
    assert.equal((await who(app, cookie)).email, 'ada@example.org');
    app.pass({ minutes: 30.1 });
    assert.equal((await who(app, cookie)).email, null);
    app.pass({ minutes: -30 });
    assert.equal((await who(app, cookie)).email, null);
  });

  it('ends after 12 hours, busy or not', async () => {
    const app = await anAccountApp(await makeStores());
    const cookie = cookieOf(await signIn(app));
    for (let quarters = 1; quarters < 48; quarters += 1) {
      app.pass({ minutes: 15 });
      assert.equal((await who(app, cookie)).email, 'ada@example.org');
    }
    app.pass({ minutes: 15 });
    assert.equal((await who(app, cookie)).email, null);
  });

  it('gives a role from the next request on, and no longer once it is revoked', async () => {
    const stores = await makeStores();
    const { grants, studies } = stores.registry.repositories;
    const app = await anAccountApp(stores);
    const cookie = cookieOf(await signIn(app));
    assert.deepEqual((await who(app, cookie)).roles, []);

    await studies.create({ studyId: 's', title: 'S', organisation: 'O', contactEmail: 'c@x', settings: {} });
    const grant = { studyId: 's', accountId: 'ada', role: 'steward', institutionId: undefined } as const;
    await grants.grant(grant);
    assert.deepEqual((await who(app, cookie)).roles, ['steward']);
    await grants.revoke(grant);
    assert.deepEqual((await who(app, cookie)).roles, []);
  });
});
