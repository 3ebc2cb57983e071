/** The support needs with their numbers as shown: what the figures of the needs page share. */

import type { NeedResult } from '../../../analysis/results/results.ts';
import type { Need } from '../../../survey-definitions/instrument.ts';
import type { PageContext } from '../figures/page-context.ts';
import { isKnown, type ShownNumber, shownGap, shownMean, shownShare } from '../shown/shown-number.ts';
import type { ShownPriority } from '../shown/shown-priority.ts';

export interface NeedRow {
  readonly id: string;
  readonly name: string;
  readonly need: NeedResult;
  /** Important and absent, with the interval of this need alone. */
  readonly absent: ShownNumber;
  /** The same share with the interval that decides on its group. */
  readonly placed: ShownNumber;
  /** What is drawn: with the interval that decides, or where the needs are not in groups, that of the need alone. */
  readonly share: ShownNumber;
  readonly unknown: ShownNumber;
  readonly importance: ShownNumber;
  readonly availability: ShownNumber;
  readonly discrepancy: ShownNumber;
}

export interface NeedsContext extends PageContext {
  /** The instrument's first need, whose answers stand for the formats of all. */
  readonly first: Need;
  readonly priority: ShownPriority;
  /** In the order of the figures: by group, alphabetical inside. */
  readonly rows: readonly NeedRow[];
}

export function needRows({ view, names }: PageContext, { shareOf }: ShownPriority): readonly NeedRow[] {
  return view.needs.needs.map((need) => {
    const [absent, placed] = [shownShare(need.importantAndAbsent), shareOf(need.need)];
    return {
      id: need.need,
      name: names.need(need.need),
      need,
      absent,
      placed,
      share: isKnown(placed) ? placed : absent,
      unknown: shownShare(need.importantAndUnknown),
      importance: shownMean(need.importance),
      availability: shownMean(need.availability),
      discrepancy: shownGap(need.discrepancy),
    };
  });
}
