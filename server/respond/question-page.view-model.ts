/** What pages/respond/questions.hbs shows: one page of the questionnaire. */

import { withoutMarkup } from '../../survey-definitions/markup.ts';
import type { FormPage } from '../../survey-definitions/pages.ts';
import type { ErrorSummary } from '../http/error-summary.ts';
import type { FrameModel } from '../http/frame.ts';
import { dayInWords } from '../study/calendar-day.ts';
import { controlIdOf, type ItemView, itemView } from './item.view-model.ts';
import { addressOf, makeRespondFrame, type RespondContext } from './respond-frame.ts';
import { type PageOutcome, shownPagesOf } from './take-step.ts';

export interface QuestionPageModel extends FrameModel {
  readonly action: string;
  readonly secret: string;
  readonly pageId: string;
  readonly asked: readonly string[];
  readonly returnsToReview: boolean;
  readonly progress: { readonly words: string; readonly done: number; readonly of: number };
  readonly errors: ErrorSummary | null;
  /** A notice above the questions; null if there is none. */
  readonly news: { readonly heading: string; readonly text: string } | null;
  readonly heading: string;
  readonly introduction: string | null;
  readonly hint: string;
  readonly items: readonly ItemView[];
  /** How many items may be left blank; with any, a button offers it. */
  readonly blanks: number;
  readonly hasBack: boolean;
  readonly saved: string;
}

export interface QuestionPageParts {
  readonly outcome: PageOutcome;
  readonly expiresOn: string;
  readonly wasGone: boolean;
}

export function questionPage(context: RespondContext, parts: QuestionPageParts): QuestionPageModel {
  const { wave, t } = context;
  const { outcome, expiresOn } = parts;
  const pages = shownPagesOf(wave, outcome.draft);
  const place = pages.findIndex(({ page }) => page.id === outcome.pageId);
  const formPage = pages[place];
  if (formPage === undefined) throw new RangeError(`page ${outcome.pageId} is not shown`);

  const { page, section, items } = formPage;
  const errorOf = errorsByItem(context, outcome);
  const title = wave.texts.pages[page.id]?.title ?? page.id;
  const sectionTitle = wave.texts.sections[section.id]?.title ?? section.id;
  const isError = errorOf.size > 0;
  const named =
    title === sectionTitle ? title : t('respond.title-in-section', { title, section: sectionTitle });
  return {
    ...makeRespondFrame(context, { page: named, isError }),
    action: addressOf(wave, 'answers'),
    secret: outcome.draft.secret,
    pageId: page.id,
    asked: items.map((item) => item.id),
    returnsToReview: outcome.returnsToReview,
    progress: progressOf(context, pages, place),
    errors: isError ? summary(context, outcome, errorOf) : null,
    news: newsOf(context, parts),
    heading: title,
    introduction: wave.texts.pages[page.id]?.introduction ?? null,
    hint: t(items.some((item) => item.required) ? 'respond.count-some-needed' : 'respond.count', {
      n: items.length,
    }),
    items: items.map((item) =>
      itemView(context, item, { typed: outcome.draft.typed, error: errorOf.get(item.id) ?? null }),
    ),
    blanks: outcome.blanks.length,
    hasBack: place > 0 || outcome.returnsToReview,
    saved: t('respond.saved', { day: dayInWords(expiresOn, wave.texts.locale) }),
  };
}

/** In the order of the page, since the items of the page ask for it. */
function errorsByItem({ t }: RespondContext, outcome: PageOutcome): ReadonlyMap<string, string> {
  const messages = new Map<string, string>();
  for (const { itemId, message } of outcome.faults) {
    if (!messages.has(itemId)) messages.set(itemId, message);
  }
  for (const item of outcome.blanks) {
    const isWritten = item.kind === 'number' || item.kind === 'text';
    messages.set(item.id, t(isWritten ? 'respond.blank-written' : 'respond.blank-chosen'));
  }
  return messages;
}

function summary(
  { wave, t }: RespondContext,
  outcome: PageOutcome,
  errorOf: ReadonlyMap<string, string>,
): ErrorSummary {
  const { blanks, faults } = outcome;
  const onlyBlanks = faults.length === 0;
  const inOrder = wave.instrument.items.filter((item) => errorOf.has(item.id));
  return {
    heading: onlyBlanks
      ? t('respond.errors-blank', { n: blanks.length })
      : t('respond.errors-faults', { n: errorOf.size }),
    advice: onlyBlanks ? t('respond.errors-blank-advice', { n: blanks.length }) : null,
    links: inOrder.map((item) => {
      const words = withoutMarkup(wave.texts.items[item.id]?.text ?? item.id);
      const isBlank = blanks.includes(item);
      return {
        target: controlIdOf(item.id),
        label: isBlank ? words : t('respond.errors-link', { item: words, fault: errorOf.get(item.id) ?? '' }),
      };
    }),
  };
}

function newsOf({ t }: RespondContext, { outcome, wasGone }: QuestionPageParts) {
  if (wasGone) return { heading: t('respond.gone-heading'), text: t('respond.gone') };
  if (outcome.hasMore) return { heading: t('respond.more-heading'), text: t('respond.more') };
  return null;
}

function progressOf({ wave, t }: RespondContext, pages: readonly FormPage[], place: number) {
  const sections = wave.instrument.sections.filter((section) =>
    pages.some((formPage) => formPage.section.id === section.id),
  );
  const current = pages[place]?.section;
  const inSection = pages.filter(({ section }) => section.id === current?.id);
  const title = wave.texts.sections[current?.id ?? '']?.title ?? '';
  const words = t(inSection.length > 1 ? 'respond.progress-page' : 'respond.progress', {
    part: sections.findIndex((section) => section.id === current?.id) + 1,
    parts: sections.length,
    title,
    page: inSection.findIndex(({ page }) => page.id === pages[place]?.page.id) + 1,
    pages: inSection.length,
  });
  return { words, done: place, of: pages.length };
}
