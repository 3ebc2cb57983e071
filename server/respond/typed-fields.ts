/**
 * What a respondent typed, field by field, as it was typed, and what it means as answers.
 *
 * Fields are named by item: 'a.' what was chosen or written, 'o.' the text of "other", 'm.' a missing answer that
 * stands beside what can be written or ticked. What was typed is kept even where it is no valid answer, so that
 * an error loses nothing.
 */

import type { Answer, Answers } from '../../survey-definitions/answers.ts';
import type { Item } from '../../survey-definitions/item.ts';
import { OFFERED_MISSING, type OfferedMissing } from '../../survey-definitions/missing.ts';

/** By field name. An empty list stands for nothing. */
export type TypedFields = ReadonlyMap<string, readonly string[]>;

export const fieldNames = (itemId: string) => ({
  answer: `a.${itemId}`,
  other: `o.${itemId}`,
  missing: `m.${itemId}`,
});

const ANSWER_FIELD = /^[aom]\.(.*)$/s;

/** A sent form as a map; a field that was sent twice holds both values. */
export function toFields(body: unknown): TypedFields {
  return new Map(Object.entries(Object(body)).map(([name, value]) => [name, [value].flat().map(String)]));
}

/** The item a field belongs to; undefined for fields that are no answers. */
export function itemIdOfField(name: string): string | undefined {
  return ANSWER_FIELD.exec(name)?.[1];
}

/** What was typed before, with these items replaced by what was sent now: a radio that is not sent is not chosen. */
export function withItems(before: TypedFields, sent: TypedFields, itemIds: Iterable<string>): TypedFields {
  const merged = new Map(before);
  for (const itemId of itemIds) {
    for (const name of Object.values(fieldNames(itemId))) {
      const values = sent.get(name)?.filter((value) => value.trim() !== '') ?? [];
      if (values.length > 0) merged.set(name, values);
      else merged.delete(name);
    }
  }
  return merged;
}

/** What the fields mean. What cannot be read becomes an answer that answerFaults refuses, never nothing. */
export function toAnswers(items: readonly Item[], typed: TypedFields): Answers {
  const byItem = new Map<string, Answer>();
  const otherTexts = new Map<string, string>();
  for (const item of items) {
    const names = fieldNames(item.id);
    const answer = toAnswer(item, typed.get(names.answer) ?? [], typed.get(names.missing) ?? []);
    if (answer !== undefined) byItem.set(item.id, answer);
    const other = typed.get(names.other)?.[0];
    if (other !== undefined) otherTexts.set(item.id, other);
  }
  return { byItem, otherTexts };
}

/** Something was written or ticked, and "I do not know" or its like as well: which of them holds is not known. */
export function contradicts(item: Item, typed: TypedFields): boolean {
  const names = fieldNames(item.id);
  const wrote = typed.get(names.answer)?.some((value) => value.trim() !== '') ?? false;
  return wrote && (typed.get(names.missing) ?? []).length > 0;
}

function toAnswer(item: Item, values: readonly string[], missing: readonly string[]): Answer | undefined {
  const [first] = values;
  if (first === undefined) return missing[0] === undefined ? undefined : missingOr(missing[0], Number.NaN);
  switch (item.kind) {
    case 'single':
    case 'likert':
      return values.length === 1 ? missingOr(first, toCode(first)) : { kind: 'code', code: Number.NaN };
    case 'multiple':
    case 'top':
      return { kind: 'codes', codes: values.map(toCode) };
    case 'number':
      return { kind: 'number', value: toNumber(first) };
    case 'text':
      return { kind: 'text', text: first };
    case 'institution':
      return isOffered(first)
        ? { kind: 'missing', missing: first }
        : { kind: 'institution', institutionId: first };
  }
}

function missingOr(value: string, code: number): Answer {
  return isOffered(value) ? { kind: 'missing', missing: value } : { kind: 'code', code };
}

function isOffered(value: string): value is OfferedMissing {
  return OFFERED_MISSING.some((kind) => kind === value);
}

function toCode(value: string): number {
  return /^[1-9]\d{0,3}$/.test(value) ? Number(value) : Number.NaN;
}

/** A decimal comma is read as well. */
function toNumber(value: string): number {
  const text = value.trim();
  return /^[+-]?\d{1,15}([.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}
