/** An import in words: what a plan would store, each fault as a sentence, and what was done in the end. */

import type { MessageValues, Translate } from '../http/messages.ts';
import type { ImportFault, ImportPlan } from './import-plan.ts';
import type { ImportResult } from './import-responses.ts';

const LISTED_FAULTS = 200;

const SEPARATORS = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;

/** Lines of text, the faults last. @param listed - how many faults are told one by one. */
export function planWords(plan: ImportPlan, t: Translate, listed = LISTED_FAULTS): readonly string[] {
  const { counts, faults, unusedColumns } = plan;
  const told = faults.slice(0, listed);
  return [
    sourceWords(plan, t),
    t('import.counts', { rows: counts.rows, good: plan.rows.length }),
    t('import.columns-read', { n: plan.columns.length }),
    ...when(unusedColumns.length, () => t('import.columns-unused', { columns: unusedColumns.join(', ') })),
    ...when(counts.emptyRows, (n) => t('import.empty-rows', { n })),
    ...when(counts.shortRows, (n) => t('import.short-rows', { n })),
    ...when(counts.faults, (n) => t('import.faults', { n, rows: counts.badRows })),
    ...told.map((fault) => `  ${faultWords(fault, t)}`),
    ...when(counts.faults - told.length, (n) => `  ${t('import.more-faults', { n })}`),
  ];
}

/** Line, column, value, and what was expected. */
export function faultWords({ kind, line, column, value, expected }: ImportFault, t: Translate): string {
  const what = t(`import.fault-${kind}`, {
    last: 0,
    options: '',
    minimum: 0,
    maximum: 0,
    ...expected,
  } as MessageValues);
  if (column === '') return t('import.at-row', { line, value, what });
  if (value === '') return t('import.at-column', { line, column, what });
  return t('import.at-cell', { line, column, value, what });
}

/** What became of it; the plan's own words come before. */
export function resultWords(result: ImportResult, t: Translate): readonly string[] {
  switch (result.kind) {
    case 'dry-run':
      return [t('import.dry-run')];
    case 'refused':
      return [t('import.refused')];
    case 'stored':
      return [
        t('import.stored', { n: result.stored }),
        ...when(result.alreadyImported, (n) => t('import.already-imported', { n })),
        ...when(result.plan.counts.badRows, (n) => t('import.left-out', { n })),
      ];
  }
}

function sourceWords({ fileName, source }: ImportPlan, t: Translate): string {
  if (source.kind === 'xlsx') return t('import.file-xlsx', { file: fileName });
  const separator = SEPARATORS[source.separator];
  return t('import.file-csv', { file: fileName, encoding: source.encoding.toUpperCase(), separator });
}

function when(count: number, words: (count: number) => string): readonly string[] {
  return count > 0 ? [words(count)] : [];
}
