/** One cell -> what it says about its item. A cell that cannot be understood says so; nothing is guessed. */

import type { Answer } from '../../survey-definitions/answers.ts';
import type { Item } from '../../survey-definitions/item.ts';
import { MISSING_CODES } from '../../survey-definitions/missing.ts';
import { optionIdsOf } from '../../survey-definitions/options.ts';
import type { ImportFaultKind } from './import-plan.ts';
import type { Target } from './match-columns.ts';
import { readChoices } from './read-choices.ts';
import {
  makeVocabulary,
  normalised,
  type Vocabulary,
  type VocabularySource,
  type Word,
} from './vocabulary.ts';

export type ReadCell =
  | { readonly kind: 'blank' }
  | { readonly kind: 'answer'; readonly answer: Answer; readonly otherText?: string }
  /** One option of several: chosen or not. */
  | { readonly kind: 'tick'; readonly isChosen: boolean }
  | { readonly kind: 'other-text'; readonly text: string }
  | {
      readonly kind: 'fault';
      readonly fault: ImportFaultKind;
      /** The part of the cell that is not understood. */
      readonly value: string;
      readonly expected: Readonly<Record<string, string | number>>;
    };

export interface CellSource extends VocabularySource {
  /** Institutions of the study by name and by id. */
  readonly institutions: ReadonlyMap<string, string>;
}

const BLANK: ReadCell = { kind: 'blank' };

type Reader = (cell: string) => ReadCell;

/** A reader for the cells of one column; blank cells are handled here, once. */
export function makeCellReader(target: Exclude<Target, { kind: 'respondent' }>, source: CellSource): Reader {
  const read = readerOf(target, source);
  return (cell) => (cell.trim() === '' ? BLANK : read(cell));
}

function readerOf(target: Exclude<Target, { kind: 'respondent' }>, source: CellSource): Reader {
  if (target.kind === 'other-text') return (text) => ({ kind: 'other-text', text });
  const vocabulary = makeVocabulary(target.item, source, target.mapped?.labels);
  if (target.kind === 'tick') return tickReader(target, vocabulary);
  switch (target.item.kind) {
    case 'single':
    case 'likert':
      return choiceReader(target.item, vocabulary, otherwiseCode(target, source));
    case 'multiple':
    case 'top':
      return choicesReader(target.item, vocabulary, otherwiseCode(target, source));
    case 'number':
      return numberReader(target.item, vocabulary);
    case 'text':
      return textReader();
    case 'institution':
      return institutionReader(target.item, vocabulary, source.institutions);
  }
}

function otherwiseCode({ item, mapped }: Target & { kind: 'answer' }, { instrument }: CellSource): number {
  return mapped?.otherwise === undefined ? 0 : optionIdsOf(item, instrument).indexOf(mapped.otherwise) + 1;
}

function choiceReader(item: Item, vocabulary: Vocabulary, otherwise: number): Reader {
  return (cell) => {
    const word = vocabulary.lookUp(cell);
    if (word !== undefined) return ofWord(word, item, cell, vocabulary);
    if (otherwise > 0) return { kind: 'answer', answer: { kind: 'code', code: otherwise }, otherText: cell };
    return fault('unknown-option', cell, expectedOptions(item, vocabulary.labels));
  };
}

function ofWord(word: Word, item: Item, cell: string, vocabulary: Vocabulary): ReadCell {
  switch (word.kind) {
    case 'code':
      return { kind: 'answer', answer: word };
    case 'missing':
      return ofMissing(word, item, cell, vocabulary);
    case 'ambiguous':
      return fault('ambiguous-code', cell, expectedOptions(item, vocabulary.labels));
  }
}

/** Whether the item offers this kind only matters where the item is shown, so that is checked with the whole row. */
function ofMissing(
  word: Word & { kind: 'missing' },
  item: Item,
  cell: string,
  vocabulary: Vocabulary,
): ReadCell {
  if (word.missing === 'not-shown' || word.missing === 'skipped') return BLANK;
  const isOffered = item.offers.includes(word.missing);
  const isPlainCode = cell.trim() === String(MISSING_CODES[word.missing]);
  if (!isOffered && isPlainCode)
    return fault('missing-not-offered', cell, expectedOptions(item, vocabulary.labels));
  return { kind: 'answer', answer: word };
}

