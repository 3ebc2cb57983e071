/** What can be wrong with what a definition says about its results: scales, gaps, needs, breakdowns, ladders. */

import { itemFaults, knownOptions, repeated } from './check-items.ts';
import { ladderFaults } from './check-ladders.ts';
import type { Instrument, Scale } from './instrument.ts';
import type { Item } from './item.ts';
import type { JSONPath, PathFault } from './located-json.ts';

const CODED: readonly Item['kind'][] = ['single', 'likert'];

/** Faults of everything that results are made of, each with its path. */
export function checkScoring(instrument: Instrument): readonly PathFault[] {
  const { scales, gaps, needs, provision, breakdowns } = instrument;
  return [
    ...repeated(idsOf(scales), (index) => ['scales', index, 'id'], 'scale'),
    ...scales.flatMap((scale, index) => scaleFaults(scale, ['scales', index], instrument)),
    ...repeated(modulesOf(gaps), (index) => ['gaps', index, 'module'], 'gap of the module'),
    ...gaps.flatMap((gap, index) => gapFaults(gap, ['gaps', index], instrument)),
    ...repeated(idsOf(needs), (index) => ['needs', index, 'id'], 'need'),
    ...needs.flatMap((need, index) => needFaults(need, ['needs', index], instrument)),
    ...topNeedsFaults(instrument),
    ...repeated(modulesOf(provision), (index) => ['provision', index, 'module'], 'provision of the module'),
    ...provision.flatMap(({ module, item }, index) => [
      ...moduleFaults(module, ['provision', index, 'module'], instrument),
      ...itemFaults(item, ['provision', index, 'item'], { instrument, kinds: CODED }),
    ]),
    ...repeated(breakdowns, (index) => ['breakdowns', index], 'breakdown by'),
    ...breakdowns.flatMap((itemId, index) =>
      itemFaults(itemId, ['breakdowns', index], { instrument, kinds: CODED }),
    ),
    ...ladderFaults(instrument),
    ...resultsFaults(instrument),
  ];
}

const idsOf = (parts: readonly { readonly id: string }[]) => parts.map((part) => part.id);
const modulesOf = (parts: readonly { readonly module: string }[]) => parts.map((part) => part.module);

function moduleFaults(module: string, path: JSONPath, instrument: Instrument): readonly PathFault[] {
  return instrument.modules.includes(module) ? [] : [{ path, message: `there is no module "${module}"` }];
}

function scaleFaults(scale: Scale, path: JSONPath, instrument: Instrument): readonly PathFault[] {
  const faults: PathFault[] = [
    ...repeated(scale.items, (index) => [...path, 'items', index], 'item'),
    ...scale.items.flatMap((itemId, index) =>
      itemFaults(itemId, [...path, 'items', index], { instrument, kinds: CODED }),
    ),
    ...pointsFaults(scale, path, instrument),
  ];
  if (scale.minimumAnswered > scale.items.length) {
    const message = `asks for ${scale.minimumAnswered} answers, but the scale has ${scale.items.length} items`;
    faults.push({ path: [...path, 'minimumAnswered'], message });
  }
  if (scale.minimum >= scale.maximum) {
    faults.push({ path: [...path, 'maximum'], message: 'has to be greater than the minimum' });
  }
  return [...faults, ...(faults.length === 0 ? rangeFaults(scale, path, instrument) : [])];
}

function itemsOf(scale: Scale, instrument: Instrument): readonly Item[] {
  return scale.items.flatMap((itemId) => instrument.items.find((item) => item.id === itemId) ?? []);
}

function pointsFaults(scale: Scale, path: JSONPath, instrument: Instrument): readonly PathFault[] {
  const { points } = scale;
  if (points === undefined) return [];
  const options = new Set(itemsOf(scale, instrument).flatMap((item) => knownOptions(item, instrument)));
  const unknown = Object.keys(points).filter((option) => !options.has(option));
  const without = [...options].filter((option) => !Object.hasOwn(points, option));
  return [
    ...unknown.map((option) => ({
      path: [...path, 'points', option],
      message: `no item of the scale has an option "${option}"`,
    })),
    ...without.map((option) => ({
      path: [...path, 'points'],
      message: `does not say what option "${option}" scores`,
    })),
  ];
}

/** The score of the lowest and of the highest answers to every item has to lie in the range that is stated. */
function rangeFaults(scale: Scale, path: JSONPath, instrument: Instrument): readonly PathFault[] {
  const scores = itemsOf(scale, instrument).map((item) =>
    knownOptions(item, instrument).map((option, index) => scale.points?.[option] ?? index + 1),
  );
  const divisor = scale.method === 'mean' ? scores.length : 1;
  const lowest = scores.reduce((sum, item) => sum + Math.min(...item), 0) / divisor;
  const highest = scores.reduce((sum, item) => sum + Math.max(...item), 0) / divisor;
  return [
    ...(lowest < scale.minimum
      ? [{ path: [...path, 'minimum'], message: `the lowest score that can be reached is ${lowest}` }]
      : []),
    ...(highest > scale.maximum
      ? [{ path: [...path, 'maximum'], message: `the highest score that can be reached is ${highest}` }]
      : []),
  ];
}

