/** What a respondent's pages weigh: every page of the core form, with all it names, compressed, without web fonts. */

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

import { appOf } from '../../server/app-parts.ts';
import type { BenchRow } from './bench-tabulation.ts';
import { makeLargeWave } from './large-wave.ts';
import { measureRespondentPage } from './measure-respondent-page.ts';

const MOST_PAGES = 60;

export async function benchRespondentPage(): Promise<readonly BenchRow[]> {
  const { stores, config, wave, remove } = await makeLargeWave(0);
  const server = appOf({ stores, config, origin: 'http://localhost', log: () => {} }).listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const first = await measureRespondentPage(`${origin}/s/${wave.slug}`);
    const assets = first.bytes - (first.parts[0]?.bytes ?? 0);
    const pages = await pageSizes(`${origin}/s/${wave.slug}`);
    const heaviest = pages.reduce((most, next) => (next.bytes > most.bytes ? next : most));
    return [
      {
        what: 'respondent page, information and consent: compressed, all requests',
        measured: kB(first.bytes),
        asked: '40 kB',
      },
      {
        what: `heaviest of ${pages.length} questionnaire pages (${heaviest.title}): the same`,
        measured: kB(heaviest.bytes + assets),
        asked: '40 kB',
      },
      { what: 'respondent page: requests, fonts not counted', measured: String(first.requests), asked: '6' },
    ];
  } finally {
    await new Promise((resolve) => server.close(resolve));
    await remove();
  }
}

interface SeenPage {
  readonly title: string;
  readonly bytes: number;
}

/** Goes through the questionnaire leaving everything blank, up to the page that offers to send. */
async function pageSizes(address: string): Promise<readonly SeenPage[]> {
  const pages: SeenPage[] = [];
  let html = await post(`${address}/start`, [
    ['read', 'yes'],
    ['agree', 'yes'],
  ]);
  while (pages.length < MOST_PAGES) {
    pages.push({ title: /<title>([^<]*)/.exec(html)?.[1] ?? '', bytes: gzipSync(html).length });
    if (html.includes('value="submit"')) return pages;
    const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']): [string, string] => [name, value],
    );
    html = await post(`${address}/answers`, [...hidden, ['do', 'leave-blank']]);
  }
  throw new Error('the questionnaire did not end');
}

async function post(address: string, fields: [string, string][]): Promise<string> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams(fields),
  });
  return response.text();
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
