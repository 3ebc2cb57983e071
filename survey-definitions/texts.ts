/** The words of an instrument in one locale, by id. Plain text with a tiny markup: **strong**, *emphasis*, [link](https://...). */

import * as z from 'zod';

import { itemId, optionId, partId } from './identifiers.ts';

const words = z.string().min(1).max(4000);

const itemTexts = z.strictObject({
  text: words,
  /** A few words that stand for the item in tables and charts. */
  short: words.optional(),
  help: words.optional(),
  options: z.record(optionId, words).optional(),
  unit: words.optional(),
});

export const texts = z.strictObject({
  $schema: z.string().optional(),
  locale: z.string().regex(/^[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?$/),
  direction: z.enum(['ltr', 'rtl']).default('ltr'),
  title: words,
  /** What the questionnaire asks, as one question: the heading of its first page. */
  question: words,
  sections: z.record(partId, z.strictObject({ title: words })),
  pages: z.record(partId, z.strictObject({ title: words, introduction: words.optional() })),
  formats: z.record(partId, z.strictObject({ options: z.record(optionId, words) })),
  modules: z.record(partId, z.strictObject({ name: words, description: words })).default({}),
  needs: z.record(partId, z.strictObject({ name: words })).default({}),
  items: z.record(itemId, itemTexts),
  scales: z.record(partId, z.strictObject({ name: words, rule: words })).default({}),
  /** Names of the groups of each ladder: item id -> group id -> words. */
  groups: z.record(itemId, z.record(partId, words)).default({}),
});

export type Texts = z.infer<typeof texts>;
export type ItemTexts = z.infer<typeof itemTexts>;
