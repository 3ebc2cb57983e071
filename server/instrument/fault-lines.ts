/** Faults of an instrument as lines of text, each with its place. */

import type { InstrumentFault } from '../../survey-definitions/check-instrument.ts';

/** @param file - the structure file; a fault names the file of its locale itself. */
export function faultLines(file: string, faults: readonly InstrumentFault[]): readonly string[] {
  return faults.map((fault) => `${file}: ${fault.file}: ${fault.where}: ${fault.message}`);
}
