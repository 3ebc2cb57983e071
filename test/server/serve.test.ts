/** Starting and stopping: what was begun is ended, whatever goes wrong on the way. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';

import { serveCommand } from '../../server/commands/serve.command.ts';
import { type Config, parseConfig } from '../../server/config.ts';
import { serve } from '../../server/serve.ts';

const QUIET = { say: () => {}, log: () => {} };

/** A folder of its own, and a port on which nobody listens. */
async function aConfig(test: TestContext): Promise<Config> {
  const folder = mkdtempSync(join(tmpdir(), 'readout-test-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return parseConfig({ DATA_DIR: folder, PORT: String(port) }, folder);
}

describe('a server', () => {
  it('that cannot be put together leaves neither its port nor its files in use', async (test) => {
    const config = await aConfig(test);
    // Express refuses it, when the port is open already.
    const wrong = { ...config, trustedProxies: {} as number };
    await assert.rejects(serve(wrong, QUIET), /trust/);

    const running = await serve(config, QUIET);
    assert.equal((await fetch(running.origin)).status, 200);
    await running.stop();
  });

  it('stops where the console is gone before it could say that it is ready', async (test) => {
    const config = await aConfig(test);
    const broken = {
      ...QUIET,
      config: () => config,
      print: () => {
        throw new Error('write EPIPE');
      },
      untilStopped: new Promise<void>(() => {}),
    };
    await assert.rejects(serveCommand.run({ positionals: [], options: {} }, broken), /EPIPE/);
    await assert.rejects(fetch(`http://localhost:${config.port}`));
    const running = await serve(config, QUIET);
    await running.stop();
  });

  it('can be stopped twice', async (test) => {
    const running = await serve(await aConfig(test), QUIET);
    await running.stop();
    await running.stop();
    await assert.rejects(fetch(running.origin));
  });
});
