/** What can be wrong with the items of a definition and with the way through them, beyond its schema. */

import type { Condition } from './condition.ts';
import type { Instrument } from './instrument.ts';
import type { Item } from './item.ts';
import type { JSONPath, PathFault } from './located-json.ts';
import { optionIdsOf } from './options.ts';

/** Faults of items, pages and conditions, each with its path. */
export function checkItems(instrument: Instrument): readonly PathFault[] {
  return [
    ...repeated(
      instrument.items.map((item) => item.id),
      (index) => ['items', index, 'id'],
      'item',
    ),
    ...instrument.items.flatMap((item, index) => faultsOfItem(item, ['items', index], instrument)),
    ...formatFaults(instrument),
    ...repeated(instrument.modules, (index) => ['modules', index], 'module'),
    ...institutionFaults(instrument),
    ...pageFaults(instrument),
    ...conditionFaults(instrument),
  ];
}

/** A fault for each id that was there before. */
export function repeated(
  ids: readonly string[],
  pathOf: (index: number) => JSONPath,
  what: string,
): readonly PathFault[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [{ path: pathOf(index), message: `there is another ${what} "${id}"` }] : [],
  );
}

function faultsOfItem(item: Item, path: JSONPath, instrument: Instrument): readonly PathFault[] {
  const faults: PathFault[] = [];
  if (item.module !== undefined && !instrument.modules.includes(item.module)) {
    faults.push({ path: [...path, 'module'], message: `there is no module "${item.module}"` });
  }
  if ('options' in item) {
    const ids = item.options.map((option) => option.id);
    faults.push(...repeated(ids, (index) => [...path, 'options', index, 'id'], 'option'));
  }
  return [...faults, ...faultsOfKind(item, path, instrument)];
}

function faultsOfKind(item: Item, path: JSONPath, instrument: Instrument): readonly PathFault[] {
  switch (item.kind) {
    case 'likert':
      return Object.hasOwn(instrument.formats, item.format)
        ? []
        : [{ path: [...path, 'format'], message: `there is no format "${item.format}"` }];
    case 'top':
      return item.choose < item.options.length
        ? []
        : [{ path: [...path, 'choose'], message: 'has to be smaller than the number of options' }];
    case 'number':
      return item.minimum < item.maximum
        ? []
        : [{ path: [...path, 'maximum'], message: 'has to be greater than the minimum' }];
    default:
      return [];
  }
}

function formatFaults(instrument: Instrument): readonly PathFault[] {
  return Object.entries(instrument.formats).flatMap(([id, format]) => {
    const path = ['formats', id];
    const isUsed = instrument.items.some((item) => item.kind === 'likert' && item.format === id);
    return [
      ...repeated(format.options, (index) => [...path, 'options', index], 'option'),
      ...(isUsed ? [] : [{ path, message: 'no item uses this format' }]),
    ];
  });
}

/** A ballot has room for one declared institution. */
function institutionFaults(instrument: Instrument): readonly PathFault[] {
  return instrument.items
    .flatMap((item, index) => (item.kind === 'institution' ? [index] : []))
    .slice(1)
    .map((index) => ({ path: ['items', index], message: 'only one item may ask for the institution' }));
}

interface Place {
  readonly itemId: string;
  readonly path: JSONPath;
  /** Which page it is on, counted from 0 through the whole questionnaire. */
  readonly page: number;
}

function placesOf(instrument: Instrument): readonly Place[] {
  return pagesWithPaths(instrument).flatMap(({ page, path }, pageNumber) =>
    page.items.map((itemId, index) => ({ itemId, path: [...path, 'items', index], page: pageNumber })),
  );
}

function pagesWithPaths(instrument: Instrument) {
  return instrument.sections.flatMap((section, s) =>
    section.pages.map((page, p) => ({ page, path: ['sections', s, 'pages', p] })),
  );
}

function pageFaults(instrument: Instrument): readonly PathFault[] {
  const places = placesOf(instrument);
  const pages = pagesWithPaths(instrument);
  const onPages = new Set(places.map((place) => place.itemId));
  const itemIds = new Set(instrument.items.map((item) => item.id));
  return [
    ...repeated(
      instrument.sections.map((section) => section.id),
      (index) => ['sections', index, 'id'],
      'section',
    ),
    ...repeated(
      pages.map(({ page }) => page.id),
      (index) => [...(pages[index]?.path ?? []), 'id'],
      'page',
    ),
    ...places
      .filter((place) => !itemIds.has(place.itemId))
      .map(({ itemId, path }) => ({ path, message: `there is no item "${itemId}"` })),
    ...places
      .filter((place, index) => places.findIndex((other) => other.itemId === place.itemId) < index)
      .map(({ itemId, path }) => ({ path, message: `item "${itemId}" is on a page already` })),
    ...instrument.items.flatMap((item, index) =>
      onPages.has(item.id) ? [] : [{ path: ['items', index], message: `item "${item.id}" is on no page` }],
    ),
  ];
}