function choicesReader(item: Item, vocabulary: Vocabulary, otherwise: number): Reader {
  return (cell) => {
    const single = vocabulary.lookUp(cell);
    if (single?.kind === 'missing') return ofMissing(single, item, cell, vocabulary);
    const { codes, unknown, ambiguous } = readChoices(cell, vocabulary);
    if (ambiguous !== undefined)
      return fault('ambiguous-code', ambiguous, expectedOptions(item, vocabulary.labels));
    if (unknown.length === 0) return { kind: 'answer', answer: { kind: 'codes', codes } };
    if (otherwise > 0) {
      const answer: Answer = { kind: 'codes', codes: [...new Set([...codes, otherwise])] };
      return { kind: 'answer', answer, otherText: unknown.join('; ') };
    }
    return fault('unknown-option', unknown.join('; '), expectedOptions(item, vocabulary.labels));
  };
}

const CHOSEN = ['1', 'yes', 'y', 'true', 'x', 'checked', 'selected', 'quoted', '1.0'];
const NOT_CHOSEN = ['0', 'no', 'n', 'false', 'unchecked', 'not selected', 'not quoted', '0.0'];

function tickReader(target: Target & { kind: 'tick' }, vocabulary: Vocabulary): Reader {
  const ticks = tickNames(target);
  return (cell) => {
    const name = normalised(cell);
    const isChosen = ticks.get(name);
    if (isChosen !== undefined) return { kind: 'tick', isChosen };
    const word = vocabulary.lookUp(cell);
    if (word?.kind === 'missing') return ofMissing(word, target.item, cell, vocabulary);
    // The option's own label means "chosen"; a bare code would be a slip.
    const isOwnLabel = word?.kind === 'code' && word.code === target.option && !/^\d/.test(name);
    return isOwnLabel ? { kind: 'tick', isChosen: true } : fault('not-a-tick', cell, {});
  };
}

function tickNames({ item, mapped }: Target & { kind: 'tick' }): ReadonlyMap<string, boolean> {
  const ranks = item.kind === 'top' ? Array.from({ length: item.choose }, (_, rank) => String(rank + 1)) : [];
  const chosen = [...CHOSEN, ...ranks, ...(mapped?.chosen ?? []).map(normalised)];
  return new Map([
    ...NOT_CHOSEN.map((name) => [name, false] as const),
    ...chosen.map((name) => [name, true] as const),
  ]);
}

function numberReader(item: Item, vocabulary: Vocabulary): Reader {
  const bounds = item.kind === 'number' ? { minimum: item.minimum, maximum: item.maximum } : {};
  return (cell) => {
    const text = cell.trim();
    // Spreadsheets of many countries write a decimal comma; thousands are never separated in exports.
    if (/^\+?\d+([.,]\d+)?$/.test(text)) {
      return { kind: 'answer', answer: { kind: 'number', value: Number(text.replace(',', '.')) } };
    }
    const word = vocabulary.lookUp(cell);
    if (word?.kind === 'missing') return ofMissing(word, item, cell, vocabulary);
    return fault('not-a-number', cell, bounds);
  };
}

function textReader(): Reader {
  const missing = new Set(Object.values(MISSING_CODES).map(String));
  return (cell) => {
    if (missing.has(cell.trim())) return BLANK;
    return { kind: 'answer', answer: { kind: 'text', text: cell } };
  };
}

function institutionReader(
  item: Item,
  vocabulary: Vocabulary,
  institutions: ReadonlyMap<string, string>,
): Reader {
  return (cell) => {
    const institutionId = institutions.get(normalised(cell));
    if (institutionId !== undefined)
      return { kind: 'answer', answer: { kind: 'institution', institutionId } };
    const word = vocabulary.lookUp(cell);
    if (word?.kind === 'missing') return ofMissing(word, item, cell, vocabulary);
    return fault('unknown-institution', cell, {});
  };
}

const LISTED_OPTIONS = 8;

/** The codes and the first few labels, for a message. */
export function expectedOptions(
  item: Item,
  labels: readonly string[],
): Readonly<Record<string, string | number>> {
  const listed = labels.slice(0, LISTED_OPTIONS).join('; ');
  const options = labels.length > LISTED_OPTIONS ? `${listed}; \u2026` : listed;
  return { itemId: item.id, last: labels.length, options };
}

type Fault = ReadCell & { kind: 'fault' };

function fault(kind: ImportFaultKind, value: string, expected: Fault['expected']): ReadCell {
  return { kind: 'fault', fault: kind, value, expected };
}
