/** What holds for every page, whatever its feature: headers, origin, limits, problems. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Router } from 'express';
import request from 'supertest';

import { StoreProblem } from '../../../data/store-problem.ts';
import { endpoint, json } from '../../../server/http/endpoint.ts';
import { problems } from '../../../server/problem.ts';
import { aTestApp, FROM_OUR_PAGE, ORIGIN } from '../../support/app.ts';

/** A router that echoes a form, refuses, and breaks. */
function anEcho(): Router {
  const router = Router();
  router.post(
    '/echo',
    endpoint(async ({ body }) => json(body)),
  );
  router.get(
    '/closed',
    endpoint(async () => {
      throw problems.waveClosed();
    }),
  );
  router.get(
    '/broken',
    endpoint(async () => {
      throw new Error('SELECT secret FROM somewhere');
    }),
  );
  router.post(
    '/full',
    endpoint(async () => {
      throw new StoreProblem('store-full', 'The ballot store cannot grow: the disk is full.');
    }),
  );
  return router;
}

const form = () => request(aTestApp({ routers: [anEcho()] })).post('/echo');

describe('a store that cannot store', () => {
  it('is said to have stored nothing, with 503 and without a word about its files', async () => {
    const app = aTestApp({ routers: [anEcho()] });
    const { status, text } = await request(app).post('/full').set(FROM_OUR_PAGE).type('form').send('a=1');
    assert.equal(status, 503);
    assert.match(text, /This could not be saved/);
    assert.doesNotMatch(text, /disk is full\.<|ballot store/);
  });
});

describe('security headers', () => {
  it('carry a policy without unsafe words and with a nonce of their own, on errors too', async () => {
    const app = aTestApp({ routers: [anEcho()] });
    const seen = new Set<string>();
    for (const path of ['/nowhere', '/closed', '/broken', '/nowhere']) {
      const { headers } = await request(app).get(path);
      const policy = headers['content-security-policy'] ?? '';
      assert.doesNotMatch(policy, /unsafe/);
      for (const rule of [
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "object-src 'none'",
      ]) {
        assert.ok(policy.includes(rule), `${path}: ${rule}`);
      }
      seen.add(policy);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['x-powered-by'], undefined);
      assert.equal(headers['referrer-policy'], 'same-origin');
      assert.equal(headers['cache-control'], 'no-store');
    }
    assert.equal(seen.size, 4);
  });

  it('ask for https only where the server is reached by https', async () => {
    const plain = await request(aTestApp()).get('/');
    const secure = await request(aTestApp({ publicOrigin: 'https://readout.test' })).get('/');
    assert.equal(plain.headers['strict-transport-security'], undefined);
    assert.match(secure.headers['strict-transport-security'] ?? '', /max-age=31536000/);
  });
});

describe('a form', () => {
  it('is taken from our own pages', async () => {
    const response = await form().set(FROM_OUR_PAGE).type('form').send('a=1');
    assert.deepEqual([response.status, response.body], [200, { a: '1' }]);
  });

  it('is taken by its origin where the browser does not say more', async () => {
    assert.equal((await form().set('Origin', ORIGIN).type('form').send('a=1')).status, 200);
  });

  for (const headers of [
    { 'Sec-Fetch-Site': 'cross-site', Origin: ORIGIN },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'none' },
    { Origin: 'https://elsewhere.test' },
    { Origin: 'null' },
    {},
  ]) {
    it(`is refused with ${JSON.stringify(headers)}`, async () => {
      const response = await form().set(headers).type('form').send('a=1');
      assert.equal(response.status, 403);
      assert.match(response.text, /came from another site/);
    });
  }

  for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/json']) {
    it(`is refused as ${type}`, async () => {
      const response = await form().set(FROM_OUR_PAGE).set('Content-Type', type).send('{"a":1}');
      assert.equal(response.status, 415);
    });
  }

  it('of a megabyte is refused with a page that names the limit', async () => {
    const response = await form()
      .set(FROM_OUR_PAGE)
      .type('form')
      .send(`a=${'x'.repeat(1_000_000)}`);
    assert.equal(response.status, 413);
    assert.match(response.text, /at most 64 kB/);
    assert.match(response.text, /what you typed is still there/);
  });

  it('of more than 500 fields is refused', async () => {
    const fields = Array.from({ length: 501 }, (_, index) => `a${index}=1`).join('&');
    assert.equal((await form().set(FROM_OUR_PAGE).type('form').send(fields)).status, 413);
  });

  for (const [what, body] of [
    ['percent signs', 'a=%C3%28'],
    ['bytes', Buffer.from([0x61, 0x3d, 0xc3, 0x28])],
  ] as const) {
    it(`with broken UTF-8 in ${what} is refused`, async () => {
      const response = await form()
        .set(FROM_OUR_PAGE)
        .set('Content-Type', 'application/x-www-form-urlencoded')
        .serialize((sent) => sent)
        .send(body);
      assert.equal(response.status, 400);
      assert.match(response.text, /not valid UTF-8/);
    });
  }
});

describe('a problem', () => {
  it('is a page for a reader and RFC 9457 for a program', async () => {
    const app = aTestApp({ routers: [anEcho()] });
    const page = await request(app).get('/closed').set('Accept', 'text/html');
    assert.deepEqual([page.status, page.type], [409, 'text/html']);
    assert.match(page.text, /no longer takes responses/);

    const body = (await request(app).get('/closed').set('Accept', 'application/json')).body;
    assert.deepEqual([body.status, body.code], [409, 'wave-closed']);
    assert.equal((await request(app).get('/api/v1/nothing')).type, 'application/problem+json');
  });

  it('that nobody expected shows a reference and is logged once, without detail for the reader', async () => {
    const entries: Record<string, unknown>[] = [];
    const app = aTestApp({ routers: [anEcho()], log: (entry) => entries.push(entry) });
    const response = await request(app).get('/broken');
    assert.equal(response.status, 500);
    assert.doesNotMatch(response.text, /SELECT|at .*\.ts/);
    assert.equal(entries.length, 1);
    assert.match(response.text, new RegExp(String(entries[0]?.requestId)));
    assert.match(String(entries[0]?.error), /SELECT secret/);
  });
});

describe('assets', () => {
  it('are kept for ever under the address that pages use', async () => {
    const app = aTestApp();
    const href =
      /href="(\/assets\/v\/\w+\/readout\.css)"/.exec((await request(app).get('/')).text)?.[1] ?? '';
    const sheet = await request(app).get(href);
    assert.equal(sheet.status, 200);
    assert.equal(sheet.headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.equal(
      (await request(app).get('/assets/fonts/figtree-latin-wght-normal.woff2')).type,
      'font/woff2',
    );
  });

  for (const path of [
    '/assets/../app.ts',
    '/assets/%2e%2e/messages.ts',
    '/assets/readout.css.map',
    '/.git/config',
  ]) {
    it(`do not include ${path}`, async () => {
      assert.equal((await request(aTestApp()).get(path)).status, 404);
    });
  }
});
