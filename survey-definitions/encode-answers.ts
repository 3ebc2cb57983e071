/**
 * Answers as they were given -> the array of codes that a ballot stores, and apart from it the free text.
 *
 * Branching is computed here again: whatever was said to an item that is not shown is dropped. Whether
 * answers are valid is answer-faults.ts' business; an answer that cannot be coded is a bug of the caller.
 */

import type { Answer, Answers, EncodedAnswers } from './answers.ts';
import { isAnswered, shownItems } from './branching.ts';
import type { Form, Instrument } from './instrument.ts';
import type { Item } from './item.ts';
import { MISSING_CODES, type MissingKind } from './missing.ts';
import { codesThatOpenText, optionIdsOf } from './options.ts';
import { itemsById } from './pages.ts';
import { slotCountOf } from './slots.ts';
import { writtenText } from './written-text.ts';

/**
 * Codes in the order of the instrument's slots, all of them: hidden items and items outside the form are -1
 * in every slot, items without an answer -2.
 *
 * @throws RangeError if an answer is to no item of the instrument, of the wrong kind, or out of range.
 */
export function encodeAnswers(instrument: Instrument, form: Form, answers: Answers): EncodedAnswers {
  refuseUnknownItems(instrument, answers);
  const shown = shownItems(instrument, form, answers);
  const texts = new Map<string, string>();
  let declaredInstitutionId: string | undefined;

  const codes = instrument.items.flatMap((item) => {
    if (!shown.has(item.id)) return repeat(MISSING_CODES['not-shown'], item);
    const answer = answers.byItem.get(item.id);
    const text = textOf(item, answer, answers.otherTexts.get(item.id));
    if (text !== '') texts.set(item.id, text);
    if (answer?.kind === 'institution') declaredInstitutionId = answer.institutionId;
    return isAnswered(answer) && answer !== undefined
      ? codesOf(item, answer, instrument)
      : repeat(MISSING_CODES[missingKindOfAnswer(answer)], item);
  });
  return { codes, texts, declaredInstitutionId };
}

function refuseUnknownItems(instrument: Instrument, answers: Answers): void {
  const known = itemsById(instrument);
  for (const itemId of answers.byItem.keys()) {
    if (!known.has(itemId)) throw new RangeError(`instrument ${instrument.id} has no item ${itemId}`);
  }
}

function missingKindOfAnswer(answer: Answer | undefined): MissingKind {
  if (answer?.kind !== 'missing' || answer.missing === 'not-shown') return 'skipped';
  return answer.missing;
}

function repeat(code: number, item: Item): readonly number[] {
  return Array.from({ length: slotCountOf(item) }, () => code);
}

function codesOf(item: Item, answer: Answer, instrument: Instrument): readonly number[] {
  switch (item.kind) {
    case 'single':
    case 'likert':
      return [checkedCode(item, answer, instrument)];
    case 'multiple':
    case 'top':
      return ticks(item, answer, instrument);
    case 'number':
      return [checkedNumber(item, answer)];
    case 'text':
      return answer.kind === 'text' ? [1] : refuse(item);
    case 'institution':
      return answer.kind === 'institution' ? [1] : refuse(item);
  }
}

function checkedCode(item: Item, answer: Answer, instrument: Instrument): number {
  if (answer.kind !== 'code') return refuse(item);
  return isCodeOf(item, answer.code, instrument) ? answer.code : refuse(item);
}

function ticks(item: Item, answer: Answer, instrument: Instrument): readonly number[] {
  if (answer.kind !== 'codes') return refuse(item);
  if (!answer.codes.every((code) => isCodeOf(item, code, instrument))) return refuse(item);
  return optionIdsOf(item, instrument).map((_, index) => (answer.codes.includes(index + 1) ? 1 : 0));
}

function checkedNumber(item: Item, answer: Answer): number {
  const isStorable = answer.kind === 'number' && Number.isFinite(answer.value) && answer.value >= 0;
  return isStorable ? answer.value : refuse(item);
}

function isCodeOf(item: Item, code: number, instrument: Instrument): boolean {
  return Number.isInteger(code) && code >= 1 && code <= optionIdsOf(item, instrument).length;
}

function textOf(item: Item, answer: Answer | undefined, otherText: string | undefined): string {
  if (answer?.kind === 'text') return writtenText(answer.text);
  if (otherText === undefined) return '';
  const chosen = answer?.kind === 'code' ? [answer.code] : answer?.kind === 'codes' ? answer.codes : [];
  return codesThatOpenText(item).some((code) => chosen.includes(code)) ? writtenText(otherText) : '';
}

function refuse(item: Item): never {
  throw new RangeError(`the answer to ${item.id} cannot be coded as ${item.kind}`);
}