/** A condition as it stands in the definition: what it is read for, and on which page that is. */
interface Asked {
  readonly condition: Condition;
  readonly path: JSONPath;
  readonly page: number;
  readonly isInCore: boolean;
}

function conditionFaults(instrument: Instrument): readonly PathFault[] {
  const pageOf = new Map(placesOf(instrument).map(({ itemId, page }) => [itemId, page]));
  const ofItems = instrument.items.flatMap((item, index) => {
    const page = pageOf.get(item.id) ?? Number.POSITIVE_INFINITY;
    const path = ['items', index, 'showIf'];
    return item.showIf === undefined
      ? []
      : [{ condition: item.showIf, path, page, isInCore: item.form === 'core' }];
  });
  const coreItems = new Set(instrument.items.filter((item) => item.form === 'core').map((item) => item.id));
  const ofPages = pagesWithPaths(instrument).flatMap(({ page, path }, number) => {
    const isInCore = page.items.some((itemId) => coreItems.has(itemId));
    return page.showIf === undefined
      ? []
      : [{ condition: page.showIf, path: [...path, 'showIf'], page: number, isInCore }];
  });
  return [...ofItems, ...ofPages].flatMap((asked) => faultsOfCondition(asked, instrument, pageOf));
}

function faultsOfCondition(
  asked: Asked,
  instrument: Instrument,
  pageOf: ReadonlyMap<string, number>,
): readonly PathFault[] {
  const { condition, path } = asked;
  const inside = (part: Condition, ...steps: readonly (string | number)[]) =>
    faultsOfCondition({ ...asked, condition: part, path: [...path, ...steps] }, instrument, pageOf);
  if ('all' in condition) return condition.all.flatMap((part, index) => inside(part, 'all', index));
  if ('any' in condition) return condition.any.flatMap((part, index) => inside(part, 'any', index));
  if ('not' in condition) return inside(condition.not, 'not');

  const item = instrument.items.find((candidate) => candidate.id === condition.item);
  const itemPath = [...path, 'item'];
  if (item === undefined) return [{ path: itemPath, message: `there is no item "${condition.item}"` }];
  const messages: string[] = [];
  if ((pageOf.get(item.id) ?? -1) >= asked.page) {
    messages.push(`item "${item.id}" has to be on an earlier page, so that its answer is known in time`);
  }
  if (asked.isInCore && item.form === 'full') {
    messages.push(
      `item "${item.id}" is in the full form only, so this could never be decided in the core form`,
    );
  }
  return [
    ...messages.map((message) => ({ path: itemPath, message })),
    ...faultsOfFact(condition, item, { path, instrument }),
  ];
}

function faultsOfFact(
  fact: Condition,
  item: Item,
  { path, instrument }: { readonly path: JSONPath; readonly instrument: Instrument },
): readonly PathFault[] {
  if ('atLeast' in fact && item.kind !== 'number') {
    return [{ path: [...path, 'atLeast'], message: `item "${item.id}" is not a number` }];
  }
  if (!('chose' in fact)) return [];
  const known = knownOptions(item, instrument);
  return fact.chose.flatMap((option, index) =>
    known.includes(option)
      ? []
      : [{ path: [...path, 'chose', index], message: `item "${item.id}" has no option "${option}"` }],
  );
}

/** The options of an item; none where its format is unknown, which is a fault of its own. */
export function knownOptions(item: Item, instrument: Instrument): readonly string[] {
  if (item.kind === 'likert' && !Object.hasOwn(instrument.formats, item.format)) return [];
  return optionIdsOf(item, instrument);
}

/** Whether an item that is referred to is there and of a kind that can be used. */
export function itemFaults(
  itemId: string,
  path: JSONPath,
  wanted: { readonly instrument: Instrument; readonly kinds: readonly Item['kind'][] },
): readonly PathFault[] {
  const item = wanted.instrument.items.find((candidate) => candidate.id === itemId);
  if (item === undefined) return [{ path, message: `there is no item "${itemId}"` }];
  if (wanted.kinds.includes(item.kind)) return [];
  return [
    { path, message: `item "${itemId}" is of kind ${item.kind}; here it is ${wanted.kinds.join(' or ')}` },
  ];
}
