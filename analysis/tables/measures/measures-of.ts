/** The measures that an instrument calls for, in one form: everything that the pages of a wave need. */

import type { Form, Instrument } from '../../../survey-definitions/instrument.ts';
import { itemLayout, type PlacedItem } from '../item-layout.ts';
import { makeCountMeasure } from './count-measure.ts';
import { makeFlagPairMeasure } from './flag-pair-measure.ts';
import { type Flag, gapFlag, needFlag, topFlags } from './flags.ts';
import type { CellSpace, Measure } from './measure.ts';
import { makeNumberMeasure } from './number-measure.ts';
import { makePairMeasure } from './pair-measure.ts';
import { makeProductMeasure } from './product-measure.ts';
import { makeScoreMeasure } from './score-measure.ts';
import { scoredItems } from './scored-items.ts';
import { makeTickMeasure } from './tick-measure.ts';

type Layout = ReadonlyMap<string, PlacedItem>;

/**
 * What refers to an item outside the form is left out; a scale that nobody can reach a score on, too.
 * The items come first, because they refuse codes that do not exist and the others rely on it.
 */
export function measuresOf(
  instrument: Instrument,
  form: Form | undefined,
  space: CellSpace,
): readonly Measure[] {
  const layout = itemLayout(instrument, form);
  return [
    ...[...layout.values()].flatMap((placed) => itemMeasure(placed, space)),
    ...gapMeasures(instrument, layout, space),
    ...needMeasures(instrument, layout, space),
    ...topMeasures(instrument, layout, space),
    ...scaleMeasures(instrument, layout, space),
  ];
}

function itemMeasure(placed: PlacedItem, space: CellSpace): readonly Measure[] {
  switch (placed.item.kind) {
    case 'single':
    case 'likert':
      return [makeCountMeasure(placed, space)];
    case 'multiple':
    case 'top':
      return [makeTickMeasure(placed, space)];
    case 'number':
      return [makeNumberMeasure(placed, space)];
    case 'text':
    case 'institution':
      return [];
  }
}

function gapMeasures(instrument: Instrument, layout: Layout, space: CellSpace): readonly Measure[] {
  const flags: Flag[] = [];
  const pairs = instrument.gaps.flatMap((gap) => {
    const first = layout.get(gap.importance);
    const second = layout.get(gap.preparedness);
    if (first === undefined || second === undefined) return [];
    flags.push(gapFlag(gap, first, second));
    const id = gap.module;
    return [makePairMeasure({ key: `gap:${id}`, id, first, second, countsUnknown: false }, space)];
  });
  return [...pairs, ...flagMeasure('flags:gaps', flags, space)];
}

function needMeasures(instrument: Instrument, layout: Layout, space: CellSpace): readonly Measure[] {
  const flags: Flag[] = [];
  const pairs = instrument.needs.flatMap((need) => {
    const first = layout.get(need.importance);
    const second = layout.get(need.availability);
    if (first === undefined || second === undefined) return [];
    flags.push(needFlag(need, first, second));
    const { id } = need;
    return [makePairMeasure({ key: `need:${id}`, id, first, second, countsUnknown: true }, space)];
  });
  return [...pairs, ...flagMeasure('flags:needs', flags, space)];
}

function topMeasures(instrument: Instrument, layout: Layout, space: CellSpace): readonly Measure[] {
  const placed = layout.get(instrument.topNeeds ?? '');
  return placed === undefined ? [] : flagMeasure('flags:top', topFlags(placed), space);
}

function flagMeasure(key: `flags:${string}`, flags: readonly Flag[], space: CellSpace): readonly Measure[] {
  return flags.length === 0 ? [] : [makeFlagPairMeasure(key, flags, space)];
}

function scaleMeasures(instrument: Instrument, layout: Layout, space: CellSpace): readonly Measure[] {
  return instrument.scales.flatMap((scale) => {
    const items = scoredItems(scale, instrument, layout);
    if (items.length === 0 || items.length < scale.minimumAnswered) return [];
    return [makeScoreMeasure(scale, items, space), makeProductMeasure(scale.id, items, space)];
  });
}
