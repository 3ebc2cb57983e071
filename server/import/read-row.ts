/**
 * One row -> one response, or what is wrong with it. Cells are read first, then the row as a whole is held against
 * the instrument: answers to hidden items, ranges, exclusive options. A blank is a skipped item, whatever is required.
 */

import { type AnswerFault, answerFaults } from '../../survey-definitions/answer-faults.ts';
import type { Answer, Answers, EncodedAnswers } from '../../survey-definitions/answers.ts';
import { answersToHiddenItems } from '../../survey-definitions/branching.ts';
import { encodeAnswers } from '../../survey-definitions/encode-answers.ts';
import type { Form, Instrument } from '../../survey-definitions/instrument.ts';
import type { Item } from '../../survey-definitions/item.ts';
import { isInForm, itemsById } from '../../survey-definitions/pages.ts';
import { optionLabelsOf } from '../export/option-labels.ts';
import { type FaultPlace, type ImportFault, type ImportFaultKind, makeFault } from './import-plan.ts';
import type { MatchedColumn, Target } from './match-columns.ts';
import { type CellSource, expectedOptions, makeCellReader, type ReadCell } from './read-cell.ts';
import type { SheetRow } from './sheet.ts';

export type ReadRow =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'response';
      readonly respondentKey: string | undefined;
      readonly answers: EncodedAnswers;
    }
  | { readonly kind: 'bad'; readonly faults: readonly ImportFault[] };

interface ReadColumn {
  readonly index: number;
  readonly name: string;
  readonly target: Exclude<Target, { kind: 'respondent' }>;
  readonly read: (cell: string) => ReadCell;
}

type ReadAnswer = Extract<ReadCell, { kind: 'tick' | 'answer' }>;

/** What the cells of one row came to, while they are read. */
interface Draft {
  readonly byItem: Map<string, Answer>;
  readonly otherTexts: Map<string, string>;
  readonly ticks: Map<string, number[]>;
  readonly faults: ImportFault[];
}

export interface RowSource extends CellSource {
  readonly form: Form;
  /** How many columns the header has. */
  readonly width: number;
}

export function makeRowReader(
  matched: readonly MatchedColumn[],
  source: RowSource,
): (row: SheetRow) => ReadRow {
  const { instrument, form } = source;
  const items = itemsById(instrument);
  const respondent = matched.find(({ target }) => target.kind === 'respondent');
  const columns = matched.flatMap(({ target, index, name }): ReadColumn[] =>
    target.kind === 'respondent' ? [] : [{ index, name, target, read: makeCellReader(target, source) }],
  );
  const placeOf = makePlaces(columns);

  const toBad = (draft: Draft, row: SheetRow): readonly ImportFault[] =>
    draft.faults.length > 0
      ? draft.faults
      : rowFaults(draft, source).map((found) => placed(found, row, placeOf(found.itemId)));

  return (row) => {
    const draft = readCells(row, columns);
    draft.faults.push(...extraCells(row, source.width));
    const isEmpty = draft.byItem.size === 0 && draft.otherTexts.size === 0;
    if (isEmpty && draft.faults.length === 0) return { kind: 'empty' };

    dropMissingOutsideForm(draft, items, form);
    const faults = toBad(draft, row);
    if (faults.length > 0) return { kind: 'bad', faults };
    const respondentKey = respondent && (row.cells[respondent.index]?.trim() || undefined);
    return { kind: 'response', respondentKey, answers: encodeAnswers(instrument, form, draft) };
  };
}

function extraCells({ cells, line }: SheetRow, width: number): readonly ImportFault[] {
  const extra = cells.slice(width).find((cell) => cell.trim() !== '');
  return extra === undefined ? [] : [makeFault('too-many-cells', { line, column: '', value: extra })];
}

function readCells(row: SheetRow, columns: readonly ReadColumn[]): Draft {
  const draft: Draft = { byItem: new Map(), otherTexts: new Map(), ticks: new Map(), faults: [] };
  for (const column of columns) {
    const cell = row.cells[column.index] ?? '';
    if (cell !== '') take(draft, row.line, column, column.read(cell));
  }
  for (const [itemId, codes] of draft.ticks) {
    // Nothing chosen in any column is an item left blank: whoever wants to say "none" ticks it.
    if (codes.length > 0) draft.byItem.set(itemId, { kind: 'codes', codes });
  }
  return draft;
}

