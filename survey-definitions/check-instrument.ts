/**
 * Reads a definition and its texts, and lists every fault with its place and in words.
 *
 * What only makes sense in a definition of the right shape (references, scoring) is checked once the shape
 * is right, so that one slip is not reported ten times.
 */

import type * as z from 'zod';

import { checkItems } from './check-items.ts';
import { checkScoring } from './check-scoring.ts';
import { checkTexts } from './check-texts.ts';
import { type Instrument, instrument as instrumentSchema } from './instrument.ts';
import { type JSONPath, locatedJSON, type PathFault, type Place } from './located-json.ts';
import { schemaFaults } from './schema-faults.ts';
import { type Texts, texts as textsSchema } from './texts.ts';

export interface InstrumentFault {
  /** 'structure', or the locale of the texts. */
  readonly file: string;
  /** Path, line and column for a reader, e.g. 'items[3].id (line 12, column 7)'. */
  readonly where: string;
  /** e.g. 'items[3].id'; empty for the file as a whole. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type CheckedInstrument =
  | {
      readonly ok: true;
      readonly instrument: Instrument;
      /** By locale. */
      readonly texts: Readonly<Record<string, Texts>>;
    }
  | { readonly ok: false; readonly faults: readonly InstrumentFault[] };

/** A definition file may not be larger than this. */
export const DEFINITION_MAXIMUM_BYTES = 1_000_000;

/**
 * @param structureText - the structure file as it is.
 * @param textsByLocale - the texts files as they are, by the locale they are for.
 */
export function checkInstrument(
  structureText: string,
  textsByLocale: Readonly<Record<string, string>>,
): CheckedInstrument {
  const structure = readFile('structure', structureText, instrumentSchema);
  const instrument = structure.value;
  const faults = [...structure.faults];
  if (instrument !== undefined) {
    faults.push(...structure.located([...checkItems(instrument), ...checkScoring(instrument)]));
  }

  const texts: Record<string, Texts> = {};
  for (const [locale, text] of Object.entries(textsByLocale)) {
    const file = readFile(locale, text, textsSchema);
    faults.push(...file.faults);
    if (file.value === undefined) continue;
    texts[locale] = file.value;
    if (instrument !== undefined) faults.push(...file.located(checkTexts(instrument, file.value, locale)));
  }
  if (Object.keys(textsByLocale).length === 0) {
    faults.push(makeFault('structure', { path: [], message: 'there are no texts in any language' }, START));
  }
  return instrument === undefined || faults.length > 0
    ? { ok: false, faults }
    : { ok: true, instrument, texts };
}

const START: Place = { line: 1, column: 1 };

interface ReadFile<T> {
  /** Undefined unless the file has the shape of its schema. */
  readonly value: T | undefined;
  readonly faults: readonly InstrumentFault[];
  readonly located: (faults: readonly PathFault[]) => readonly InstrumentFault[];
}

function readFile<T>(name: string, text: string, schema: z.ZodType<T>): ReadFile<T> {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > DEFINITION_MAXIMUM_BYTES) {
    const message = `is ${bytes} bytes long; a definition may have ${DEFINITION_MAXIMUM_BYTES}`;
    return unreadable(name, message, START);
  }
  const json = locatedJSON(text);
  if (json.kind === 'broken') return unreadable(name, `is not JSON: ${json.message}`, json.place);

  const located = (faults: readonly PathFault[]) =>
    faults.map((fault) => makeFault(name, fault, json.placeOf(fault.path)));
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return { value: parsed.data, faults: located(json.faults), located };
  const faults = [...json.faults, ...schemaFaults(parsed.error.issues, json.value)];
  return { value: undefined, faults: located(faults), located };
}

function unreadable<T>(name: string, message: string, place: Place): ReadFile<T> {
  return {
    value: undefined,
    faults: [makeFault(name, { path: [], message }, place)],
    located: () => [],
  };
}

function makeFault(file: string, fault: PathFault, { line, column }: Place): InstrumentFault {
  const path = pathWords(fault.path);
  const where = `${path === '' ? '' : `${path} `}(line ${line}, column ${column})`;
  return { file, where, path, line, column, message: fault.message };
}

function pathWords(path: JSONPath): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${step}`))
    .join('');
}
