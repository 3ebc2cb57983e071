/** The codes of any number of coders, unit by unit, as counts. */

import { checkCount, checkCounts, checkSameLength } from '../check-arguments.ts';
import { type Code, levelPlaces } from './level-places.ts';

/** Units that were coded alike, whichever coder gave which code. */
export interface RatingPattern {
  /** counts[level]: coders who gave that code to each of these units. */
  readonly counts: readonly number[];
  readonly units: number;
}

/** How many coders gave each code to each unit, with units that were coded alike counted together. */
export interface RatingCounts {
  /** The codes that could be given, in their order. */
  readonly levels: readonly Code[];
  /** Coders who could have given a code to each unit. */
  readonly coders: number;
  readonly patterns: readonly RatingPattern[];
}

/**
 * How many coders gave each code to each unit. Missing codes are not counted; the unit stays.
 *
 *     counts[i] = coders who gave level i to a unit,  units = how many units have these counts
 *
 * @param units - one row for each unit, with one code for each coder; undefined where a coder gave none.
 * @param levels - the codes that could be given, in their order.
 * @returns The different counts, each with its number of units, and the number of coders.
 * @throws RangeError if rows differ in length, or naming the place of a code that is no level.
 *
 * Source: none; a count.
 * Checked against: `fleissKappa` and `krippendorffAlpha`, in test/golden/agreement.json
 */
export function ratingCounts(
  units: readonly (readonly (Code | undefined)[])[],
  levels: readonly Code[],
): RatingCounts {
  const placeOf = levelPlaces(levels);
  const patterns = new Map<string, { counts: number[]; units: number }>();
  units.forEach((codes, unit) => {
    checkSameLength(`units[${unit}]`, codes, units[0] ?? []);
    const counts = levels.map(() => 0);
    codes.forEach((code, coder) => {
      if (code === undefined) return;
      const place = placeOf(code, () => `units[${unit}][${coder}]`);
      counts[place] = (counts[place] ?? 0) + 1;
    });
    const key = counts.join(' ');
    const pattern = patterns.get(key);
    if (pattern === undefined) patterns.set(key, { counts, units: 1 });
    else pattern.units += 1;
  });
  return { levels, coders: units[0]?.length ?? 0, patterns: [...patterns.values()] };
}

/**
 * The counts of units with how many codes each was given, once they are seen to be in order.
 *
 *     given_u = sum over codes c of n_uc,  at most the number of coders
 *
 * @param ratings - counts by unit and code.
 * @returns One entry for each pattern, in its order.
 * @throws RangeError naming the count that is none, the counts that are not as long as the levels, or the pattern
 *   with more codes than coders.
 *
 * Source: none; a precondition and a sum.
 * Checked against: test/analysis/estimates/agreement/krippendorff-alpha.test.ts
 */
export function givenCodes({ levels, coders, patterns }: RatingCounts) {
  checkCount('coders', coders);
  return patterns.map(({ counts, units }, place) => {
    checkSameLength(`patterns[${place}].counts`, counts, levels);
    checkCounts(`patterns[${place}].counts`, counts);
    checkCount(`patterns[${place}].units`, units);
    const given = counts.reduce((sum, count) => sum + count, 0);
    if (given > coders) throw new RangeError(`patterns[${place}]: ${given} codes of ${coders} coders`);
    return { counts, units, given };
  });
}
