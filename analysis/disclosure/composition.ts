/**
 * Who answered: the counts of a breakdown item in the whole wave.
 *
 * A table of people by an identifying attribute. Its counts are the sizes of the breakdown's groups, so it may say no
 * more of them than the views do: the counts where no view tells its n as a band and no count is small (rule R4), and
 * otherwise nothing. What can be told of the groups is the n of each view.
 */

import type { CountTable } from '../tables/tables.ts';
import type { ControlledBreakdown } from './control-breakdown.ts';
import type { Policy } from './policy.ts';
import type { ReleasedMeasure } from './release.ts';
import { respondentsOf } from './table-sizes.ts';

/** The measure `item:<breakdown item>` of the whole wave. */
export function composition(
  table: CountTable,
  { views }: ControlledBreakdown,
  policy: Policy,
): ReleasedMeasure {
  const isExact = respondentsOf(table) >= policy.exactFrom && views.every(({ n }) => n.kind === 'exact');
  const hasSmall = table.counts.some((count) => count > 0 && count < policy.hardFloor);
  return isExact && !hasSmall ? { kind: 'table', table } : { kind: 'suppressed' };
}
