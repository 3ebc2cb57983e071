/**
 * Who answered: the shares of a breakdown item's options in the whole wave.
 *
 * A table of people by an identifying attribute. Its counts are the sizes of the breakdown's groups, so it may
 * say no more of them than the views do: the counts themselves where no view tells its n as a band and no
 * count is small (rule R4), otherwise shares made from the sizes that the views tell.
 */

import type { CountTable } from '../tables/tables.ts';
import type { ControlledBreakdown } from './control-breakdown.ts';
import type { Policy } from './policy.ts';
import type { CoarseFigure, ReleasedMeasure, ReleasedView } from './release.ts';
import { roundedHalfUp, roundedOutward, wilsonInterval } from './rounding.ts';
import { respondentsOf } from './table-sizes.ts';

/** The measure `item:<breakdown item>` of the whole wave. */
export function composition(
  table: CountTable,
  { views }: ControlledBreakdown,
  policy: Policy,
): ReleasedMeasure {
  const answered = respondentsOf(table);
  if (answered < policy.exactFrom) return { kind: 'suppressed' };
  const isExact = views.every((view) => view.n.kind === 'exact');
  if (isExact && table.counts.every((count) => count === 0 || count >= policy.hardFloor)) {
    return { kind: 'table', table };
  }
  if (views.length === 0) return { kind: 'suppressed' };
  const figures = table.counts.flatMap((count, index) =>
    optionFigure({ code: index + 1, count, answered }, views, policy),
  );
  return { kind: 'coarse', figures: Object.fromEntries(figures) };
}

interface OptionSize {
  readonly code: number;
  readonly count: number;
  readonly answered: number;
}

/** Nothing for an option that no view shows alone. */
function optionFigure(
  { code, count, answered }: OptionSize,
  views: readonly ReleasedView[],
  policy: Policy,
): readonly (readonly [string, CoarseFigure])[] {
  const alone = views.find(
    ({ group }) => group.kind === 'options' && group.codes.length === 1 && group.codes[0] === code,
  );
  if (count === 0 || alone?.n.kind === 'exact') {
    return [[`exact-option:${code}`, shareOfSizes({ from: count, to: count }, answered, 100)]];
  }
  if (alone?.n.kind !== 'band') return [];
  return [[`option:${code}`, shareOfSizes(alone.n, answered, Math.round(1 / policy.shareStep))]];
}

/** The share that a group's size is of those who answered, made from nothing finer than what is told of the size. */
function shareOfSizes(
  size: { readonly from: number; readonly to: number },
  answered: number,
  perUnit: number,
): CoarseFigure {
  const { from } = size;
  const to = Math.min(size.to, answered);
  const widest = {
    lower: wilsonInterval(from, answered).lower,
    upper: wilsonInterval(to, answered).upper,
    level: 0.95,
  };
  return {
    kind: 'coarse',
    value: roundedHalfUp((from + to) / 2 / answered, perUnit),
    ...roundedOutward(widest, perUnit, { lowest: 0, highest: 1 }),
    n: { from: answered, to: answered },
  };
}
