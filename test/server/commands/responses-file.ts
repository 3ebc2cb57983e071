/** A file of responses as another survey tool would export it, made from an instrument. */

import { loadInstruments, SHIPPED_INSTRUMENTS } from '../../../server/instrument/load-instruments.ts';
import type { Instrument } from '../../../survey-definitions/instrument.ts';
import { isInForm } from '../../../survey-definitions/pages.ts';

export function educatorInstrument(): Instrument {
  for (const result of loadInstruments(SHIPPED_INSTRUMENTS)) {
    if (result.ok && result.loaded.instrument.id === 'educator-readiness') return result.loaded.instrument;
  }
  throw new RangeError('the educator instrument is not shipped');
}

/** Choices of the core form that no condition hides, in codes, as CSV. */
export function responsesFile(rows: number): string {
  const { items, formats } = educatorInstrument();
  const asked = items.flatMap((item) => {
    if (!isInForm(item, 'core') || item.showIf !== undefined) return [];
    if (item.kind === 'single') return [{ id: item.id, options: item.options.length }];
    if (item.kind === 'likert') return [{ id: item.id, options: formats[item.format]?.options.length ?? 1 }];
    return [];
  });
  const lines = Array.from({ length: rows }, (_, row) => [
    `r${row}`,
    ...asked.map(({ options }, place) => 1 + ((row * 7 + place * 3) % options)),
  ]);
  return [['respondent', ...asked.map(({ id }) => id)], ...lines]
    .map((line) => `${line.join(',')}\n`)
    .join('');
}
