/** x of n: a share as it was counted, for statistics that compare two of them. */

import { checkCount } from '../check-arguments.ts';

export interface CountedShare {
  /** Respondents of whom something is true. */
  readonly x: number;
  /** Respondents of whom it is known. */
  readonly n: number;
}

/**
 * Refuses what cannot be x of n respondents.
 *
 *     0 <= x <= n, both whole
 *
 * @param name - the argument, as the message names it.
 * @param share - x of n.
 * @returns Nothing.
 * @throws RangeError naming the count that is wrong, or both if x is above n.
 *
 * Source: none; a precondition.
 * Checked against: test/analysis/estimates/compare/two-shares.test.ts
 */
export function checkShare(name: string, share: CountedShare): void {
  checkCount(`${name}.x`, share.x);
  checkCount(`${name}.n`, share.n);
  if (share.x > share.n) throw new RangeError(`${name}.x: ${share.x} of ${share.n} is not a share`);
}
