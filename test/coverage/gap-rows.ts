/** Coverage of the intervals of a gap: two answers of the same respondent. */

import { type PairedGap, pairedGap } from '../../analysis/estimates/paired/paired-gap.ts';
import type { CoverageRow } from './coverage-row.ts';
import { itemByStanding, jointOf } from './factor-population.ts';
import { drawPairs, sumOverPairs } from './pair-populations.ts';
import { HIGH, LOW } from './populations.ts';
import { simulatedRow } from './simulated-coverage.ts';

/** Importance by preparedness: who finds a module important is a little better prepared for it. */
const GAPS = jointOf(itemByStanding(HIGH, 0.5), itemByStanding(LOW, 0.5));

export function gapRows(): readonly CoverageRow[] {
  return [
    gapRow('`student-t`', 'mean gap of n respondents', {
      estimateOf: ({ gap }) => gap,
      truth: sumOverPairs(GAPS, (importance, preparedness) => importance - preparedness),
    }),
    gapRow('`wilson`', 'share of n respondents with a gap above 0', {
      estimateOf: ({ withGap }) => withGap,
      truth: sumOverPairs(GAPS, (importance, preparedness) => (importance > preparedness ? 1 : 0)),
    }),
  ];
}

function gapRow(
  interval: string,
  design: string,
  {
    estimateOf,
    truth,
  }: { readonly estimateOf: (gap: PairedGap) => PairedGap['gap']; readonly truth: number },
): CoverageRow {
  return simulatedRow({
    interval,
    design,
    samples: 4000,
    trials: (n, random) => {
      const counts = drawPairs(GAPS, n, random);
      const gap = pairedGap({ kind: 'pair', id: 'simulated', counts, secondUnknown: [0, 0, 0, 0, 0] });
      return [{ estimate: estimateOf(gap), truth }];
    },
  });
}
