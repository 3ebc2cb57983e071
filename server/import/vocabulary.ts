/**
 * Vocabulary: every way in which a cell may name an answer to one item: a label, an option's id, a code, a word
 * for a missing answer. Case, blanks and typographic quotes do not matter.
 */

import type { Item } from '../../survey-definitions/item.ts';
import { MISSING_CODES, MISSING_KINDS, type MissingKind } from '../../survey-definitions/missing.ts';
import { optionIdsOf } from '../../survey-definitions/options.ts';
import { optionLabelsOf, type WordedInstrument } from '../export/option-labels.ts';
import type { Mapping, Meaning } from './mapping.ts';

export type Word =
  | { readonly kind: 'code'; readonly code: number }
  | { readonly kind: 'missing'; readonly missing: MissingKind }
  /** A label of one option that is the code of another: nobody can tell which was meant. */
  | { readonly kind: 'ambiguous' };

export interface Vocabulary {
  /** Every way of naming an answer, longest first, for cells that hold several. */
  readonly names: readonly string[];
  readonly lookUp: (cell: string) => Word | undefined;
  /** The options as the questionnaire words them, for messages. */
  readonly labels: readonly string[];
}

/** How people and tools write the kinds of missing that a person can choose. */
const MISSING_WORDS: Readonly<Record<string, MissingKind>> = {
  "don't know": 'do-not-know',
  'dont know': 'do-not-know',
  'do not know': 'do-not-know',
  "i don't know": 'do-not-know',
  'i do not know': 'do-not-know',
  dk: 'do-not-know',
  'do-not-know': 'do-not-know',
  'n/a': 'not-applicable',
  '#n/a': 'not-applicable',
  na: 'not-applicable',
  'not applicable': 'not-applicable',
  'does not apply': 'not-applicable',
  'not-applicable': 'not-applicable',
  'prefer not to say': 'prefer-not-to-say',
  'prefer not to answer': 'prefer-not-to-say',
  'i prefer not to say': 'prefer-not-to-say',
  'rather not say': 'prefer-not-to-say',
  'prefer-not-to-say': 'prefer-not-to-say',
  skipped: 'skipped',
  'not shown': 'not-shown',
  'not-shown': 'not-shown',
};

export interface VocabularySource extends WordedInstrument {
  readonly mapping: Mapping;
}

/** Two spellings that a reader would take for the same. */
export function normalised(words: string): string {
  return evened(words).toLowerCase();
}

/** Typographic quotes, dashes and blanks as a keyboard has them; case is kept. */
export function evened(words: string): string {
  return words
    .normalize('NFKC')
    .replaceAll(/[\u2018\u2019\u02bc]/g, "'")
    .replaceAll(/[\u201c\u201d]/g, '"')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

export function makeVocabulary(
  item: Item,
  source: VocabularySource,
  labels: Readonly<Record<string, Meaning>> = {},
): Vocabulary {
  const { mapping } = source;
  const optionIds = optionIdsOf(item, source.instrument);
  const optionLabels = optionLabelsOf(item, source);
  const words = new Map<string, Word>();
  const add = (name: string, word: Word) => {
    const key = normalised(name);
    if (key !== '' && !words.has(key)) words.set(key, word);
  };

  for (const [label, meaning] of Object.entries(labels)) add(label, toWord(meaning, optionIds));
  for (const [label, missing] of Object.entries(mapping.missing)) add(label, { kind: 'missing', missing });
  optionLabels.forEach((label, index) => {
    add(label, { kind: 'code', code: index + 1 });
  });
  optionIds.forEach((optionId, index) => {
    add(optionId, { kind: 'code', code: index + 1 });
  });
  addCodes(words, optionIds, new Set(Object.keys(labels).map(normalised)));
  for (const kind of MISSING_KINDS) add(String(MISSING_CODES[kind]), { kind: 'missing', missing: kind });
  for (const [name, missing] of Object.entries(MISSING_WORDS)) addMissingWord(words, { name, missing, item });

  const names = [...words.keys()].sort((a, b) => b.length - a.length);
  return { names, labels: optionLabels, lookUp: makeLookUp(words) };
}

function toWord(meaning: Meaning, optionIds: readonly string[]): Word {
  if (typeof meaning === 'number') return { kind: 'code', code: meaning };
  const code = optionIds.indexOf(meaning) + 1;
  if (code > 0) return { kind: 'code', code };
  const missing = MISSING_KINDS.find((kind) => kind === meaning);
  if (missing === undefined) throw new RangeError(`the mapping was not checked: ${meaning}`);
  return { kind: 'missing', missing };
}

function addCodes(words: Map<string, Word>, optionIds: readonly string[], mapped: ReadonlySet<string>): void {
  for (let code = 1; code <= optionIds.length; code++) {
    const name = String(code);
    const known = words.get(name);
    if (known === undefined) words.set(name, { kind: 'code', code });
    else if (known.kind === 'code' && known.code !== code && !mapped.has(name)) {
      words.set(name, { kind: 'ambiguous' });
    }
  }
}

/** "DK" is Denmark, unless "do not know" can be chosen as well. */
function addMissingWord(
  words: Map<string, Word>,
  { name, missing, item }: { readonly name: string; readonly missing: MissingKind; readonly item: Item },
): void {
  const isOffered = item.offers.some((offered) => offered === missing);
  if (!words.has(name)) words.set(name, { kind: 'missing', missing });
  else if (isOffered && words.get(name)?.kind === 'code') words.set(name, { kind: 'ambiguous' });
}

function makeLookUp(words: ReadonlyMap<string, Word>): Vocabulary['lookUp'] {
  // Most cells are spelled like one before, so the spelling is worked out once.
  const seen = new Map<string, Word>();
  return (cell) => {
    const before = seen.get(cell);
    if (before !== undefined) return before;
    const name = normalised(cell);
    // Spreadsheets and R write the code 4 as 4.0.
    const word = words.get(name) ?? words.get(name.replace(/^(-?\d+)[.,]0+$/, '$1'));
    if (word !== undefined) seen.set(cell, word);
    return word;
  };
}
