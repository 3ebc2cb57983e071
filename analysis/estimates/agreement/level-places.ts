/** Codes that coders give to units, and their places among the levels of a codebook. */

/** A category of a codebook, by name or number. */
export type Code = string | number;

/**
 * Finds the place of a code among the levels.
 *
 *     place of levels[i] = i
 *
 * @param levels - the codes that can be given, in their order.
 * @returns A function of a code and of where it stands, which a message about a code that is no level names.
 * @throws RangeError if a level comes twice; the function, if a code is no level.
 *
 * Source: none; a search.
 * Checked against: test/analysis/estimates/agreement/cohen-kappa.test.ts
 */
export function levelPlaces(levels: readonly Code[]): (code: Code, where: () => string) => number {
  const places = new Map(levels.map((level, place) => [level, place]));
  if (places.size !== levels.length) throw new RangeError('levels: a code comes twice');
  return (code, where) => {
    const place = places.get(code);
    if (place === undefined) throw new RangeError(`${where()}: ${code} is not one of the levels`);
    return place;
  };
}
