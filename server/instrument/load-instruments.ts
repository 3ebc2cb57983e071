/**
 * Reads instruments from folders: `<folder>/<instrument>/v<version>.json` and `v<version>.<locale>.json`.
 *
 * A faulty instrument is never skipped in silence: every fault is reported with its place.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import { checkInstrument, type InstrumentFault } from '../../survey-definitions/check-instrument.ts';
import type { Instrument } from '../../survey-definitions/instrument.ts';
import type { Texts } from '../../survey-definitions/texts.ts';

export interface LoadedInstrument {
  readonly instrument: Instrument;
  readonly textsByLocale: Readonly<Record<string, Texts>>;
  readonly structureText: string;
  readonly textTexts: Readonly<Record<string, string>>;
}

export type LoadResult =
  | { readonly file: string; readonly ok: true; readonly loaded: LoadedInstrument }
  | { readonly file: string; readonly ok: false; readonly faults: readonly InstrumentFault[] };

/** Where the shipped instruments lie. */
export const SHIPPED_INSTRUMENTS = resolve(import.meta.dirname, '../../survey-definitions');

const STRUCTURE_FILE = /^v\d+\.json$/;

/** Every instrument below a folder, the faulty ones with their faults. */
export function loadInstruments(folder: string): readonly LoadResult[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => structureFiles(join(folder, entry.name)))
    .map(loadInstrument);
}

function structureFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => STRUCTURE_FILE.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** One instrument with the texts that lie beside it. @param file - a structure file, v1.json or any other name. */
export function loadInstrument(file: string): LoadResult {
  const structureText = readText(file);
  const textTexts = textsBeside(file);
  const checked = checkInstrument(structureText, textTexts);
  if (!checked.ok) return { file, ok: false, faults: checked.faults };
  const { instrument, texts } = checked;
  return { file, ok: true, loaded: { instrument, textsByLocale: texts, structureText, textTexts } };
}

/** `v1.en-GB.json` beside `v1.json`, by locale. */
function textsBeside(file: string): Readonly<Record<string, string>> {
  const stem = basename(file).replace(/\.json$/, '');
  const folder = dirname(file);
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder).filter((name) => name.startsWith(`${stem}.`) && name.endsWith('.json'));
  return Object.fromEntries(
    names
      .filter((name) => name !== basename(file))
      .map((name) => [name.slice(stem.length + 1, -'.json'.length), readText(join(folder, name))]),
  );
}

/** Some editors begin a file with a byte-order mark, which is no part of the JSON. */
function readText(file: string): string {
  return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
}
