/** The real application on an address of its own, with what a test puts in. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import type { Express, Router } from 'express';

import { makeApp } from '../../server/app.ts';
import { makeTranslate, type Translate } from '../../server/http/messages.ts';
import type { Log } from '../../server/http/problem-reply.ts';

export const ORIGIN = 'http://readout.test';
export const VIEWS = join(import.meta.dirname, '../../views');

/** Headers of a form that a browser sends from one of our own pages. */
export const FROM_OUR_PAGE = { 'Sec-Fetch-Site': 'same-origin' };

const catalogues = new Map<string, Translate>();

export function translateFor(locale: string): Translate {
  const translate = catalogues.get(locale) ?? makeTranslate(join(VIEWS, 'messages'), locale);
  catalogues.set(locale, translate);
  return translate;
}

/** Bytes that differ at every call and are the same in every run. */
export function countedBytes(): (count: number) => Buffer {
  let calls = 0;
  return (count) => {
    calls += 1;
    const bytes = Buffer.alloc(Math.max(4, count), calls);
    bytes.writeUInt32BE(calls);
    return bytes.subarray(0, count);
  };
}

export interface TestAppParts {
  readonly publicOrigin?: string;
  readonly routers?: readonly Router[];
  readonly log?: Log;
}

export function aTestApp({
  publicOrigin = ORIGIN,
  routers = [],
  log = () => {},
}: TestAppParts = {}): Express {
  return makeApp({
    publicOrigin,
    routers,
    log,
    translateFor,
    trustProxy: false,
    viewsFolder: VIEWS,
    locale: 'en-GB',
    randomBytes: countedBytes(),
  });
}

export interface Listening {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Lets a browser reach the application. */
export function listening(app: Express): Promise<Listening> {
  return listeningAs(() => app);
}

/** The same for an application that is made for the address it gets. */
export async function listeningAs(
  makeFor: (origin: string) => Express | Promise<Express>,
): Promise<Listening> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  server.on('request', await makeFor(origin));
  return {
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
