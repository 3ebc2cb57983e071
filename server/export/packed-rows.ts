/**
 * The exported codes of all ballots in little memory, so that rows can be shuffled: two bytes a code where every code
 * is a small whole number, eight where it may not be.
 */

import type { AnswerCodes } from '../../survey-definitions/answers.ts';
import type { ExportedVariable } from './exported-variables.ts';

export interface PackedRows {
  readonly count: number;
  readonly add: (codes: AnswerCodes) => void;
  readonly row: (index: number) => ArrayLike<number>;
}

const CHUNK_ROWS = 4096;
const LARGEST_SMALL = 32_767;

export function makePackedRows(variables: readonly ExportedVariable[]): PackedRows {
  const width = variables.length;
  const slots = variables.map(({ slot }) => slot);
  const isSmall = variables.every(
    ({ item }) => item.kind !== 'number' || (item.wholeNumber && item.maximum <= LARGEST_SMALL),
  );
  const makeChunk = (length: number) => (isSmall ? new Int16Array(length) : new Float64Array(length));
  const chunks: (Int16Array | Float64Array)[] = [];
  let count = 0;

  return {
    get count() {
      return count;
    },
    add(codes) {
      const start = (count % CHUNK_ROWS) * width;
      if (start === 0) chunks.push(makeChunk(CHUNK_ROWS * width));
      chunks.at(-1)?.set(
        slots.map((slot) => codes[slot] ?? 0),
        start,
      );
      count += 1;
    },
    row(index) {
      const chunk = chunks[Math.floor(index / CHUNK_ROWS)];
      if (index >= count || chunk === undefined) throw new RangeError(`there is no row ${index}`);
      const start = (index % CHUNK_ROWS) * width;
      return chunk.subarray(start, start + width);
    },
  };
}
