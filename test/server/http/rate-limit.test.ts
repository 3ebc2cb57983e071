/** Floods are stopped by address, and no address is kept for longer than a day. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Router } from 'express';
import request from 'supertest';

import { endpoint, json } from '../../../server/http/endpoint.ts';
import { makeRateLimit, type RateLimitSettings } from '../../../server/http/limits.ts';
import { problems } from '../../../server/problem.ts';
import { aTestApp, countedBytes } from '../../support/app.ts';

function anAppWith(settings: Partial<RateLimitSettings>) {
  const limit = makeRateLimit({
    randomBytes: countedBytes(),
    now: () => new Date('2026-03-10T12:00:00Z'),
    windowMs: 60_000,
    requests: 2,
    ...settings,
  });
  const router = Router();
  router.get(
    '/fine',
    limit,
    endpoint(async () => json({})),
  );
  router.get(
    '/refused',
    limit,
    endpoint(async () => {
      throw problems.pageNotFound();
    }),
  );
  return aTestApp({ routers: [router] });
}

async function statusesOf(app: ReturnType<typeof anAppWith>, path: string, times: number) {
  const statuses: number[] = [];
  for (let time = 0; time < times; time += 1) statuses.push((await request(app).get(path)).status);
  return statuses;
}

describe('the rate limit', () => {
  it('refuses what is above it, in words', async () => {
    const app = anAppWith({});
    assert.deepEqual(await statusesOf(app, '/fine', 3), [200, 200, 429]);
    assert.match((await request(app).get('/fine').set('Accept', 'text/html')).text, /wait a minute/);
  });

  it('counts only refusals where it is against guessing', async () => {
    const app = anAppWith({ onlyRefused: true });
    assert.deepEqual(await statusesOf(app, '/fine', 4), [200, 200, 200, 200]);
    assert.deepEqual(await statusesOf(app, '/refused', 3), [404, 404, 429]);
  });

  it('forgets with the day whom it counted', async () => {
    let now = new Date('2026-03-10T23:59:59Z');
    const app = anAppWith({ now: () => now });
    assert.deepEqual(await statusesOf(app, '/fine', 3), [200, 200, 429]);
    now = new Date('2026-03-11T00:00:00Z');
    assert.deepEqual(await statusesOf(app, '/fine', 1), [200]);
  });
});
