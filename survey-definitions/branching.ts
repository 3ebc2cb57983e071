/**
 * Which items a respondent gets to see, given what was answered before.
 *
 * The server computes this anew from the answers whenever it matters; nothing that a browser says about it
 * is believed. An answer to a hidden item counts as no answer for everything that comes later.
 */

import type { Answer, Answers } from './answers.ts';
import type { Condition } from './condition.ts';
import type { Form, Instrument } from './instrument.ts';
import type { Item } from './item.ts';
import { optionIdsOf } from './options.ts';
import { itemsById, pagesOf } from './pages.ts';
import { writtenText } from './written-text.ts';

type AnswersByItem = Answers['byItem'];

/** The ids of the items that are shown: in the form, on a page that is shown, and with their own condition met. */
export function shownItems(instrument: Instrument, form: Form, answers: Answers): ReadonlySet<string> {
  const shown = new Set<string>();
  const byItem = new Map<string, Answer>();
  const facts = { instrument, lookUp: itemsById(instrument), byItem };
  const isShown = ({ showIf }: { readonly showIf?: Condition | undefined }) =>
    showIf === undefined || holdsFor(showIf, facts);

  const show = (item: Item) => {
    shown.add(item.id);
    const answer = answers.byItem.get(item.id);
    if (answer !== undefined) byItem.set(item.id, answer);
  };

  for (const { page, items } of pagesOf(instrument, form)) {
    if (!isShown(page)) continue;
    // One by one: an item may depend on the one before it on the same page.
    for (const item of items) if (isShown(item)) show(item);
  }
  return shown;
}

/** Ids of items that were answered although they are not shown; such answers are dropped when encoded. */
export function answersToHiddenItems(
  instrument: Instrument,
  form: Form,
  answers: Answers,
): readonly string[] {
  const shown = shownItems(instrument, form, answers);
  const known = itemsById(instrument);
  return [...answers.byItem]
    .filter(([itemId, answer]) => known.has(itemId) && !shown.has(itemId) && isAnswered(answer))
    .map(([itemId]) => itemId);
}

/** Whether a condition holds. It takes every answer at its word; hidden items are the business of shownItems. */
export function isTrue(condition: Condition, instrument: Instrument, answers: Answers): boolean {
  return holdsFor(condition, { instrument, lookUp: itemsById(instrument), byItem: answers.byItem });
}

/** Something was said that is none of the five kinds of missing: a choice, a number, a text that is not blank. */
export function isAnswered(answer: Answer | undefined): boolean {
  switch (answer?.kind) {
    case undefined:
    case 'missing':
      return false;
    case 'codes':
      return answer.codes.length > 0;
    case 'text':
      return writtenText(answer.text) !== '';
    case 'code':
    case 'number':
    case 'institution':
      return true;
  }
}

interface Facts {
  readonly instrument: Instrument;
  readonly lookUp: ReadonlyMap<string, Item>;
  readonly byItem: AnswersByItem;
}

function holdsFor(condition: Condition, facts: Facts): boolean {
  if ('all' in condition) return condition.all.every((part) => holdsFor(part, facts));
  if ('any' in condition) return condition.any.some((part) => holdsFor(part, facts));
  if ('not' in condition) return !holdsFor(condition.not, facts);

  const answer = facts.byItem.get(condition.item);
  if ('answered' in condition) return isAnswered(answer) === condition.answered;
  if ('atLeast' in condition) return answer?.kind === 'number' && answer.value >= condition.atLeast;
  return choseOneOf(condition.item, condition.chose, facts);
}

function choseOneOf(itemId: string, chose: readonly string[], facts: Facts): boolean {
  const item = facts.lookUp.get(itemId);
  const answer = facts.byItem.get(itemId);
  if (item === undefined || answer === undefined) return false;
  const optionIds = optionIdsOf(item, facts.instrument);
  return codesOf(answer).some((code) => chose.includes(optionIds[code - 1] ?? ''));
}

function codesOf(answer: Answer): readonly number[] {
  if (answer.kind === 'code') return [answer.code];
  return answer.kind === 'codes' ? answer.codes : [];
}
