/** Property tests: a fact that must hold for all generated data. */

import * as fc from 'fast-check';

/** @throws the smallest counterexample that was found. */
export function forAll<Values extends readonly unknown[]>(
  arbitraries: { readonly [Index in keyof Values]: fc.Arbitrary<Values[Index]> },
  holds: (...values: Values) => void,
  runs = 100,
): void {
  const result = fc.check(
    fc.property(fc.tuple(...(arbitraries as readonly fc.Arbitrary<unknown>[])), (values) => {
      holds(...(values as unknown as Values));
    }),
    { numRuns: runs },
  );
  if (result.failed) throw new Error(fc.defaultReportMessage(result), { cause: result.errorInstance });
}
