/** What an answer to an item is worth on a scale. */

import type { Instrument, Scale } from '../../survey-definitions/instrument.ts';
import type { Item } from '../../survey-definitions/item.ts';
import { optionIdsOf } from '../../survey-definitions/options.ts';

/**
 * Points of each answer to a single-choice or Likert item on a scale, so that higher always means readier.
 *
 *     points(c) = p(c)            forward items
 *     points(c) = p(m + 1 - c)    reverse items
 *
 * where c is the code, m the number of options, and p(c) the scale's points for the option, or c where the scale
 * names no points.
 *
 * @param item - an item of the scale.
 * @param scale - the scale; its `points` are by option id.
 * @param instrument - gives the response format of a Likert item.
 * @returns points[code - 1] for each option of the item, in the units of the scale's points.
 * @throws RangeError if the item has no options to score one by one, or an option has no points.
 *
 * Source: reverse keying as in DeVellis RF (2017). Scale Development, 4th ed., SAGE, chapter 5.
 * Checked against: R 4.2.2, test/golden/scale_scores.json (reverse_items)
 */
export function itemPoints(item: Item, scale: Scale, instrument: Instrument): readonly number[] {
  if (item.kind !== 'likert' && item.kind !== 'single') {
    throw new RangeError(`${item.id} is a ${item.kind} item and cannot be part of a scale`);
  }
  const inOrder = optionIdsOf(item, instrument).map((option, index) => pointsOf(option, index + 1, scale));
  return item.kind === 'likert' && item.keyed === 'reverse' ? inOrder.toReversed() : inOrder;
}

function pointsOf(option: string, code: number, scale: Scale): number {
  if (scale.points === undefined) return code;
  const points = scale.points[option];
  if (points === undefined) throw new RangeError(`scale ${scale.id} has no points for option ${option}`);
  return points;
}