function take(draft: Draft, line: number, { name, target }: ReadColumn, read: ReadCell): void {
  const itemId = target.item.id;
  switch (read.kind) {
    case 'blank':
      return;
    case 'fault':
      draft.faults.push(makeFault(read.fault, { line, column: name, value: read.value }, read.expected));
      return;
    case 'other-text':
      draft.otherTexts.set(itemId, read.text);
      return;
    case 'tick':
    case 'answer':
      if (!takeAnswer(draft, target, read)) {
        draft.faults.push(
          makeFault('mixed-missing', { line, column: name, value: missingOf(draft, read, itemId) }),
        );
      }
  }
}

/** @returns false if one column of the item says that it was not answered, and another that it was. */
function takeAnswer(draft: Draft, { item, ...target }: ReadColumn['target'], read: ReadAnswer): boolean {
  const ticks = draft.ticks.get(item.id);
  if (read.kind === 'answer') {
    if (ticks !== undefined) return false;
    draft.byItem.set(item.id, read.answer);
    if (read.otherText !== undefined) draft.otherTexts.set(item.id, read.otherText);
    return true;
  }
  if (draft.byItem.has(item.id)) return false;
  const chosen = read.isChosen && target.kind === 'tick' ? [target.option] : [];
  draft.ticks.set(item.id, [...(ticks ?? []), ...chosen]);
  return true;
}

function missingOf(draft: Draft, read: ReadAnswer, itemId: string): string {
  return kindOf(read.kind === 'answer' ? read.answer : draft.byItem.get(itemId));
}

function kindOf(answer: Answer | undefined): string {
  return answer?.kind === 'missing' ? answer.missing : '';
}

/** Tools write "N/A" for what they did not ask; that is no answer to an item of another form. */
function dropMissingOutsideForm(draft: Draft, items: ReadonlyMap<string, Item>, form: Form): void {
  for (const [itemId, answer] of draft.byItem) {
    const item = items.get(itemId);
    if (answer.kind === 'missing' && item !== undefined && !isInForm(item, form)) draft.byItem.delete(itemId);
  }
}

interface RowFault {
  readonly itemId: string;
  readonly kind: ImportFaultKind;
  readonly expected: ImportFault['expected'];
}

function rowFaults(answers: Answers, source: RowSource): readonly RowFault[] {
  const { instrument, form } = source;
  const invalid = answerFaults(instrument, form, answers).filter(({ fault }) => fault !== 'required');
  return [
    ...invalid.map((found) => toRowFault(found, answers, source)),
    ...hiddenInForm(instrument, form, answers).map(
      (itemId): RowFault => ({ itemId, kind: 'hidden-item', expected: {} }),
    ),
  ];
}

/** Answers outside the form are told as such, not as hidden. */
function hiddenInForm(instrument: Instrument, form: Form, answers: Answers): readonly string[] {
  const hidden = answersToHiddenItems(instrument, form, answers);
  if (hidden.length === 0) return hidden;
  const items = itemsById(instrument);
  return hidden.filter((itemId) => {
    const item = items.get(itemId);
    return item !== undefined && isInForm(item, form);
  });
}

function toRowFault(found: AnswerFault, answers: Answers, source: RowSource): RowFault {
  const { itemId, fault: kind, minimum, maximum, choose, maximumCharacters } = found;
  const item = itemsById(source.instrument).get(itemId);
  const options = item === undefined ? {} : expectedOptions(item, optionLabelsOf(item, source));
  const numbers = Object.entries({ minimum, maximum, choose, maximumCharacters });
  const expected = { ...options, ...Object.fromEntries(numbers.filter((pair) => isNamedNumber(pair))) };
  return { itemId, kind: importKind(kind, answers.byItem.get(itemId)), expected };
}

function isNamedNumber(pair: readonly [string, number | undefined]): pair is [string, number] {
  return pair[1] !== undefined;
}

function importKind(kind: AnswerFault['fault'], answer: Answer | undefined): ImportFaultKind {
  if (kind === 'unknown-item') return 'not-in-form';
  if (kind === 'unknown-option' && answer?.kind === 'missing') return 'missing-not-offered';
  return kind === 'required' ? 'wrong-kind' : kind;
}

function makePlaces(columns: readonly ReadColumn[]): (itemId: string) => readonly ReadColumn[] {
  const byItem = Map.groupBy(columns, ({ target }) => target.item.id);
  return (itemId) => byItem.get(itemId) ?? [];
}

/** The columns of the item that are filled in this row. */
function placed({ kind, expected }: RowFault, row: SheetRow, columns: readonly ReadColumn[]): ImportFault {
  const filled = columns.filter(({ index }) => (row.cells[index] ?? '').trim() !== '');
  const names = filled.map(({ name }) => name).join(', ');
  const values = filled.map(({ index }) => row.cells[index] ?? '').join('; ');
  const place: FaultPlace = { line: row.line, column: names, value: values };
  return makeFault(kind, place, expected);
}
