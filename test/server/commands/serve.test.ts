/** readout serve as a process: it says when it is ready, is alone on its files, and ends when it is asked to. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { aCommandLine } from './command-line.ts';

describe('a server', () => {
  it('prints its address when it answers, and ends when it is asked to', async (test) => {
    const { serve } = aCommandLine(test);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const server = await serve();
      assert.match(server.address, /^http:\/\/localhost:\d+$/);
      const home = await fetch(server.address);
      assert.equal(home.status, 200);
      assert.match(await home.text(), /<h1>/);
      assert.equal(await server.stop(signal), 0);
      await assert.rejects(fetch(server.address));
    }
  });

  it('offers the first account by a link, until somebody has set a password', async (test) => {
    const { serve } = aCommandLine(test);
    const first = await serve();
    const [, link = '', key = ''] =
      /(http:\/\/\S+\/account\/set-up)#([\w-]{43})/.exec(first.messages()) ?? [];
    const password = 'a sentence to remember';
    const set = await fetch(link, {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': 'same-origin' },
      body: new URLSearchParams({ key, password, repeated: password }),
      redirect: 'manual',
    });
    assert.equal(set.status, 303);
    const signedIn = await fetch(`${first.address}/sign-in`, {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': 'same-origin' },
      body: new URLSearchParams({ email: 'operator@localhost', password }),
      redirect: 'manual',
    });
    assert.equal(signedIn.headers.get('location'), '/studies');
    await first.stop();

    const second = await serve();
    assert.doesNotMatch(second.messages(), /set-up/);
    await second.stop();
  });

  it('refuses to start beside another one on the same folder, and starts when that one is gone', async (test) => {
    const { serve, readoutProcess: readout } = aCommandLine(test);
    const first = await serve();
    const { exitCode, results, messages } = await readout('serve');
    assert.deepEqual([exitCode, results], [1, []]);
    assert.match(messages, /^Another server runs on the folder .*var\.\n$/);
    assert.equal((await fetch(first.address)).status, 200);
    // However it ends.
    await first.stop('SIGKILL');
    const second = await serve();
    assert.equal((await fetch(second.address)).status, 200);
    await second.stop();
  });

  it('goes on while commands work beside it on the same folder', async (test) => {
    const { serve, readoutProcess: readout } = aCommandLine(test);
    const server = await serve();
    const created = await readout('account', 'create', '--email', 'sam@example.org', '--name', 'Sam');
    assert.equal(created.exitCode, 0, created.messages);
    const link = new URL(created.results[0] ?? '', server.address);
    assert.equal((await fetch(link)).status, 200);
    await server.stop();
  });

  it('says so when its port is taken', async (test) => {
    const first = await aCommandLine(test).serve();
    const { port } = new URL(first.address);
    const second = aCommandLine(test, { PORT: port });
    const { exitCode, messages } = await second.readoutProcess('serve');
    assert.equal(exitCode, 1);
    assert.match(messages, new RegExp(`The port ${port} is taken by another program`));
    assert.doesNotMatch(messages, /\n\s+at /);
    await first.stop();
  });

  it('says the address that people reach it under, and links to no other', async (test) => {
    const server = await aCommandLine(test, { PUBLIC_ORIGIN: 'https://readout.example.org' }).serve();
    assert.equal(server.address, 'https://readout.example.org');
    assert.match(server.messages(), /at https:\/\/readout\.example\.org\/account\/set-up#/);
    await server.stop();
  });
});
