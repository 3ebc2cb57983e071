/** The modules of the gaps page with their numbers as shown: what its figures share. */

import type { ModuleGap } from '../../../analysis/results/results.ts';
import type { Gap } from '../../../survey-definitions/instrument.ts';
import type { PageContext } from '../figures/page-context.ts';
import { isKnown, type ShownNumber, shownGap, shownMean, shownShare } from '../shown/shown-number.ts';

export interface GapRow {
  readonly module: ModuleGap;
  readonly name: string;
  readonly share: ShownNumber;
  readonly importance: ShownNumber;
  readonly preparedness: ShownNumber;
  readonly gap: ShownNumber;
}

/** A page with its instrument's first gap, whose answers stand for the format of all. */
export interface GapsContext extends PageContext {
  readonly gap: Gap;
  readonly rows: readonly GapRow[];
}

export function gapRows({ view, names }: PageContext): readonly GapRow[] {
  return view.gaps.modules.map((module) => ({
    module,
    name: names.module(module.module),
    share: shownShare(module.share),
    importance: shownMean(module.importance),
    preparedness: shownMean(module.preparedness),
    gap: shownGap(module.gap),
  }));
}

/** Rows without a number come last. */
export function sizeOf(gap: ShownNumber): number {
  return isKnown(gap) ? gap.value : -Infinity;
}
