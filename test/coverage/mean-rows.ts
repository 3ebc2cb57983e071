/** Coverage of the intervals of a mean, of a gap, and of the differences of two groups. */

import { cliffsDelta } from '../../analysis/estimates/compare/cliffs-delta.ts';
import { welchDifference } from '../../analysis/estimates/compare/welch.ts';
import { bcaMean } from '../../analysis/estimates/describe/bca-mean.ts';
import { meanInterval } from '../../analysis/estimates/describe/mean-interval.ts';
import type { CoverageRow } from './coverage-row.ts';
import { drawAnswers, HIGH, type Item, itemMean, LOW } from './populations.ts';
import { simulatedRow } from './simulated-coverage.ts';

const SAMPLES = 4000;

/** Fewer, because each resamples many times. */
const SAMPLES_OF_BCA = 400;

export function meanRows(): readonly CoverageRow[] {
  return [
    simulatedRow({
      interval: '`student-t`',
      design: 'mean of a skewed five-point item',
      samples: SAMPLES,
      trials: (n, random) => [
        { estimate: meanInterval(drawAnswers(HIGH, n, random)), truth: itemMean(HIGH) },
      ],
    }),
    simulatedRow({
      interval: '`bca`',
      design: 'mean of a skewed five-point item',
      samples: SAMPLES_OF_BCA,
      sizes: [33, 100],
      trials: (n, random) => [
        { estimate: bcaMean(drawAnswers(HIGH, n, random), random), truth: itemMean(HIGH) },
      ],
    }),
    simulatedRow({
      interval: '`welch`',
      design: 'difference of two means, n in each group',
      samples: SAMPLES,
      trials: (n, random) => [
        {
          estimate: welchDifference(drawAnswers(HIGH, n, random), drawAnswers(LOW, n, random)).difference,
          truth: itemMean(HIGH) - itemMean(LOW),
        },
      ],
    }),
    simulatedRow({
      interval: '`cliff`',
      design: "Cliff's delta, n in each group",
      samples: SAMPLES,
      trials: (n, random) => [
        {
          estimate: cliffsDelta(drawAnswers(HIGH, n, random), drawAnswers(MIDDLE, n, random)),
          truth: trueDelta(HIGH, MIDDLE),
        },
      ],
    }),
  ];
}

const MIDDLE: Item = [0.1, 0.2, 0.3, 0.25, 0.15];

function trueDelta(first: Item, second: Item): number {
  return first.reduce(
    (sum, one, a) => sum + second.reduce((inner, other, b) => inner + one * other * Math.sign(a - b), 0),
    0,
  );
}
