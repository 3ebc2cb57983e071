/** Answers as a person gives them, and as a ballot stores them. */

import type { MissingKind } from './missing.ts';

/** One answer to one item. Codes count from 1 in the order of the item's options. */
export type Answer =
  | { readonly kind: 'code'; readonly code: number }
  | { readonly kind: 'codes'; readonly codes: readonly number[] }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'institution'; readonly institutionId: string }
  | { readonly kind: 'missing'; readonly missing: MissingKind };

/** What one respondent said, by item id. An item that is not there was not reached or left blank. */
export interface Answers {
  readonly byItem: ReadonlyMap<string, Answer>;
  /** "Other, please specify", by item id. */
  readonly otherTexts: ReadonlyMap<string, string>;
}

/**
 * One code for each slot, in the order of the frozen full form. Single choice and Likert: 1 for the first
 * option; multiple choice and top-N: one slot for each option (0 or 1); numbers: 0 and above; text: 1 where
 * there is one; institution: 1 where one was declared. Missing: -1 not shown, -2 skipped, -3 do not know,
 * -4 not applicable, -5 prefer not to say. Items outside the wave's form are -1.
 */
export type AnswerCodes = readonly number[];

/** What is stored of one response: its codes, and apart from them its free text and declared institution. */
export interface EncodedAnswers {
  readonly codes: AnswerCodes;
  /** Free text by item id; the text of "other" is under the item's id as well. */
  readonly texts: ReadonlyMap<string, string>;
  readonly declaredInstitutionId: string | undefined;
}
