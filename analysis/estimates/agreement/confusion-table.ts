/** The codes of two coders, unit by unit, as a table of counts. */

import { checkSameLength } from '../check-arguments.ts';
import { type Code, levelPlaces } from './level-places.ts';

/**
 * How often two coders gave each pair of codes to a unit. Units that either of them left without a code are dropped.
 *
 *     table[i][j] = units that got level i from the first coder and level j from the second
 *
 * @param first - the first coder's code for each unit; undefined where there is none.
 * @param second - the second coder's code for each unit.
 * @param levels - the codes that could be given, in their order.
 * @returns A square table; rows are the first coder's codes and columns the second's.
 * @throws RangeError if the lists differ in length, or naming the place of a code that is no level.
 *
 * Source: none; a count.
 * Checked against: `cohenKappa`, in test/golden/agreement.json
 */
export function confusionTable(
  first: readonly (Code | undefined)[],
  second: readonly (Code | undefined)[],
  levels: readonly Code[],
): readonly (readonly number[])[] {
  checkSameLength('second', second, first);
  const placeOf = levelPlaces(levels);
  const place = (name: string, code: Code | undefined, unit: number) =>
    code === undefined ? undefined : placeOf(code, () => `${name}[${unit}]`);
  const table = levels.map(() => levels.map(() => 0));
  first.forEach((code, unit) => {
    const row = place('first', code, unit);
    const column = place('second', second[unit], unit);
    const counts = row === undefined ? undefined : table[row];
    if (counts !== undefined && column !== undefined) counts[column] = (counts[column] ?? 0) + 1;
  });
  return table;
}
