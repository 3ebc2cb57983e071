/** The branching language: a small tree of facts about earlier answers. It is data, so it can never run code. */

import * as z from 'zod';

import { itemId, optionId } from './identifiers.ts';

/** True when one of these options was chosen (single choice, Likert, multiple choice, top-N). */
const choseOneOf = z.strictObject({ item: itemId, chose: z.array(optionId).min(1) });

/** True when there is an answer that is not one of the five kinds of missing. */
const answered = z.strictObject({ item: itemId, answered: z.boolean() });

/** True when a number was given that is at least this. */
const atLeast = z.strictObject({ item: itemId, atLeast: z.number() });

export type Condition =
  | z.infer<typeof choseOneOf>
  | z.infer<typeof answered>
  | z.infer<typeof atLeast>
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    choseOneOf,
    answered,
    atLeast,
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
  ]),
);
