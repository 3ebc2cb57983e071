/** Coverage of the interval of a mean gap: two answers of the same respondent. */

import { pairedGap } from '../../analysis/estimates/paired/paired-gap.ts';
import type { CoverageRow } from './coverage-row.ts';
import { itemByStanding, jointOf } from './factor-population.ts';
import { drawPairs, sumOverPairs } from './pair-populations.ts';
import { HIGH, LOW } from './populations.ts';
import { simulatedRow } from './simulated-coverage.ts';

/** Importance by preparedness: who finds a module important is a little better prepared for it. */
const GAPS = jointOf(itemByStanding(HIGH, 0.5), itemByStanding(LOW, 0.5));

const TRUE_GAP = sumOverPairs(GAPS, (importance, preparedness) => importance - preparedness);

export function gapRows(): readonly CoverageRow[] {
  return [
    simulatedRow({
      interval: '`student-t`',
      design: 'mean gap of n respondents',
      samples: 4000,
      trials: (n, random) => {
        const counts = drawPairs(GAPS, n, random);
        const { gap } = pairedGap({ kind: 'pair', id: 'simulated', counts, secondUnknown: [0, 0, 0, 0, 0] });
        return [{ estimate: gap, truth: TRUE_GAP }];
      },
    }),
  ];
}
