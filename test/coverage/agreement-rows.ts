/** Coverage of the interval of Cohen's kappa. */

import { cohenKappa } from '../../analysis/estimates/agreement/cohen-kappa.ts';
import type { CoverageRow } from './coverage-row.ts';
import { drawPairs, type Joint } from './pair-populations.ts';
import { simulatedRow } from './simulated-coverage.ts';

/** Two coders who use four codes alike often, and agree by 70 in 100 units beyond what chance gives. */
const KAPPA = 0.7;
const CODES = [0.4, 0.3, 0.2, 0.1];
const CODINGS: Joint = CODES.map((first, a) =>
  CODES.map((second, b) => (1 - KAPPA) * first * second + (a === b ? KAPPA * first : 0)),
);

export function agreementRows(): readonly CoverageRow[] {
  return [
    simulatedRow({
      interval: '`kappa-normal`',
      design: "Cohen's kappa of two coders, four codes, n units, 0.70 in truth",
      samples: 4000,
      trials: (n, random) => [{ estimate: cohenKappa(drawPairs(CODINGS, n, random)).interval, truth: KAPPA }],
    }),
  ];
}
