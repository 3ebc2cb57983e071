/** Forty invented institutions: how many eligible staff, how many answered, and how far they are from the average. */

import { PLACES } from './demo-words.ts';
import { makeSeededRandom, type SeededRandom } from './seeded-random.ts';
import type { SimulatedInstitution } from './simulated-person.ts';

export interface DemoInstitution extends SimulatedInstitution {
  readonly name: string;
  readonly country: string;
  /** People who could answer. */
  readonly eligible: number;
  /** People who do answer, in all. */
  readonly responses: number;
}

/** Standard deviation of institutions, against 1 of their staff: an intraclass correlation of about 0.1. */
const SPREAD = 0.35;
const SEED = 77_001;
const FEWEST_RESPONSES = 2;

/** @param responses - how many answer in all institutions together. */
export function simulatedInstitutions(responses: number): readonly DemoInstitution[] {
  const random = makeSeededRandom(SEED);
  const drawn = PLACES.map((place, index) => drawInstitution(place, index, random));
  const counts = shares(
    drawn.map(({ size }) => size),
    responses,
  );
  return drawn.map(({ size: _, participation, ...institution }, index) => {
    const answered = counts[index] ?? 0;
    return {
      ...institution,
      responses: answered,
      eligible: Math.max(5, Math.round(answered / participation)),
    };
  });
}

function drawInstitution(place: string, index: number, random: SeededRandom) {
  const kinds = ['University of', 'University College', 'Institute of Health,', 'School of Imaging,'];
  return {
    institutionId: `hei-${String(index + 1).padStart(2, '0')}`,
    name: `${kinds[random.pick([6, 1, 2, 1])]} ${place}`,
    country: 'gb',
    shift: SPREAD * random.normal(),
    support: 0.8 * random.normal(),
    size: Math.exp(0.6 * random.normal()),
    participation: 0.3 + 0.4 * random.uniform(),
  };
}

/** Whole numbers in proportion to the sizes, none below the fewest, that add up to the total. */
function shares(sizes: readonly number[], total: number): readonly number[] {
  const spare = total - FEWEST_RESPONSES * sizes.length;
  if (spare < 0) throw new RangeError(`${total} responses are too few for ${sizes.length} institutions`);
  const sum = sizes.reduce((all, size) => all + size, 0);
  const exact = sizes.map((size) => (size / sum) * spare);
  const counts = exact.map((share) => FEWEST_RESPONSES + Math.floor(share));
  const left = total - counts.reduce((all, count) => all + count, 0);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const raised = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return counts.map((count, index) => (raised.has(index) ? count + 1 : count));
}
