/** ShownPriority: the needs in groups, each share with the interval that decides, exactly as page and API show it. */

import { type Disclosed, mapDisclosed } from '../../../analysis/disclosure/disclosed.ts';
import { notEstimable } from '../../../analysis/estimates/estimate.ts';
import type { NeedPriorityList } from '../../../analysis/estimates/needs/need-priority-list.ts';
import type { NeedsResult, ShareFigure, TieGroups } from '../../../analysis/results/results.ts';
import { roundHalfUp, type ShownNumber, shownShare } from './shown-number.ts';

export interface ShownPriority {
  readonly groups: Disclosed<TieGroups>;
  /** Null where no need can be placed. */
  readonly family: NeedFamily | null;
  /** The share of a need with its simultaneous interval. */
  readonly shareOf: (need: string) => ShownNumber;
}

/** Needs whose intervals hold together. */
export interface NeedFamily {
  readonly size: number;
  /** Of all intervals at once. */
  readonly level: number;
  readonly levelOfEach: number;
}

export function shownPriority({ priority }: Pick<NeedsResult, 'priority'>): ShownPriority {
  return {
    groups: mapDisclosed(priority, ({ groups }) => groups.map((group) => group.map(({ id }) => id))),
    family: priority.kind === 'shown' ? familyOf(priority.result) : null,
    shareOf: (need) => shownShare(mapDisclosed(priority, (list) => placedShare(list, need))),
  };
}

/** '99.5' */
export function levelWords(level: number): string {
  return String(roundHalfUp(100 * level, 2));
}

function familyOf({ groups, unrated, level, levelOfEach }: NeedPriorityList): NeedFamily | null {
  if (groups.length === 0) return null;
  return { size: groups.flat().length + unrated.length, level, levelOfEach };
}

function placedShare({ groups }: NeedPriorityList, need: string): ShareFigure {
  const placed = groups.flat().find(({ id }) => id === need);
  if (placed === undefined) return { figure: notEstimable('no-data', 0), count: null };
  const { share, n, interval } = placed;
  return { figure: { kind: 'estimate', value: share, n, interval }, count: null };
}
