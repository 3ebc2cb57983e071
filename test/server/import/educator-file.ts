/** The educator instrument, and files of answers to it, for the tests of the import. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportFault, ImportPlan } from '../../../server/import/import-plan.ts';
import { parseMapping } from '../../../server/import/mapping.ts';
import { type ImportRequest, planImport } from '../../../server/import/plan-import.ts';
import { decodeAnswers } from '../../../survey-definitions/decode-answers.ts';
import type { Form } from '../../../survey-definitions/instrument.ts';
import { readShipped, SHIPPED } from '../../survey-definitions/shipped.ts';

function educatorInstrument() {
  const shipped = SHIPPED.find(({ id, version }) => id === 'educator-readiness' && version === 1);
  if (shipped === undefined) throw new RangeError('the educator instrument is not shipped');
  const { instrument, texts } = readShipped(shipped);
  const words = texts['en-GB'];
  if (words === undefined) throw new RangeError('the educator instrument has no English words');
  return { instrument, texts: words };
}

export const EDUCATOR = educatorInstrument();

export function fixture(name: string): Uint8Array {
  return readFileSync(join(import.meta.dirname, 'fixtures', name));
}

export interface FileParts {
  readonly form?: Form;
  readonly mapping?: unknown;
  readonly options?: ImportRequest['options'];
}

/** @param file - text of a CSV file, or the bytes of any file. */
export function requestOf(
  file: string | Uint8Array,
  { form = 'full', mapping, options = {} }: FileParts = {},
) {
  return {
    bytes: typeof file === 'string' ? new TextEncoder().encode(file) : file,
    fileName: 'answers.csv',
    ...EDUCATOR,
    form,
    options,
    ...(mapping === undefined ? {} : { mapping: parseMapping(JSON.stringify(mapping), EDUCATOR.instrument) }),
  };
}

export function planOf(file: string | Uint8Array, parts?: FileParts): Promise<ImportPlan> {
  return planImport(requestOf(file, parts));
}

/** What a row of the plan says about some items, as short words: '3', '1+4', 'do-not-know', '"text"'. */
export function said(plan: ImportPlan, row: number, itemIds: readonly string[]): readonly string[] {
  const { codes, texts, declaredInstitutionId } = plan.rows[row]?.answers ?? { codes: [], texts: new Map() };
  const answers = decodeAnswers(EDUCATOR.instrument, codes, { texts, declaredInstitutionId });
  return itemIds.map((itemId) => {
    const answer = answers.get(itemId);
    switch (answer?.kind) {
      case 'code':
        return String(answer.code);
      case 'codes':
        return answer.codes.join('+');
      case 'number':
        return String(answer.value);
      case 'text':
        return `"${answer.text}"`;
      case 'institution':
        return answer.institutionId;
      case 'missing':
        return answer.missing;
      default:
        return 'no such item';
    }
  });
}

/** The parts of faults that tests look at. */
export function told(faults: readonly ImportFault[]): readonly (readonly [string, number, string, string])[] {
  return faults.map(({ kind, line, column, value }) => [kind, line, column, value] as const);
}
