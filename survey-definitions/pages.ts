/** The pages of one form, in the order in which a respondent meets them. */

import type { Form, Instrument, Page, Section } from './instrument.ts';
import type { Item } from './item.ts';

export interface FormPage {
  readonly section: Section;
  readonly page: Page;
  /** The page's items that belong to the form, in the page's order. */
  readonly items: readonly Item[];
}

/** Every page that has at least one item in this form. Branching is not looked at. */
export function pagesOf(instrument: Instrument, form: Form): readonly FormPage[] {
  const items = itemsById(instrument);
  return instrument.sections
    .flatMap((section) =>
      section.pages.map((page) => ({
        section,
        page,
        items: page.items.flatMap((itemId) => {
          const item = items.get(itemId);
          return item !== undefined && isInForm(item, form) ? [item] : [];
        }),
      })),
    )
    .filter((formPage) => formPage.items.length > 0);
}

/** The full form holds every item, the core form those that are not marked as full. */
export function isInForm(item: Item, form: Form): boolean {
  return form === 'full' || item.form === 'core';
}

export function itemsById(instrument: Instrument): ReadonlyMap<string, Item> {
  return new Map(instrument.items.map((item) => [item.id, item]));
}
