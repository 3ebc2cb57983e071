/** The kinds of item an instrument may hold. */

import * as z from 'zod';

import { condition } from './condition.ts';
import { itemId, optionId, partId } from './identifiers.ts';
import { OFFERED_MISSING } from './missing.ts';

const common = {
  id: itemId,
  /** Items of the full form are left out of the core form and coded -1 (not shown) there. */
  form: z.enum(['core', 'full']).default('core'),
  required: z.boolean().default(false),
  showIf: condition.optional(),
  /** Needs l-diversity in row-level exports. */
  sensitive: z.boolean().default(false),
  /** About a fact that all staff of one institution share: a mean needs agreement (rule R12). */
  sharedFact: z.boolean().default(false),
  /** What may be chosen outside the scale. */
  offers: z.array(z.enum(OFFERED_MISSING)).default([]),
  module: partId.optional(),
  /** The item this one continues from an earlier version, so that a trend knows what may be joined. */
  lineage: z
    .strictObject({ from: z.string(), equivalence: z.enum(['same', 'wording-changed', 'not-comparable']) })
    .optional(),
};

const option = z.strictObject({
  id: optionId,
  /** "Other, please specify": choosing it opens a short text. */
  opensText: z.boolean().default(false),
});

export const singleItem = z.strictObject({
  kind: z.literal('single'),
  ...common,
  options: z.array(option).min(2),
  display: z.enum(['radio', 'select']).default('radio'),
});

export const multipleItem = z.strictObject({
  kind: z.literal('multiple'),
  ...common,
  options: z
    .array(
      option.extend({
        /** "None of these": cannot stand beside another. */ exclusive: z.boolean().default(false),
      }),
    )
    .min(2),
});

export const likertItem = z.strictObject({
  kind: z.literal('likert'),
  ...common,
  /** Name of a response format; its first option is stored as 1. */
  format: partId,
  /** Reverse items are flipped before scoring, so that higher always means readier. */
  keyed: z.enum(['forward', 'reverse']).default('forward'),
});

export const topItem = z.strictObject({
  kind: z.literal('top'),
  ...common,
  /** At most this many may be chosen. */
  choose: z.int().min(1),
  options: z.array(option).min(2),
});

export const numberItem = z.strictObject({
  kind: z.literal('number'),
  ...common,
  minimum: z.number().min(0).default(0),
  maximum: z.number(),
  wholeNumber: z.boolean().default(true),
});

export const textItem = z.strictObject({
  kind: z.literal('text'),
  ...common,
  length: z.enum(['short', 'long']),
  maximumCharacters: z.int().min(1).max(10_000),
});

export const institutionItem = z.strictObject({ kind: z.literal('institution'), ...common });

export const item = z.discriminatedUnion('kind', [
  singleItem,
  multipleItem,
  likertItem,
  topItem,
  numberItem,
  textItem,
  institutionItem,
]);

export type SingleItem = z.infer<typeof singleItem>;
export type MultipleItem = z.infer<typeof multipleItem>;
export type LikertItem = z.infer<typeof likertItem>;
export type TopItem = z.infer<typeof topItem>;
export type NumberItem = z.infer<typeof numberItem>;
export type TextItem = z.infer<typeof textItem>;
export type InstitutionItem = z.infer<typeof institutionItem>;
export type Item = z.infer<typeof item>;
