/** A server behind a proxy that it does not know of says so once, and logs no address. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import express from 'express';
import request from 'supertest';

import { makeProxyHint } from '../../../server/http/proxy-hint.ts';
import { aTestApp } from '../../support/app.ts';

const ADDRESS = '203.0.113.7';

function anAppWith(trustProxy: boolean | number) {
  const lines: string[] = [];
  const app = express();
  app.use(makeProxyHint({ trustProxy, log: (entry) => lines.push(JSON.stringify(entry)) }));
  return { app, lines };
}

describe('a request through a proxy', () => {
  it('is logged once where no proxy is trusted, with the setting that is missing', async () => {
    const lines: string[] = [];
    const app = aTestApp({ log: (entry) => lines.push(JSON.stringify(entry)) });
    await request(app).get('/');
    assert.deepEqual(lines, []);
    for (let time = 0; time < 3; time += 1) await request(app).get('/').set('X-Forwarded-For', ADDRESS);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /TRUSTED_PROXIES is 0.*set it to 1/);
    assert.ok(!lines.join().includes(ADDRESS));
  });

  it('is nothing to log where it is trusted', async () => {
    const { app, lines } = anAppWith(1);
    await request(app).get('/').set('X-Forwarded-For', ADDRESS);
    assert.deepEqual(lines, []);
  });
});
