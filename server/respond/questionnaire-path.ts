/** Which pages a respondent meets, given the answers so far, and which comes next. */

import type { Answers } from '../../survey-definitions/answers.ts';
import { isAnswered, shownItems } from '../../survey-definitions/branching.ts';
import type { Form, Instrument } from '../../survey-definitions/instrument.ts';
import type { Item } from '../../survey-definitions/item.ts';
import { type FormPage, pagesOf } from '../../survey-definitions/pages.ts';

export interface Questionnaire {
  readonly instrument: Instrument;
  readonly form: Form;
}

/** Pages with the items that are shown; a page whose items are all hidden is left out. */
export function shownPages({ instrument, form }: Questionnaire, answers: Answers): readonly FormPage[] {
  const shown = shownItems(instrument, form, answers);
  return pagesOf(instrument, form)
    .map((formPage) => ({ ...formPage, items: formPage.items.filter((item) => shown.has(item.id)) }))
    .filter((formPage) => formPage.items.length > 0);
}

/** The shown page after or before one that may itself have become hidden; undefined at either end. */
export function neighbourOf(
  questionnaire: Questionnaire,
  pages: readonly FormPage[],
  pageId: string,
  direction: 'after' | 'before',
): FormPage | undefined {
  const order = pagesOf(questionnaire.instrument, questionnaire.form).map(({ page }) => page.id);
  const place = order.indexOf(pageId);
  const placeOf = (formPage: FormPage) => order.indexOf(formPage.page.id);
  return direction === 'after'
    ? pages.find((formPage) => placeOf(formPage) > place)
    : pages.findLast((formPage) => placeOf(formPage) < place);
}

/**
 * Items to ask about once when they are left blank. Not those where blank is an answer in its own right:
 * free text that is optional, and ticks without a "none of these".
 */
export function blankItems(items: readonly Item[], answers: Answers): readonly Item[] {
  return items.filter((item) => {
    const answer = answers.byItem.get(item.id);
    return !isAnswered(answer) && answer?.kind !== 'missing' && isAskedAbout(item);
  });
}

function isAskedAbout(item: Item): boolean {
  if (item.required) return false;
  if (item.kind === 'text') return false;
  return item.kind !== 'multiple' || item.options.some((option) => option.exclusive);
}
