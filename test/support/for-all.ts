/** Property tests: a fact that must hold for all generated data. */

import * as fc from 'fast-check';

/** The same data in every run: what fails here fails anywhere, and what passed does not fail by chance. */
const SEED = 20_260_112;

/** @throws Error with the smallest counterexample that was found, its seed and the path to it. */
export function forAll<Values extends readonly unknown[]>(
  arbitraries: { readonly [Index in keyof Values]: fc.Arbitrary<Values[Index]> },
  holds: (...values: Values) => void,
  runs = 100,
): void {
  const result = fc.check(
    fc.property(fc.tuple(...(arbitraries as readonly fc.Arbitrary<unknown>[])), (values) => {
      holds(...(values as unknown as Values));
    }),
    { numRuns: runs, seed: SEED },
  );
  if (result.failed) throw new Error(fc.defaultReportMessage(result), { cause: result.errorInstance });
}
