/**
 * The vocabulary every other folder shares: what an instrument is, as a schema and as types.
 *
 * An instrument is structure (this file, hashed and frozen) and texts (texts.ts, one file a locale).
 * It is data: no HTML, no expressions, no code.
 */

import * as z from 'zod';

import { condition } from './condition.ts';
import { instrumentId, itemId, optionId, partId } from './identifiers.ts';
import { item } from './item.ts';

const page = z.strictObject({ id: partId, items: z.array(itemId).min(1), showIf: condition.optional() });

const section = z.strictObject({ id: partId, pages: z.array(page).min(1) });

/** Options from lowest to highest; the first is stored as 1. Items that share a format form a battery. */
const format = z.strictObject({ options: z.array(optionId).min(2).max(11) });

export const scale = z.strictObject({
  id: partId,
  construct: partId,
  items: z.array(itemId).min(1),
  method: z.enum(['mean', 'sum']),
  /** With fewer answered items than this the score is missing. A sum is never prorated. */
  minimumAnswered: z.int().min(1),
  /** Points for each option; without it an answer scores its code. Reverse items are flipped first. */
  points: z.record(optionId, z.number()).optional(),
  /** The lowest and highest score that can be reached. */
  minimum: z.number(),
  maximum: z.number(),
});

/** A module's gap: rated important (at least `importantFrom`) and unprepared (at most `unpreparedTo`). */
const gap = z.strictObject({
  module: partId,
  importance: itemId,
  preparedness: itemId,
  importantFrom: z.int().default(4),
  unpreparedTo: z.int().default(2),
});

/** A support need: important, and absent (at most `absentTo`) or unknown (do not know). */
const need = z.strictObject({
  id: partId,
  importance: itemId,
  availability: itemId,
  importantFrom: z.int().default(4),
  absentTo: z.int().default(2),
});

/** One rung: every option of the item is in exactly one group. The rung above the last is "all together". */
const rung = z.strictObject({
  id: partId,
  groups: z.array(z.strictObject({ id: partId, options: z.array(optionId).min(1) })).min(2),
});

/** How an identifying item may be coarsened, finest rung first. */
const ladder = z.strictObject({ item: itemId, rungs: z.array(rung) });

export const instrument = z.strictObject({
  $schema: z.string().optional(),
  id: instrumentId,
  version: z.int().min(1),
  /** Who answers: one educator for themselves, or one informant for an institution. */
  respondent: z.enum(['educator', 'institution']),
  formats: z.record(partId, format),
  modules: z.array(partId),
  items: z.array(item).min(1),
  sections: z.array(section).min(1),
  scales: z.array(scale).default([]),
  gaps: z.array(gap).default([]),
  needs: z.array(need).default([]),
  /** The item that asks for the most important needs; its options are the ids of `needs`. */
  topNeeds: itemId.optional(),
  provision: z.array(z.strictObject({ module: partId, item: itemId })).default([]),
  /** Items by which results may be broken down, one at a time. */
  breakdowns: z.array(itemId).default([]),
  quasiIdentifiers: z.array(ladder).default([]),
  /** Which scales feed which results page. */
  results: z
    .strictObject({
      awareness: partId.optional(),
      attitudes: z.array(partId).default([]),
      preparedness: partId.optional(),
      country: itemId.optional(),
      formalTraining: z.strictObject({ item: itemId, options: z.array(optionId).min(1) }).optional(),
    })
    .default({ attitudes: [] }),
});

export type Instrument = z.infer<typeof instrument>;
export type Scale = z.infer<typeof scale>;
export type Gap = z.infer<typeof gap>;
export type Need = z.infer<typeof need>;
export type Section = z.infer<typeof section>;
export type Page = z.infer<typeof page>;
export type Ladder = z.infer<typeof ladder>;
export type Form = 'core' | 'full';
