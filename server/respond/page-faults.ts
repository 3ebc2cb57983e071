/** What is wrong with answers, in words; and which of it no page of ours could have sent. */

import {
  type AnswerFault,
  type AnswerFaultKind,
  answerFaults,
} from '../../survey-definitions/answer-faults.ts';
import type { Item } from '../../survey-definitions/item.ts';
import { itemsById } from '../../survey-definitions/pages.ts';
import type { Translate } from '../http/messages.ts';
import { type FieldProblem, problems } from '../problem.ts';
import { NOT_LISTED } from '../study/stratum-of.ts';
import type { Questionnaire } from './questionnaire-path.ts';
import type { RespondWave } from './respond-dependencies.ts';
import { contradicts, fieldNames, type TypedFields, toAnswers } from './typed-fields.ts';

export interface PageFault {
  readonly itemId: string;
  readonly message: string;
}

/** These come only from a page that was changed, or from a program. */
const TAMPERED: ReadonlySet<AnswerFaultKind> = new Set(['unknown-item', 'unknown-option', 'wrong-kind']);

/**
 * Every fault of what was typed so far that the respondent can mend, in the order of the instrument.
 *
 * @throws Problem 'invalid-answers' for an item, option or institution that does not exist.
 */
export function pageFaults(wave: RespondWave, typed: TypedFields, t: Translate): readonly PageFault[] {
  const { instrument, form } = wave;
  const answers = toAnswers(instrument.items, typed);
  const faults = answerFaults(instrument, form, answers);
  refuseTampered(wave, typed, faults, t);
  const contradictions = instrument.items
    .filter((item) => contradicts(item, typed))
    .map((item) => ({ itemId: item.id, message: t('respond.fault-contradiction') }));
  const inWords = faults.map((fault) => ({ itemId: fault.itemId, message: faultInWords(fault, t, typed) }));
  return [...inWords, ...contradictions];
}

function refuseTampered(
  wave: RespondWave,
  typed: TypedFields,
  faults: readonly AnswerFault[],
  t: Translate,
): void {
  const refused = [
    ...faults.filter(({ fault }) => TAMPERED.has(fault)).map(({ itemId }) => itemId),
    ...wave.instrument.items.filter((item) => isUnknownInstitution(item, wave, typed)).map(({ id }) => id),
  ];
  if (refused.length > 0) throw problems.invalidAnswers(refused.map((itemId) => refusal(wave, itemId, t)));
}

function refusal(wave: RespondWave, itemId: string, t: Translate): FieldProblem {
  const words = wave.texts.items[itemId]?.text;
  const message =
    words === undefined ? t('respond.refused-item') : t('respond.refused-option', { item: words });
  return { itemId, message };
}

function isUnknownInstitution(item: Item, wave: RespondWave, typed: TypedFields): boolean {
  if (item.kind !== 'institution') return false;
  const answer = toAnswers([item], typed).byItem.get(item.id);
  if (answer?.kind !== 'institution' || answer.institutionId === NOT_LISTED) return false;
  return !wave.institutions.some(({ institutionId }) => institutionId === answer.institutionId);
}

function faultInWords(fault: AnswerFault, t: Translate, typed: TypedFields): string {
  switch (fault.fault) {
    case 'out-of-range':
      return t('respond.fault-out-of-range', { minimum: fault.minimum ?? 0, maximum: fault.maximum ?? 0 });
    case 'too-many':
      return t('respond.fault-too-many', { choose: fault.choose ?? 0 });
    case 'too-long':
      return t('respond.fault-too-long', {
        maximum: fault.maximumCharacters ?? 0,
        count: longestOf(fault.itemId, typed),
      });
    case 'not-a-number':
      return t(fault.wholeNumber ? 'respond.fault-not-whole' : 'respond.fault-not-a-number');
    case 'exclusive':
      return t('respond.fault-exclusive');
    default:
      return t('respond.fault-required');
  }
}

function longestOf(itemId: string, typed: TypedFields): number {
  const names = fieldNames(itemId);
  const written = [...(typed.get(names.answer) ?? []), ...(typed.get(names.other) ?? [])];
  return Math.max(0, ...written.map((text) => text.trim().length));
}

/** Refuses answers to items that this page does not have. @throws Problem 'invalid-answers' */
export function refuseForeignItems(
  questionnaire: Questionnaire & Pick<RespondWave, 'texts'>,
  itemIds: Iterable<string>,
  allowed: ReadonlySet<string>,
  t: Translate,
): void {
  const known = itemsById(questionnaire.instrument);
  const foreign = [...new Set(itemIds)].filter((itemId) => !allowed.has(itemId));
  if (foreign.length === 0) return;
  throw problems.invalidAnswers(
    foreign.map((itemId) => ({
      itemId: known.has(itemId) ? itemId : '',
      message: known.has(itemId) ? t('respond.refused-page') : t('respond.refused-item'),
    })),
  );
}
