/**
 * The header of a file -> what each column feeds. A mapping comes first, then names that are an item's id,
 * `item__option` (or `item[option]`) for several answers, or `item__text` for what was typed at "other".
 */

import type { Instrument } from '../../survey-definitions/instrument.ts';
import type { Item } from '../../survey-definitions/item.ts';
import { codesThatOpenText, optionIdsOf } from '../../survey-definitions/options.ts';
import { itemsById } from '../../survey-definitions/pages.ts';
import { type ImportFault, type ImportFaultKind, makeFault } from './import-plan.ts';
import type { MappedColumn, Mapping } from './mapping.ts';
import type { SheetRow } from './sheet.ts';

export type Target =
  | { readonly kind: 'respondent' }
  | { readonly kind: 'answer'; readonly item: Item; readonly mapped: MappedColumn | undefined }
  | {
      readonly kind: 'tick';
      readonly item: Item;
      /** From 1. */
      readonly option: number;
      readonly mapped: MappedColumn | undefined;
    }
  | { readonly kind: 'other-text'; readonly item: Item };

export interface MatchedColumn {
  readonly index: number;
  readonly name: string;
  readonly target: Target;
}

export interface MatchedColumns {
  readonly columns: readonly MatchedColumn[];
  readonly unused: readonly string[];
  readonly faults: readonly ImportFault[];
}

/** Columns that tell respondents apart without being asked to: ours, and Qualtrics' globally unique one. */
const RESPONDENT_COLUMNS = ['respondent', 'responseid'];

export function matchColumns(header: SheetRow, instrument: Instrument, mapping: Mapping): MatchedColumns {
  const names = header.cells.map((cell) => cell.trim());
  const lookUp = makeLookUp(instrument, mapping);
  const columns: MatchedColumn[] = [];
  const unused: string[] = [];
  const faults: ImportFault[] = [...missingColumns(header, names, mapping)];

  names.forEach((name, index) => {
    const target = lookUp(name);
    if (target !== undefined) {
      columns.push({ index, name, target });
      return;
    }
    unused.push(name === '' ? `(${columnLetters(index)})` : name);
    if (!mapping.ignore.includes(name) && looksLikeItem(name, instrument)) {
      faults.push(headerFault('unknown-item', header.line, name));
    }
  });
  return { columns, unused, faults: [...faults, ...duplicates(columns, header.line)] };
}

/** As spreadsheets name columns: A for the first, AA for the 27th. */
function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** The name of what a target feeds; two columns with one name are duplicates. */
export function feedOf(target: Target, instrument: Instrument): string {
  switch (target.kind) {
    case 'respondent':
      return 'respondent';
    case 'answer':
      return target.item.id;
    case 'tick':
      return `${target.item.id}__${optionIdsOf(target.item, instrument)[target.option - 1] ?? target.option}`;
    case 'other-text':
      return `${target.item.id}__text`;
  }
}

function makeLookUp(instrument: Instrument, mapping: Mapping): (name: string) => Target | undefined {
  const byName = targetsByName(instrument);
  const items = itemsById(instrument);
  const mapped = new Map<string, Target>();
  for (const column of mapping.columns) {
    const item = items.get(column.item);
    if (item !== undefined) mapped.set(column.column.trim(), mappedTarget(column, item, instrument));
  }
  const respondent = mapping.respondent?.trim();

  return (name) => {
    if (name === respondent) return { kind: 'respondent' };
    const target = mapped.get(name);
    if (target !== undefined) return target;
    if (mapping.ignore.includes(name)) return undefined;
    const key = name.toLowerCase();
    if (respondent === undefined && RESPONDENT_COLUMNS.includes(key)) return { kind: 'respondent' };
    return byName.get(key);
  };
}

function mappedTarget(mapped: MappedColumn, item: Item, instrument: Instrument): Target {
  if (mapped.otherText === true) return { kind: 'other-text', item };
  if (mapped.option === undefined) return { kind: 'answer', item, mapped };
  return { kind: 'tick', item, option: optionIdsOf(item, instrument).indexOf(mapped.option) + 1, mapped };
}

function targetsByName(instrument: Instrument): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>();
  for (const item of instrument.items) {
    if (codesThatOpenText(item).length > 0) targets.set(`${item.id}__text`, { kind: 'other-text', item });
    if (item.kind === 'multiple' || item.kind === 'top') {
      item.options.forEach(({ id }, index) => {
        const target: Target = { kind: 'tick', item, option: index + 1, mapped: undefined };
        targets.set(`${item.id}__${id}`, target);
        targets.set(`${item.id}[${id}]`, target);
      });
    }
  }
  for (const item of instrument.items) targets.set(item.id, { kind: 'answer', item, mapped: undefined });
  return targets;
}

/** A column such as aware_13 beside items aware_01 to aware_12 is more likely a slip than somebody else's. */
function looksLikeItem(name: string, instrument: Instrument): boolean {
  const [family = '', rest] = name.toLowerCase().split(/_(.*)/s);
  if (rest === undefined || !/^[a-z][a-z0-9_[\]]*$/.test(name.toLowerCase())) return false;
  return instrument.items.some((item) => item.id === family || item.id.startsWith(`${family}_`));
}

function missingColumns(
  header: SheetRow,
  names: readonly string[],
  mapping: Mapping,
): readonly ImportFault[] {
  const wanted = [mapping.respondent, ...mapping.columns.map((column) => column.column)];
  return wanted
    .filter((name) => name !== undefined)
    .map((name) => name.trim())
    .filter((name) => !names.includes(name))
    .map((name) => headerFault('column-not-found', header.line, name));
}

function duplicates(columns: readonly MatchedColumn[], line: number): readonly ImportFault[] {
  const first = new Map<string, MatchedColumn>();
  return columns.flatMap((column) => {
    const earlier = keysOf(column.target).flatMap((key) => first.get(key) ?? []);
    for (const key of keysOf(column.target)) if (!first.has(key)) first.set(key, column);
    const [other] = earlier;
    if (other === undefined) return [];
    const places = { first: columnLetters(other.index), second: columnLetters(column.index) };
    return [headerFault('duplicate-column', line, column.name, { ...places, firstName: other.name })];
  });
}

/** An item that is answered in one column cannot have columns for its options as well. */
function keysOf(target: Target): readonly string[] {
  switch (target.kind) {
    case 'respondent':
      return ['respondent'];
    case 'answer': {
      const { item } = target;
      const hasOptions = item.kind === 'multiple' || item.kind === 'top';
      return [item.id, ...(hasOptions ? item.options.map((_, index) => `${item.id} ${index + 1}`) : [])];
    }
    case 'tick':
      return [`${target.item.id} ${target.option}`];
    case 'other-text':
      return [`${target.item.id} text`];
  }
}

function headerFault(
  kind: ImportFaultKind,
  line: number,
  column: string,
  expected: ImportFault['expected'] = {},
): ImportFault {
  return makeFault(kind, { line, column, value: '' }, expected);
}
