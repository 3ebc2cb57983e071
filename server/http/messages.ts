/**
 * The message catalogue: every word of the interface, by key, as ICU messages (plurals, numbers).
 *
 * A key is '<file>.<name>' after views/messages/<locale>/<file>.json. A missing key is an error and not a blank.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { IntlMessageFormat } from 'intl-messageformat';

export type MessageValues = Readonly<Record<string, string | number | Date>>;

/** @throws RangeError for a key that is not in the catalogue. */
export type Translate = (key: string, values?: MessageValues) => string;

/** The locale whose words are complete: pages in a locale without a catalogue have these. */
export const DEFAULT_LOCALE = 'en-GB';

/** The catalogue of each locale, read when it is first asked for. @param folder - views/messages */
export function makeTranslateFor(folder: string): (locale: string) => Translate {
  const locales = new Set(readdirSync(folder));
  const catalogues = new Map<string, Translate>();
  return (asked) => {
    const locale = locales.has(asked) ? asked : DEFAULT_LOCALE;
    const known = catalogues.get(locale);
    if (known !== undefined) return known;
    const catalogue = makeTranslate(folder, locale);
    catalogues.set(locale, catalogue);
    return catalogue;
  };
}

/** Reads all files of one locale. @param folder - views/messages */
export function makeTranslate(folder: string, locale: string): Translate {
  const source = new Map<string, string>();
  for (const file of readdirSync(join(folder, locale))) {
    const words: Record<string, string> = JSON.parse(readFileSync(join(folder, locale, file), 'utf8'));
    const prefix = file.replace(/\.json$/, '');
    for (const [name, message] of Object.entries(words)) source.set(`${prefix}.${name}`, message);
  }
  const compiled = new Map<string, IntlMessageFormat>();

  return (key, values) => {
    let message = compiled.get(key);
    if (message === undefined) {
      const words = source.get(key);
      if (words === undefined) throw new RangeError(`no message ${key} in ${locale}`);
      message = new IntlMessageFormat(words, locale, undefined, { ignoreTag: true });
      compiled.set(key, message);
    }
    return String(message.format(values));
  };
}
