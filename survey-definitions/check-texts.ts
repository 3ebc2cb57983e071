/** Whether the texts of one locale fit the structure: nothing missing, nothing left over, no foreign markup. */

import type { Instrument } from './instrument.ts';
import type { Item } from './item.ts';
import type { JSONPath, PathFault } from './located-json.ts';
import { markupFaults, parseMarkup } from './markup.ts';
import type { Texts } from './texts.ts';

/** Faults of the texts, each with its path in the file of the locale. */
export function checkTexts(instrument: Instrument, texts: Texts, locale: string): readonly PathFault[] {
  const pages = instrument.sections.flatMap((section) => section.pages);
  const itemIds = instrument.items.map((item) => item.id);
  return [
    ...(texts.locale === locale
      ? []
      : [{ path: ['locale'], message: `says "${texts.locale}", but the file is named for "${locale}"` }]),
    ...sameKeys(
      texts.sections,
      instrument.sections.map((section) => section.id),
      ['sections'],
    ),
    ...sameKeys(
      texts.pages,
      pages.map((page) => page.id),
      ['pages'],
    ),
    ...sameKeys(texts.formats, Object.keys(instrument.formats), ['formats']),
    ...sameKeys(texts.modules, instrument.modules, ['modules']),
    ...sameKeys(
      texts.needs,
      instrument.needs.map((need) => need.id),
      ['needs'],
    ),
    ...sameKeys(
      texts.scales,
      instrument.scales.map((scale) => scale.id),
      ['scales'],
    ),
    ...sameKeys(texts.items, itemIds, ['items']),
    ...optionFaults(instrument, texts),
    ...groupFaults(instrument, texts),
    ...wordFaults(texts),
  ];
}

/** One entry for each id, and no other. */
function sameKeys(
  found: Readonly<Record<string, unknown>>,
  wanted: readonly string[],
  path: JSONPath,
): readonly PathFault[] {
  return [
    ...wanted
      .filter((id) => !Object.hasOwn(found, id))
      .map((id) => ({ path: [...path, id], message: 'is missing' })),
    ...Object.keys(found)
      .filter((id) => !wanted.includes(id))
      .map((id) => ({ path: [...path, id], message: 'is not in the structure' })),
  ];
}

function optionFaults(instrument: Instrument, texts: Texts): readonly PathFault[] {
  const ofItems = instrument.items.flatMap((item) => {
    const found = texts.items[item.id];
    return found === undefined
      ? []
      : sameKeys(found.options ?? {}, optionsToName(item), ['items', item.id, 'options']);
  });
  const ofFormats = Object.entries(instrument.formats).flatMap(([id, format]) => {
    const found = texts.formats[id];
    return found === undefined ? [] : sameKeys(found.options, format.options, ['formats', id, 'options']);
  });
  return [...ofItems, ...ofFormats];
}

/** The options of a Likert item are named once, with their format. */
function optionsToName(item: Item): readonly string[] {
  return 'options' in item ? item.options.map((option) => option.id) : [];
}

function groupFaults(instrument: Instrument, texts: Texts): readonly PathFault[] {
  const groupsOf = new Map(
    instrument.quasiIdentifiers
      .filter((ladder) => ladder.rungs.length > 0)
      .map(({ item, rungs }) => [
        item,
        [...new Set(rungs.flatMap((rung) => rung.groups.map((group) => group.id)))],
      ]),
  );
  return [
    ...sameKeys(texts.groups, [...groupsOf.keys()], ['groups']),
    ...[...groupsOf].flatMap(([itemId, groups]) =>
      sameKeys(texts.groups[itemId] ?? {}, groups, ['groups', itemId]),
    ),
  ];
}

/** Where the tiny markup may be used; everything else also stands in charts and files, so it is plain. */
const MARKED_UP: readonly string[] = ['text', 'help', 'introduction', 'description', 'rule'];

function wordFaults(texts: Texts): readonly PathFault[] {
  const { $schema, locale, direction, ...words } = texts;
  return wordsWithPaths(words, []).flatMap(({ path, text }) => {
    const mayBeMarkedUp = MARKED_UP.includes(String(path.at(-1)));
    const isPlain = parseMarkup(text).every((node) => node.kind === 'text');
    return [
      ...markupFaults(text).map((message) => ({ path, message })),
      ...(isPlain || mayBeMarkedUp ? [] : [{ path, message: 'has to be plain text, without markup' }]),
      ...(text.trim() === '' ? [{ path, message: 'is blank' }] : []),
    ];
  });
}

interface Words {
  readonly path: JSONPath;
  readonly text: string;
}

function wordsWithPaths(value: unknown, path: JSONPath): readonly Words[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => wordsWithPaths(part, [...path, key]));
}
