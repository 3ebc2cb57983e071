/** The items of a scale that are in the wave's form, each with its slot and the points of its answers. */

import type { AnswerCodes } from '../../../survey-definitions/answers.ts';
import type { Instrument, Scale } from '../../../survey-definitions/instrument.ts';
import { itemPoints } from '../../scoring/item-points.ts';
import type { PlacedItem } from '../item-layout.ts';

export interface ScoredItem {
  readonly itemId: string;
  readonly slot: number;
  /** points[code - 1]. */
  readonly points: readonly number[];
}

export function scoredItems(
  scale: Scale,
  instrument: Instrument,
  layout: ReadonlyMap<string, PlacedItem>,
): readonly ScoredItem[] {
  return scale.items.flatMap((itemId) => {
    const placed = layout.get(itemId);
    if (placed === undefined) return [];
    return [{ itemId, slot: placed.slot, points: itemPoints(placed.item, scale, instrument) }];
  });
}

/** Points of the answer to one item; undefined when it was not answered. */
export function pointsIn(codes: AnswerCodes, item: ScoredItem): number | undefined {
  const code = codes[item.slot] ?? 0;
  return code < 1 ? undefined : item.points[code - 1];
}
