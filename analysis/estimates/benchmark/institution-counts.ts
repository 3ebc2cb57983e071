/** Institution counts: of how many respondents of an institution something is true. */

import { checkCount } from '../check-arguments.ts';

export interface InstitutionCount {
  /** Respondents of whom it is true. */
  readonly x: number;
  /** Respondents of whom it is known. */
  readonly n: number;
}

/**
 * Refuses what cannot be x of n respondents.
 *
 *     0 <= x <= n, both whole
 *
 * @param institutions - one count for each institution.
 * @returns Nothing.
 * @throws RangeError naming the institution.
 *
 * Source: none; a precondition.
 * Checked against: test/analysis/estimates/benchmark/funnel-limits.test.ts
 */
export function checkInstitutions(institutions: readonly InstitutionCount[]): void {
  institutions.forEach(({ x, n }, place) => {
    checkCount(`institutions[${place}].x`, x);
    checkCount(`institutions[${place}].n`, n);
    if (x > n) throw new RangeError(`institutions[${place}]: ${x} of ${n} is not a share`);
  });
  checkCount('institutions', pooledCount(institutions).n);
}

/**
 * All institutions' respondents together.
 *
 *     x = x_1 + ... + x_k,  n = n_1 + ... + n_k
 *
 * @param institutions - one count for each institution.
 * @returns The sums.
 *
 * Source: none; a sum.
 * Checked against: R 4.2.2, in test/golden/benchmark.json (mu)
 */
export function pooledCount(institutions: readonly InstitutionCount[]): InstitutionCount {
  return institutions.reduce((sum, { x, n }) => ({ x: sum.x + x, n: sum.n + n }), { x: 0, n: 0 });
}
