/** The array of codes of a ballot -> answers by item. */

import type { Answer, AnswerCodes, EncodedAnswers } from './answers.ts';
import type { Instrument } from './instrument.ts';
import type { Item } from './item.ts';
import { missingKindOf } from './missing.ts';
import { slotCountOf } from './slots.ts';

/** What is stored apart from the codes, where the caller has it. */
export type StoredApart = Pick<EncodedAnswers, 'texts' | 'declaredInstitutionId'>;

const NOTHING_APART: StoredApart = { texts: new Map(), declaredInstitutionId: undefined };

/**
 * One answer for every item of the instrument. What was not answered is a missing answer of its kind.
 * Without what is stored apart, a text that is there is empty and an institution has no name.
 *
 * @throws RangeError if the number of codes is not that of the instrument's slots.
 */
export function decodeAnswers(
  instrument: Instrument,
  codes: AnswerCodes,
  apart: StoredApart = NOTHING_APART,
): Map<string, Answer> {
  const byItem = new Map<string, Answer>();
  let next = 0;
  for (const item of instrument.items) {
    const count = slotCountOf(item);
    byItem.set(item.id, answerOf(item, codes.slice(next, next + count), apart));
    next += count;
  }
  if (next !== codes.length) {
    throw new RangeError(`${codes.length} codes do not fit ${instrument.id}, which has ${next} slots`);
  }
  return byItem;
}

function answerOf(item: Item, slots: AnswerCodes, apart: StoredApart): Answer {
  const first = slots[0];
  if (first === undefined) throw new RangeError(`there is no code for ${item.id}`);
  if (first < 0) return { kind: 'missing', missing: missingKindOf(first) };
  switch (item.kind) {
    case 'single':
    case 'likert':
      return { kind: 'code', code: first };
    case 'multiple':
    case 'top':
      return { kind: 'codes', codes: slots.flatMap((tick, index) => (tick > 0 ? [index + 1] : [])) };
    case 'number':
      return { kind: 'number', value: first };
    case 'text':
      return { kind: 'text', text: apart.texts.get(item.id) ?? '' };
    case 'institution':
      return { kind: 'institution', institutionId: apart.declaredInstitutionId ?? '' };
  }
}
