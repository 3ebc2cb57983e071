/** The instruments that are shipped, read as a server reads them. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { canonicalJson } from '../../survey-definitions/canonical-json.ts';
import { checkInstrument } from '../../survey-definitions/check-instrument.ts';
import type { Instrument } from '../../survey-definitions/instrument.ts';
import type { Texts } from '../../survey-definitions/texts.ts';

export interface Shipped {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  /** Hash of the texts by locale. */
  readonly texts: Readonly<Record<string, string>>;
}

const folder = new URL('../../survey-definitions/', import.meta.url);

export const SHIPPED = JSON.parse(
  readFileSync(new URL('published.json', folder), 'utf8'),
) as readonly Shipped[];

export function shippedText(shipped: Shipped, locale?: string): string {
  const name = locale === undefined ? `v${shipped.version}` : `v${shipped.version}.${locale}`;
  return readFileSync(new URL(`${shipped.id}/${name}.json`, folder), 'utf8');
}

export function hashOf(text: string): string {
  return createHash('sha256')
    .update(canonicalJson(JSON.parse(text)))
    .digest('hex');
}

export function readShipped(shipped: Shipped): {
  readonly instrument: Instrument;
  readonly texts: Readonly<Record<string, Texts>>;
} {
  const texts = Object.fromEntries(
    Object.keys(shipped.texts).map((locale) => [locale, shippedText(shipped, locale)]),
  );
  const checked = checkInstrument(shippedText(shipped), texts);
  if (!checked.ok) {
    throw new RangeError(
      checked.faults.map(({ file, where, message }) => `${file} ${where}: ${message}`).join('\n'),
    );
  }
  return checked;
}

export function shippedInstrument(id: string): Instrument {
  const shipped = SHIPPED.find((candidate) => candidate.id === id);
  if (shipped === undefined) throw new RangeError(`${id} is not shipped`);
  return readShipped(shipped).instrument;
}
