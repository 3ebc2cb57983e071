/**
 * A cell with several answers, as tools write it: separated by semicolons, bars, line breaks or commas. Labels hold
 * commas themselves, so the longest known label is taken first, and only then the text is cut.
 */

import { evened, type Vocabulary } from './vocabulary.ts';

export interface ReadChoices {
  readonly codes: readonly number[];
  /** Parts that are no label, id or code of the item. */
  readonly unknown: readonly string[];
  readonly ambiguous: string | undefined;
}

const SEPARATORS = ';|\n,';

export function readChoices(cell: string, vocabulary: Vocabulary): ReadChoices {
  const codes = new Set<number>();
  const unknown: string[] = [];
  let ambiguous: string | undefined;

  for (const part of partsOf(cell, vocabulary)) {
    const word = vocabulary.lookUp(part);
    if (word?.kind === 'code') codes.add(word.code);
    else if (word?.kind === 'ambiguous') ambiguous ??= part;
    else unknown.push(part);
  }
  return { codes: [...codes].sort((a, b) => a - b), unknown, ambiguous };
}

function partsOf(cell: string, vocabulary: Vocabulary): readonly string[] {
  // Line breaks separate, so they must survive the evening out of blanks.
  const written = cell
    .split(/\r\n?|\n/)
    .map(evened)
    .join('\n');
  const text = written.toLowerCase();
  // Lower case is longer than upper case in a few alphabets; then only the lower case can be shown.
  const shown = text.length === written.length ? written : text;
  const parts: string[] = [];
  let place = 0;
  while (place < text.length) {
    if (isSeparator(text.charAt(place))) {
      place += 1;
      continue;
    }
    const end = place + (knownNameAt(text, place, vocabulary) ?? upToSeparator(text, place)).length;
    parts.push(shown.slice(place, end).trim());
    place = end;
  }
  return parts;
}

function isSeparator(character: string): boolean {
  return SEPARATORS.includes(character) || character === ' ';
}

/** The longest name that begins here and ends at a separator or at the end. */
function knownNameAt(text: string, place: number, { names }: Vocabulary): string | undefined {
  return names.find((name) => text.startsWith(name, place) && endsPart(text, place + name.length));
}

function endsPart(text: string, place: number): boolean {
  const rest = text.slice(place).trimStart();
  return rest === '' || text.charAt(place) === '\n' || SEPARATORS.includes(rest.charAt(0));
}

function upToSeparator(text: string, place: number): string {
  let end = place;
  while (end < text.length && !SEPARATORS.includes(text.charAt(end))) end += 1;
  return text.slice(place, end);
}
