/**
 * Style sheet, scripts and fonts, read once and served from memory.
 *
 * An address that carries the content's hash may be kept for ever; without it (fonts, which the style sheet
 * names) for a month. Nothing but the files listed here can be asked for, so no path reaches the disk.
 */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';

import express from 'express';

import { problems } from '../problem.ts';

export interface Assets {
  /** The address of a file with its hash. @throws RangeError for a file that is not there. */
  readonly href: (name: string) => string;
  readonly router: express.Router;
}

interface Asset {
  readonly body: Buffer;
  readonly type: string;
  readonly hash: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const FOR_EVER = 'public, max-age=31536000, immutable';
const A_MONTH = 'public, max-age=2592000';

/** Files of packages, under the name by which pages ask for them. */
const PACKAGE_ASSETS: Readonly<Record<string, string>> = {
  'fonts/figtree-latin-wght-normal.woff2':
    '@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2',
  'fonts/figtree-latin-ext-wght-normal.woff2':
    '@fontsource-variable/figtree/files/figtree-latin-ext-wght-normal.woff2',
  'fonts/source-serif-4-latin-wght-normal.woff2':
    '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  'chart.js': 'chart.js/dist/chart.umd.min.js',
};

/** @param folder - views/assets; its files are served as they are. */
export function makeAssets(folder: string, packageFiles = PACKAGE_ASSETS): Assets {
  const assets = new Map<string, Asset>();
  for (const name of readdirSync(folder)) {
    if (TYPES[extname(name)] !== undefined) assets.set(name, readAsset(join(folder, name)));
  }
  for (const [name, file] of Object.entries(packageFiles)) assets.set(name, readAsset(packageFile(file)));
  return { href: (name) => hrefOf(assets, name), router: makeRouter(assets) };
}

/** Packages may hide their files from `require.resolve`, so the package's folder is found first. */
function packageFile(file: string): string {
  const require = createRequire(import.meta.url);
  const folders = require.resolve.paths(file) ?? [];
  for (const folder of folders) {
    try {
      readFileSync(join(folder, file));
      return join(folder, file);
    } catch {
      // Not in this node_modules: the next one up is tried.
    }
  }
  throw new RangeError(`no file ${file} in any node_modules`);
}

function readAsset(path: string): Asset {
  const body = readFileSync(path);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { body, hash, type: TYPES[extname(path)] ?? 'application/octet-stream' };
}

function hrefOf(assets: ReadonlyMap<string, Asset>, name: string): string {
  const asset = assets.get(name);
  if (asset === undefined) throw new RangeError(`no asset ${name}`);
  return `/assets/v/${asset.hash}/${name}`;
}

function makeRouter(assets: ReadonlyMap<string, Asset>): express.Router {
  const router = express.Router();
  router.get('/v/:hash/*name', ({ params }, response) => {
    const asset = assets.get(params.name.join('/'));
    // An older page may ask for an older file; it gets the present one, but must not keep it for ever.
    sendAsset(response, asset, asset?.hash === params.hash ? FOR_EVER : A_MONTH);
  });
  router.get('/*name', ({ params }, response) => {
    sendAsset(response, assets.get(params.name.join('/')), A_MONTH);
  });
  return router;
}

function sendAsset(response: express.Response, asset: Asset | undefined, caching: string): void {
  if (asset === undefined) throw problems.pageNotFound();
  response.set('Cache-Control', caching);
  response.type(asset.type).send(asset.body);
}
