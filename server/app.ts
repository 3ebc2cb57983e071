/** The web application, put together from its parts. Knows no feature: routers come in, ready made. */

import { join } from 'node:path';

import compression from 'compression';
import express, { type Express, type Router } from 'express';

import { makeAssets } from './http/assets.ts';
import { makeFormBody } from './http/limits.ts';
import type { Translate } from './http/messages.ts';
import { type Log, makeProblemReply, notFound } from './http/problem-reply.ts';
import { makeProxyHint } from './http/proxy-hint.ts';
import { makeSameOrigin } from './http/same-origin.ts';
import { makeSecurityHeaders } from './http/security-headers.ts';
import { useViews } from './http/views.ts';

export interface AppParts {
  /** Scheme, host and port under which people reach the server; links and origin checks use nothing else. */
  readonly publicOrigin: string;
  /** Express' `trust proxy`: false, or the number of proxies in front. */
  readonly trustProxy: boolean | number | string;
  /** The folder views/. */
  readonly viewsFolder: string;
  readonly translateFor: (locale: string) => Translate;
  /** The locale of pages that belong to no wave. */
  readonly locale: string;
  readonly randomBytes: (count: number) => Buffer;
  readonly log: Log;
  /** Each brings its own paths. They stand behind headers, origin check and form reader. */
  readonly routers: readonly Router[];
}

export function makeApp(parts: AppParts): Express {
  const { viewsFolder, translateFor, locale, log } = parts;
  const assets = makeAssets(join(viewsFolder, 'assets'));
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', parts.trustProxy);
  app.set('query parser', 'simple');
  // An ETag of a page would never match again, since each response has its own nonce.
  app.disable('etag');
  useViews(app, { folder: viewsFolder, translateFor, assets });

  app.use(makeProxyHint(parts));
  app.use(compression());
  app.use(...makeSecurityHeaders(parts));
  app.use('/assets', assets.router);
  app.use(makeSameOrigin(parts.publicOrigin));
  app.use(...makeFormBody());
  for (const router of parts.routers) app.use(router);
  app.use(notFound);
  app.use(makeProblemReply({ t: translateFor(locale), log }));
  return app;
}
