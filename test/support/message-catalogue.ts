/** The message catalogue and where the source asks for it, for the tests that hold the two together. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { IntlMessageFormat } from 'intl-messageformat';

import { filesEnding, ROOT, textOf } from './source-files.ts';

const LOCALE = 'en-GB';

/** Messages by key, as they stand in the files. */
export const CATALOGUE: ReadonlyMap<string, string> = new Map(
  readdirSync(join(ROOT, 'views/messages', LOCALE)).flatMap((file) => {
    const words: Record<string, string> = JSON.parse(textOf(`views/messages/${LOCALE}/${file}`));
    return Object.entries(words).map(([name, message]) => [
      `${file.replace(/\.json$/, '')}.${name}`,
      message,
    ]);
  }),
);

const FILES = [...new Set([...CATALOGUE.keys()].map((key) => key.split('.')[0]))].join('|');

export const CODE = filesEnding('.ts', ['server']).map(textOf).join('\n');
export const TEMPLATES = filesEnding('.hbs', ['views']).map(textOf).join('\n');

/** Keys that stand whole in the source, wherever they are handed on; the names of assets look the same. */
export function literalKeys(source: string): readonly string[] {
  const found = [...source.matchAll(new RegExp(`['"]((?:${FILES})\\.[\\w-]+)['"]`, 'g'))];
  return [...new Set(found.map((match) => match[1] ?? ''))].filter((key) => !/\.(js|css)$/.test(key));
}

/** Keys that the source puts together, as they stand there: 'respond.way-${way}-name'. */
export function computedKeys(source: string): readonly string[] {
  const found = [...source.matchAll(new RegExp(`\`((?:${FILES})\\.[^\`]*\\$\\{[^\`]*)\``, 'g'))];
  return [...new Set(found.map((match) => match[1] ?? ''))].sort();
}

interface MessageElement {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly MessageElement[] }>>;
}

/** Names of the values that a message needs. @throws SyntaxError for what is no ICU message. */
export function placeholdersOf(message: string): readonly string[] {
  const parsed = new IntlMessageFormat(message, LOCALE, undefined, { ignoreTag: true });
  const namesIn = (elements: readonly MessageElement[]): readonly string[] =>
    elements.flatMap(({ type, value, options = {} }) => [
      ...(type === LITERAL || typeof value !== 'string' ? [] : [value]),
      ...Object.values(options).flatMap((option) => namesIn(option.value)),
    ]);
  return [...new Set(namesIn(parsed.getAst() as readonly MessageElement[]))].sort();
}

/** An element of a message that is words and not a value. */
const LITERAL = 0;
