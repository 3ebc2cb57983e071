/** Random draws without replacement: how many of the marked are among those drawn. */

import type { Random } from '../seeded-random.ts';
import { logPoisson } from './log-poisson.ts';

/** Up to this variance the probabilities are added up from the mode outwards, which then takes few steps. */
const SUMMED_UP_TO = 100;

/** What is below this is a remainder of rounding. */
const VANISHED_BELOW = 1e-300;

/** The rectangle of the ratio of uniforms is this wide for each standard deviation, and this wide without any. */
const WIDTH_PER_DEVIATION = 2 * Math.sqrt(2 / Math.E);
const LEAST_WIDTH = 3 - 2 * Math.sqrt(3 / Math.E);

/** How many are drawn, from how many. */
export interface Urn {
  readonly marked: number;
  readonly unmarked: number;
  readonly drawn: number;
}

/**
 * A random number of marked among those drawn without replacement: hypergeometric.
 *
 *     P(x) = C(marked, x) C(unmarked, drawn - x) / C(marked + unmarked, drawn)
 *
 * Up to a variance of 100 one random number is looked up among the probabilities, added up from the mode outwards;
 * above, it is drawn by rejection (ratio of uniforms), so that the cost does not grow with the counts.
 *
 * @param urn - whole numbers, 0 or above; no more are drawn than there are.
 * @param random - numbers from 0 to below 1.
 * @returns A whole number from max(0, drawn - unmarked) to min(marked, drawn).
 *
 * Source: Stadlober E (1990). The ratio of uniforms approach for generating discrete random variates. Journal of
 * Computational and Applied Mathematics 31, 181-189. doi:10.1016/0377-0427(90)90349-5
 * Checked against: its probabilities, in test/analysis/estimates/contingency/random-hypergeometric.test.ts
 */
export function randomHypergeometric(urn: Urn, random: Random): number {
  const { marked, unmarked, drawn } = urn;
  const least = Math.max(0, drawn - unmarked);
  const most = Math.min(marked, drawn);
  if (least === most) return least;

  const all = marked + unmarked;
  const variance = drawn * (marked / all) * (unmarked / all) * ((all - drawn) / (all - 1));
  const mode = Math.min(most, Math.max(least, Math.floor((drawn + 1) * ((marked + 1) / (all + 2)))));
  return variance <= SUMMED_UP_TO
    ? bySumming(urn, mode, random())
    : byRejection(urn, { least, most, mode, variance }, random);
}

/** Takes the probabilities off `uniform` in turn, above and below the mode, until it is used up. */
function bySumming(urn: Urn, mode: number, uniform: number): number {
  let [up, down] = [mode, mode];
  let above = Math.exp(logCells(urn, mode) - logMargins(urn));
  let below = above;
  let left = uniform - above;
  while (left >= 0) {
    above *= ratio(urn, up);
    up += 1;
    left -= above;
    if (left < 0) return up;
    down -= 1;
    below /= ratio(urn, down);
    left -= below;
    if (left < 0) return down;
    // Rounding can leave a little at the end that belongs to nobody.
    if (above + below < VANISHED_BELOW) return mode;
  }
  return mode;
}

function byRejection(
  urn: Urn,
  {
    least,
    most,
    mode,
    variance,
  }: { readonly least: number; readonly most: number; readonly mode: number; readonly variance: number },
  random: Random,
): number {
  const mean = urn.drawn * (urn.marked / (urn.marked + urn.unmarked));
  const width = WIDTH_PER_DEVIATION * Math.sqrt(variance + 0.5) + LEAST_WIDTH;
  const highest = logCells(urn, mode);
  for (;;) {
    const height = 1 - random();
    const x = Math.floor(mean + 0.5 + (width * (random() - 0.5)) / height);
    if (x < least || x > most) continue;
    if (2 * Math.log(height) <= logCells(urn, x) - highest) return x;
  }
}

/** P(x + 1) / P(x): 0 at the highest x, infinite below the least. */
function ratio({ marked, unmarked, drawn }: Urn, x: number): number {
  return (((marked - x) / (x + 1)) * (drawn - x)) / (unmarked - drawn + x + 1);
}

/** The part of ln P(x) that depends on x, as Poisson probabilities, so that large counts keep their digits. */
function logCells({ marked, unmarked, drawn }: Urn, x: number): number {
  const share = drawn / (marked + unmarked);
  return (
    logPoisson(x, marked * share) +
    logPoisson(marked - x, marked * (1 - share)) +
    logPoisson(drawn - x, unmarked * share) +
    logPoisson(unmarked - drawn + x, unmarked * (1 - share))
  );
}

function logMargins({ marked, unmarked, drawn }: Urn): number {
  const all = marked + unmarked;
  const ofTotal = (total: number) => logPoisson(total, total);
  return ofTotal(marked) + ofTotal(unmarked) + ofTotal(drawn) + ofTotal(all - drawn) - ofTotal(all);
}
