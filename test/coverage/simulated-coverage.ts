/** Coverage over seeded random samples: the same numbers in every run. */

import { createHash } from 'node:crypto';

import type { AnyEstimate } from '../../analysis/estimates/estimate.ts';
import { type Random, seededRandom } from '../../analysis/estimates/seeded-random.ts';
import { type Coverage, type CoverageRow, rowOf, SIZES, type Size } from './coverage-row.ts';
import { holds } from './holds.ts';

/** An estimate from one sample, and the true value that it aims at. */
export interface Trial {
  readonly estimate: AnyEstimate;
  readonly truth: number;
}

export interface SimulatedDesign {
  readonly interval: string;
  readonly design: string;
  readonly samples: number;
  /** Draws one sample and estimates from it, once or for each of several institutions. */
  readonly trials: (n: Size, random: Random) => readonly Trial[];
  readonly sizes?: readonly Size[];
}

/**
 * Each design and size has random numbers of its own, so that no row depends on what stands above it, and intervals
 * of the same design are compared on the same samples.
 */
export function simulatedRow({ trials, sizes = SIZES, ...about }: SimulatedDesign): CoverageRow {
  return rowOf(
    about,
    (n) => {
      const seed = createHash('sha256').update(`${about.design}, n = ${n}`).digest('hex');
      return simulatedCoverage(trials, { n, samples: about.samples, random: seededRandom(seed) });
    },
    sizes,
  );
}

function simulatedCoverage(
  trials: SimulatedDesign['trials'],
  { n, samples, random }: { readonly n: Size; readonly samples: number; readonly random: Random },
): Coverage {
  const count = { held: 0, missed: 0, without: 0 };
  for (let sample = 0; sample < samples; sample += 1) {
    for (const { estimate, truth } of trials(n, random)) {
      const isHeld = holds(estimate, truth);
      count[isHeld === undefined ? 'without' : isHeld ? 'held' : 'missed'] += 1;
    }
  }
  const withInterval = count.held + count.missed;
  return { share: count.held / withInterval, without: count.without / (withInterval + count.without) };
}
