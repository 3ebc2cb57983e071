/** The sampling frame of a wave, from a CSV file with the columns id, name, country, eligible. */

import { readFileSync } from 'node:fs';

import { CsvError, parse } from 'csv-parse/sync';
import * as z from 'zod';

import { OFFERED_MISSING } from '../../survey-definitions/missing.ts';
import { problems } from '../problem.ts';
import { NO_STRATUM, NOT_LISTED } from '../study/stratum-of.ts';
import type { NewInstitution } from '../study/wave-life.ts';

/** What stands in the place of an institution in forms, files and ballots, and so can be no institution's id. */
const RESERVED_IDS: ReadonlySet<string> = new Set([NO_STRATUM, NOT_LISTED, ...OFFERED_MISSING]);

const frameRow = z.object({
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
    .refine(
      (id) => !RESERVED_IDS.has(id.toLowerCase()),
      'this word stands for no institution; choose another id',
    ),
  name: z.string().min(1).max(200),
  country: z.string().max(60).default(''),
  eligible: z.coerce.number().int().min(0),
});

interface FrameLine {
  readonly record: unknown;
  /** Where the record ends, from 1. */
  readonly info: { readonly lines: number };
}

/** @throws Problem 'refused' that names each line that cannot be used. */
export function readFrame(file: string): readonly NewInstitution[] {
  const faults: string[] = [];
  const firstLineOf = new Map<string, number>();
  const frame = linesOf(file).flatMap(({ record, info: { lines: line } }) => {
    const parsed = frameRow.safeParse(record);
    if (!parsed.success) {
      const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
      faults.push(`line ${line}: ${issues.join('; ')}`);
      return [];
    }
    const { id, name, country, eligible } = parsed.data;
    // Imports read ids in small and capital letters alike.
    const before = firstLineOf.get(id.toLowerCase());
    if (before !== undefined) faults.push(`line ${line}: id: ${id} stands in line ${before} already`);
    else firstLineOf.set(id.toLowerCase(), line);
    return [{ institutionId: id, name, country, eligible }];
  });
  if (faults.length > 0) throw cannotBeUsed(file, faults);
  return frame;
}

/** With `info` each record comes with its line, which the library's types do not say. */
function linesOf(file: string): readonly FrameLine[] {
  try {
    return parse(readFileSync(file, 'utf8'), {
      columns: true,
      bom: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as readonly FrameLine[];
  } catch (error) {
    if (error instanceof CsvError) throw cannotBeUsed(file, [error.message]);
    throw error;
  }
}

function cannotBeUsed(file: string, faults: readonly string[]) {
  return problems.refused(`${file} cannot be used:\n${faults.join('\n')}`);
}
