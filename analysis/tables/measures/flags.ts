/** Flags: yes-or-no facts about a respondent that are compared with each other inside one person. */

import type { AnswerCodes } from '../../../survey-definitions/answers.ts';
import type { Gap, Need } from '../../../survey-definitions/instrument.ts';
import { MISSING_CODES } from '../../../survey-definitions/missing.ts';
import type { PlacedItem } from '../item-layout.ts';

/** true, false, or undefined where the respondent's answers do not tell. */
export interface Flag {
  readonly id: string;
  readonly read: (codes: AnswerCodes) => boolean | undefined;
}

/** Important and unprepared; known when both items were answered. */
export function gapFlag(gap: Gap, importance: PlacedItem, preparedness: PlacedItem): Flag {
  return {
    id: gap.module,
    read(codes) {
      const important = codes[importance.slot] ?? 0;
      const prepared = codes[preparedness.slot] ?? 0;
      if (important < 1 || prepared < 1) return undefined;
      return important >= gap.importantFrom && prepared <= gap.unpreparedTo;
    },
  };
}

/** Important and absent. Who does not know whether it is there has not said that it is absent. */
export function needFlag(need: Need, importance: PlacedItem, availability: PlacedItem): Flag {
  return {
    id: need.id,
    read(codes) {
      const important = codes[importance.slot] ?? 0;
      const available = codes[availability.slot] ?? 0;
      if (important < 1) return undefined;
      if (available < 1) return available === MISSING_CODES['do-not-know'] ? false : undefined;
      return important >= need.importantFrom && available <= need.absentTo;
    },
  };
}

/** Named among the most important; known when the item was answered, that is, when anything was ticked. */
export function topFlags({ item, slot }: PlacedItem): readonly Flag[] {
  if (item.kind !== 'top') throw new RangeError(`${item.id} is not a top item`);
  const options = item.options.length;
  return item.options.map((option, index) => ({
    id: option.id,
    read: (codes) =>
      (codes[slot + index] ?? 0) >= 1 ? true : hasTick(codes, slot, options) ? false : undefined,
  }));
}

function hasTick(codes: AnswerCodes, slot: number, options: number): boolean {
  for (let option = 0; option < options; option += 1) if ((codes[slot + option] ?? 0) >= 1) return true;
  return false;
}
