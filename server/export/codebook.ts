/** The codebook of an export: one row a variable, with everything needed to read its column without asking us. */

import type { Condition } from '../../survey-definitions/condition.ts';
import type { Instrument } from '../../survey-definitions/instrument.ts';
import type { Item } from '../../survey-definitions/item.ts';
import { withoutMarkup } from '../../survey-definitions/markup.ts';
import { MISSING_CODES, MISSING_KINDS, OFFERED_MISSING } from '../../survey-definitions/missing.ts';
import type { Translate } from '../http/messages.ts';
import type { CSVCell } from './csv-lines.ts';
import type { ExportedVariable } from './exported-variables.ts';
import { optionLabelsOf, type WordedInstrument } from './option-labels.ts';

const CODEBOOK_COLUMNS = [
  'variable',
  'item',
  'label',
  'module',
  'scales',
  'type',
  'values',
  'value_labels',
  'missing_codes',
  'shown_if',
  'position',
  'instrument',
] as const;

const TYPES: Readonly<Record<Item['kind'], string>> = {
  single: 'nominal',
  likert: 'ordinal',
  multiple: 'binary',
  top: 'binary',
  number: 'numeric',
  text: 'text',
  institution: 'text',
};

export interface CodebookSource extends WordedInstrument {
  readonly t: Translate;
}

/** The header row and a row for each variable, in the order of the columns. */
export function codebookRows(
  variables: readonly ExportedVariable[],
  source: CodebookSource,
): readonly (readonly CSVCell[])[] {
  const { instrument } = source;
  return [
    CODEBOOK_COLUMNS,
    ['ballot', '', source.t('export.ballot-id'), '', '', 'id', '', '', '', '', 0, nameOf(instrument)],
    ...variables.map((variable, index) => rowOf(variable, index + 1, source)),
  ];
}

/** What the values of a variable mean: [code, words]; empty for numbers. */
export function valueLabels(
  { item, option }: ExportedVariable,
  source: CodebookSource,
): readonly (readonly [number, string])[] {
  if (option === undefined) return optionLabelsOf(item, source).map((words, index) => [index + 1, words]);
  return [
    [0, source.t('export.not-chosen')],
    [1, source.t('export.chosen')],
  ];
}

/** The item's words; for one option of several, the option's words after them. */
function variableLabel({ item, option }: ExportedVariable, source: WordedInstrument): string {
  const question = withoutMarkup(source.texts.items[item.id]?.text ?? item.id);
  if (option === undefined) return question;
  return `${question} ${optionLabelsOf(item, source)[option - 1] ?? ''}`;
}

function rowOf(variable: ExportedVariable, position: number, source: CodebookSource): readonly CSVCell[] {
  const { name, item } = variable;
  const { instrument, texts } = source;
  const labels = valueLabels(variable, source);
  return [
    name,
    item.id,
    variableLabel(variable, source),
    item.module === undefined ? '' : withoutMarkup(texts.modules[item.module]?.name ?? item.module),
    scalesOf(item, instrument),
    TYPES[item.kind],
    item.kind === 'number' ? `${item.minimum} to ${item.maximum}` : labels.map(([code]) => code).join('; '),
    labels.map(([code, words]) => `${code} = ${words}`).join('; '),
    missingOf(item),
    shownIf(item, instrument),
    position,
    nameOf(instrument),
  ];
}

function nameOf({ id, version }: Instrument): string {
  return `${id} v${version}`;
}

function scalesOf(item: Item, instrument: Instrument): string {
  const isReverse = item.kind === 'likert' && item.keyed === 'reverse';
  return instrument.scales
    .filter((scale) => scale.items.includes(item.id))
    .map((scale) => (isReverse ? `${scale.id} (reverse-keyed)` : scale.id))
    .join('; ');
}

/** Only the kinds that can occur: branching and skipping always can, the others where the item offers them. */
function missingOf(item: Item): string {
  return MISSING_KINDS.filter(
    (kind) =>
      !OFFERED_MISSING.some((offered) => offered === kind) || item.offers.some((offer) => offer === kind),
  )
    .map((kind) => `${MISSING_CODES[kind]} = ${kind.replaceAll('-', ' ')}`)
    .join('; ');
}

/** An item is shown where its page is and its own condition holds. */
function shownIf(item: Item, instrument: Instrument): string {
  const page = instrument.sections.flatMap(({ pages }) => pages).find(({ items }) => items.includes(item.id));
  const conditions = [page?.showIf, item.showIf].filter((condition) => condition !== undefined);
  const [only] = conditions;
  if (only === undefined) return '';
  return conditionWords(conditions.length === 1 ? only : { all: conditions });
}

function conditionWords(condition: Condition): string {
  if ('all' in condition) return condition.all.map(nested).join(' and ');
  if ('any' in condition) return condition.any.map(nested).join(' or ');
  if ('not' in condition) return `not ${nested(condition.not)}`;
  if ('answered' in condition) return `${condition.item} is ${condition.answered ? '' : 'not '}answered`;
  if ('atLeast' in condition) return `${condition.item} >= ${condition.atLeast}`;
  return `${condition.item} in (${condition.chose.join(', ')})`;
}

function nested(condition: Condition): string {
  const words = conditionWords(condition);
  return 'all' in condition || 'any' in condition ? `(${words})` : words;
}
