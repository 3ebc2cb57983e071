/** What pages/respond/review.hbs shows: every answer, with the way back to it, before anything is sent. */

import type { Answer } from '../../survey-definitions/answers.ts';
import type { Item } from '../../survey-definitions/item.ts';
import { codesThatOpenText, optionIdsOf } from '../../survey-definitions/options.ts';
import type { FrameModel } from '../http/frame.ts';
import { BODY_KILOBYTES } from '../http/limits.ts';
import { dayInWords } from '../study/calendar-day.ts';
import { NOT_LISTED } from '../study/stratum-of.ts';
import type { Draft } from './draft.ts';
import { missingWords, optionWords } from './item.view-model.ts';
import { addressOf, makeRespondFrame, type RespondContext } from './respond-frame.ts';
import { shownPagesOf } from './take-step.ts';
import { fieldNames, toAnswers } from './typed-fields.ts';

export interface ReviewModel extends FrameModel {
  readonly action: string;
  readonly secret: string;
  readonly carried: readonly { readonly name: string; readonly value: string }[];
  readonly pages: readonly {
    readonly pageId: string;
    readonly title: string;
    readonly answers: readonly {
      readonly words: string;
      readonly answer: string;
      readonly isBlank: boolean;
    }[];
  }[];
  readonly closes: string;
  readonly saved: string;
}

export function reviewPage(context: RespondContext, draft: Draft, expiresOn: string): ReviewModel {
  const { wave, t } = context;
  const { byItem, otherTexts } = toAnswers(wave.instrument.items, draft.typed);
  const { locale } = wave.texts;
  return {
    ...makeRespondFrame(context, { page: t('respond.review-heading') }),
    action: addressOf(wave, 'answers'),
    secret: draft.secret,
    carried: carriedFields(context, draft),
    pages: shownPagesOf(wave, draft).map(({ page, items }) => ({
      pageId: page.id,
      title: wave.texts.pages[page.id]?.title ?? page.id,
      answers: items.map((item) => {
        const answer = answerInWords(context, item, byItem.get(item.id), otherTexts.get(item.id));
        const words = wave.texts.items[item.id]?.text ?? item.id;
        return { words, answer: answer ?? t('respond.left-blank'), isBlank: answer === undefined };
      }),
    })),
    closes: t('respond.review-closes', { day: dayInWords(wave.closesOn, locale) }),
    saved: t('respond.saved', { day: dayInWords(expiresOn, locale) }),
  };
}

/** Answers travel with this page, in case the draft expires before it is sent; too many of them do not. */
function carriedFields({ wave }: RespondContext, draft: Draft): ReviewModel['carried'] {
  const shown = shownPagesOf(wave, draft).flatMap(({ items }) => items);
  const names = new Set(shown.flatMap((item) => Object.values(fieldNames(item.id))));
  const carried = [...draft.typed].flatMap(([name, values]) =>
    names.has(name) ? values.map((value) => ({ name, value })) : [],
  );
  const weight = carried.reduce((sum, field) => sum + encodedLength(field), 0);
  return weight < BODY_KILOBYTES * 900 && carried.length < 450 ? carried : [];
}

function encodedLength({ name, value }: { readonly name: string; readonly value: string }): number {
  return new URLSearchParams({ [name]: value }).toString().length + 1;
}

function answerInWords(
  context: RespondContext,
  item: Item,
  answer: Answer | undefined,
  otherText: string | undefined,
): string | undefined {
  switch (answer?.kind) {
    case undefined:
      return undefined;
    case 'missing':
      return answer.missing === 'skipped' || answer.missing === 'not-shown'
        ? undefined
        : missingWords(context.t, answer.missing);
    case 'number':
      return numberInWords(context, item, answer.value);
    case 'text':
      return answer.text.trim() || undefined;
    case 'institution':
      return institutionInWords(context, answer.institutionId);
    case 'code':
      return choicesInWords(context, item, [answer.code], otherText);
    case 'codes':
      return choicesInWords(context, item, answer.codes, otherText);
  }
}

function numberInWords({ wave }: RespondContext, item: Item, value: number): string {
  const number = new Intl.NumberFormat(wave.texts.locale).format(value);
  return [number, wave.texts.items[item.id]?.unit].filter(Boolean).join(' ');
}

function institutionInWords({ wave, t }: RespondContext, institutionId: string): string | undefined {
  if (institutionId === NOT_LISTED) return t('respond.institution-not-listed');
  return wave.institutions.find((each) => each.institutionId === institutionId)?.name;
}

function choicesInWords(
  context: RespondContext,
  item: Item,
  codes: readonly number[],
  otherText: string | undefined,
): string | undefined {
  const ids = optionIdsOf(item, context.wave.instrument);
  const opening = codesThatOpenText(item);
  const chosen = codes.flatMap((code) => {
    const id = ids[code - 1];
    if (id === undefined) return [];
    const words = optionWords(context, item, id);
    const text = opening.includes(code) ? otherText?.trim() : undefined;
    return [text ? context.t('respond.other-answer', { option: words, text }) : words];
  });
  if (chosen.length === 0) return undefined;
  return new Intl.ListFormat(context.wave.texts.locale, { type: 'unit' }).format(chosen);
}
