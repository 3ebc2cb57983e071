/** What a respondent's page weighs on its way: the page and everything it names, compressed, without web fonts. */

import { get } from 'node:http';

export interface PageWeight {
  readonly requests: number;
  /** Bytes of the bodies as they are sent, compressed. */
  readonly bytes: number;
  readonly parts: readonly { readonly address: string; readonly bytes: number }[];
}

/** @param address - of a page that a server answers, e.g. 'http://localhost:3000/s/open-now'. */
export async function measureRespondentPage(address: string): Promise<PageWeight> {
  const page = await fetchCompressed(address, 'identity');
  const named = [...page.matchAll(/<(?:link|script)[^>]+(?:href|src)="([^"]+)"/g)].map(
    ([, path = '']) => path,
  );
  const addresses = [address, ...named.map((path) => new URL(path, address).href)];
  const parts = await Promise.all(
    addresses.map(async (each) => ({ address: each, bytes: (await fetchCompressed(each, 'gzip')).length })),
  );
  return { requests: parts.length, bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0), parts };
}

/** One character a byte. `fetch` would decompress what is to be measured. */
function fetchCompressed(address: string, encoding: 'gzip' | 'identity'): Promise<string> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'Accept-Encoding': encoding, Accept: 'text/html' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString('latin1')));
      response.on('error', reject);
    }).on('error', reject);
  });
}
