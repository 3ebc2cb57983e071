/** The five kinds of "no answer", told apart from the form to every export. */

export const MISSING_KINDS = [
  'not-shown',
  'skipped',
  'do-not-know',
  'not-applicable',
  'prefer-not-to-say',
] as const;

export type MissingKind = (typeof MISSING_KINDS)[number];

/** The code of each kind in a stored ballot. Answers are never negative. */
export const MISSING_CODES: Readonly<Record<MissingKind, number>> = {
  'not-shown': -1,
  skipped: -2,
  'do-not-know': -3,
  'not-applicable': -4,
  'prefer-not-to-say': -5,
};

/** What a person can choose instead of an answer; the other two kinds come from branching and from leaving blank. */
export const OFFERED_MISSING = ['do-not-know', 'not-applicable', 'prefer-not-to-say'] as const;

export type OfferedMissing = (typeof OFFERED_MISSING)[number];

/** The kind that a negative code stands for. @throws RangeError for a code that is none of the five. */
export function missingKindOf(code: number): MissingKind {
  const kind = MISSING_KINDS[-code - 1];
  if (kind === undefined) throw new RangeError(`${code} is not the code of a missing answer`);
  return kind;
}