const LIKERT: readonly Item['kind'][] = ['likert'];

function gapFaults(
  gap: Instrument['gaps'][number],
  path: JSONPath,
  instrument: Instrument,
): readonly PathFault[] {
  return [
    ...moduleFaults(gap.module, [...path, 'module'], instrument),
    ...itemFaults(gap.importance, [...path, 'importance'], { instrument, kinds: LIKERT }),
    ...itemFaults(gap.preparedness, [...path, 'preparedness'], { instrument, kinds: LIKERT }),
    ...cutFaults(gap.importantFrom, [...path, 'importantFrom'], { instrument, itemId: gap.importance }),
    ...cutFaults(gap.unpreparedTo, [...path, 'unpreparedTo'], { instrument, itemId: gap.preparedness }),
  ];
}

function needFaults(
  need: Instrument['needs'][number],
  path: JSONPath,
  instrument: Instrument,
): readonly PathFault[] {
  return [
    ...itemFaults(need.importance, [...path, 'importance'], { instrument, kinds: LIKERT }),
    ...itemFaults(need.availability, [...path, 'availability'], { instrument, kinds: LIKERT }),
    ...cutFaults(need.importantFrom, [...path, 'importantFrom'], { instrument, itemId: need.importance }),
    ...cutFaults(need.absentTo, [...path, 'absentTo'], { instrument, itemId: need.availability }),
  ];
}

function cutFaults(
  cut: number,
  path: JSONPath,
  { instrument, itemId }: { readonly instrument: Instrument; readonly itemId: string },
): readonly PathFault[] {
  const item = instrument.items.find((candidate) => candidate.id === itemId);
  const last = item === undefined ? 0 : knownOptions(item, instrument).length;
  if (last === 0 || (cut >= 1 && cut <= last)) return [];
  return [{ path, message: `item "${itemId}" has no answer ${cut}; its answers are 1 to ${last}` }];
}

function topNeedsFaults(instrument: Instrument): readonly PathFault[] {
  const { topNeeds, needs } = instrument;
  if (topNeeds === undefined) return [];
  const path = ['topNeeds'];
  const faults = itemFaults(topNeeds, path, { instrument, kinds: ['top'] });
  const item = instrument.items.find((candidate) => candidate.id === topNeeds);
  if (faults.length > 0 || item === undefined) return faults;
  const isSame = knownOptions(item, instrument).toSorted().join() === idsOf(needs).toSorted().join();
  return isSame
    ? []
    : [{ path, message: `the options of item "${topNeeds}" have to be the ids of the needs` }];
}

function resultsFaults({ results, ...instrument }: Instrument): readonly PathFault[] {
  const whole = { results, ...instrument };
  const named = [
    ...(results.awareness === undefined ? [] : [[results.awareness, 'awareness'] as const]),
    ...results.attitudes.map((id, index) => [id, 'attitudes', index] as const),
    ...(results.preparedness === undefined ? [] : [[results.preparedness, 'preparedness'] as const]),
  ];
  const scaleIds = idsOf(instrument.scales);
  const unknownScales = named
    .filter(([scaleId]) => !scaleIds.includes(scaleId))
    .map(([scaleId, ...steps]) => ({
      path: ['results', ...steps],
      message: `there is no scale "${scaleId}"`,
    }));
  return [...unknownScales, ...countryFaults(whole), ...trainingFaults(whole)];
}

function countryFaults(instrument: Instrument): readonly PathFault[] {
  const { country } = instrument.results;
  return country === undefined
    ? []
    : itemFaults(country, ['results', 'country'], { instrument, kinds: ['single'] });
}

function trainingFaults(instrument: Instrument): readonly PathFault[] {
  const training = instrument.results.formalTraining;
  if (training === undefined) return [];
  const path = ['results', 'formalTraining'];
  const item = instrument.items.find((candidate) => candidate.id === training.item);
  const known = item === undefined ? [] : knownOptions(item, instrument);
  return [
    ...itemFaults(training.item, [...path, 'item'], { instrument, kinds: CODED }),
    ...training.options.flatMap((option, index) =>
      item === undefined || known.includes(option)
        ? []
        : [{ path: [...path, 'options', index], message: `item "${item.id}" has no option "${option}"` }],
    ),
  ];
}
