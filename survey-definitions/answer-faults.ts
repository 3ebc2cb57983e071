/**
 * What is wrong with answers, item by item, all of it at once.
 *
 * The form, the cast and the import all ask here. Which institutions there are is not known here: whoever
 * has the study's list checks that a declared one is on it.
 */

import type { Answer, Answers } from './answers.ts';
import { isAnswered, shownItems } from './branching.ts';
import type { Form, Instrument } from './instrument.ts';
import type { Item, NumberItem, TextItem } from './item.ts';
import type { OfferedMissing } from './missing.ts';
import { codesThatOpenText, optionIdsOf } from './options.ts';
import { isInForm, itemsById } from './pages.ts';
import { OTHER_TEXT_MAXIMUM, writtenText } from './written-text.ts';

export const ANSWER_FAULT_KINDS = [
  'unknown-item',
  'unknown-option',
  'out-of-range',
  'too-many',
  'exclusive',
  'too-long',
  'not-a-number',
  'wrong-kind',
  'required',
] as const;

export type AnswerFaultKind = (typeof ANSWER_FAULT_KINDS)[number];

export interface AnswerFault {
  readonly itemId: string;
  readonly fault: AnswerFaultKind;
  /** For out-of-range: the least and the most that may be said. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** For not-a-number: true where the number has to be whole. */
  readonly wholeNumber?: boolean;
  /** For too-many: how many options may be chosen. */
  readonly choose?: number;
  /** For too-long: how many characters there may be. */
  readonly maximumCharacters?: number;
}

const ANSWER_KIND_OF: Readonly<Record<Item['kind'], Answer['kind']>> = {
  single: 'code',
  likert: 'code',
  multiple: 'codes',
  top: 'codes',
  number: 'number',
  text: 'text',
  institution: 'institution',
};

/**
 * Every fault of the answers to shown items, in the order of the instrument; answers to items that are
 * hidden by branching are dropped later and not looked at, items outside the form are unknown.
 */
export function answerFaults(instrument: Instrument, form: Form, answers: Answers): readonly AnswerFault[] {
  const shown = shownItems(instrument, form, answers);
  const ofShownItems = instrument.items
    .filter((item) => shown.has(item.id))
    .flatMap((item) => [
      ...faultsOfAnswer(item, answers.byItem.get(item.id), instrument),
      ...faultsOfOtherText(item, answers.otherTexts.get(item.id)),
    ]);
  return [...unknownItems(instrument, form, answers), ...ofShownItems];
}

function unknownItems(instrument: Instrument, form: Form, answers: Answers): readonly AnswerFault[] {
  const items = itemsById(instrument);
  const itemIds = new Set([...answers.byItem.keys(), ...answers.otherTexts.keys()]);
  return [...itemIds].flatMap((itemId) => {
    const item = items.get(itemId);
    return item !== undefined && isInForm(item, form) ? [] : [{ itemId, fault: 'unknown-item' as const }];
  });
}

function faultsOfAnswer(
  item: Item,
  answer: Answer | undefined,
  instrument: Instrument,
): readonly AnswerFault[] {
  if (answer?.kind === 'missing' && isOffered(answer.missing)) {
    return item.offers.includes(answer.missing) ? [] : [{ itemId: item.id, fault: 'unknown-option' }];
  }
  if (answer === undefined || !isAnswered(answer)) {
    return item.required ? [{ itemId: item.id, fault: 'required' }] : [];
  }
  return faultsByKind(item, answer, instrument);
}

function isOffered(missing: string): missing is OfferedMissing {
  return missing !== 'not-shown' && missing !== 'skipped';
}

function faultsByKind(item: Item, answer: Answer, instrument: Instrument): readonly AnswerFault[] {
  if (answer.kind !== ANSWER_KIND_OF[item.kind]) return [{ itemId: item.id, fault: 'wrong-kind' }];
  switch (answer.kind) {
    case 'code':
      return unknownOptions(item, [answer.code], instrument);
    case 'codes':
      return [...unknownOptions(item, answer.codes, instrument), ...faultsOfChoices(item, answer.codes)];
    case 'number':
      return item.kind === 'number' ? faultsOfNumber(item, answer.value) : [];
    case 'text':
      return item.kind === 'text' ? faultsOfText(item, answer.text) : [];
    default:
      return [];
  }
}

function unknownOptions(
  item: Item,
  codes: readonly number[],
  instrument: Instrument,
): readonly AnswerFault[] {
  const last = optionIdsOf(item, instrument).length;
  const areKnown = codes.every((code) => Number.isInteger(code) && code >= 1 && code <= last);
  return areKnown ? [] : [{ itemId: item.id, fault: 'unknown-option' }];
}

function faultsOfChoices(item: Item, codes: readonly number[]): readonly AnswerFault[] {
  const chosen = new Set(codes).size;
  if (item.kind === 'top') {
    const { choose } = item;
    return chosen > choose ? [{ itemId: item.id, fault: 'too-many', choose }] : [];
  }
  if (item.kind !== 'multiple') return [];
  const hasExclusive = codes.some((code) => item.options[code - 1]?.exclusive === true);
  return hasExclusive && chosen > 1 ? [{ itemId: item.id, fault: 'exclusive' }] : [];
}

function faultsOfNumber(item: NumberItem, value: number): readonly AnswerFault[] {
  const { id: itemId, minimum, maximum, wholeNumber } = item;
  const isReadable = wholeNumber ? Number.isInteger(value) : Number.isFinite(value);
  if (!isReadable) return [{ itemId, fault: 'not-a-number', wholeNumber, minimum, maximum }];
  const isInRange = value >= minimum && value <= maximum;
  return isInRange ? [] : [{ itemId, fault: 'out-of-range', minimum, maximum }];
}

function faultsOfText(item: TextItem, text: string): readonly AnswerFault[] {
  const { id: itemId, maximumCharacters } = item;
  return writtenText(text).length > maximumCharacters
    ? [{ itemId, fault: 'too-long', maximumCharacters }]
    : [];
}

function faultsOfOtherText(item: Item, text: string | undefined): readonly AnswerFault[] {
  if (text === undefined || writtenText(text) === '') return [];
  if (codesThatOpenText(item).length === 0) return [{ itemId: item.id, fault: 'wrong-kind' }];
  return writtenText(text).length > OTHER_TEXT_MAXIMUM
    ? [{ itemId: item.id, fault: 'too-long', maximumCharacters: OTHER_TEXT_MAXIMUM }]
    : [];
}
