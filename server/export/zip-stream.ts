/** Files, written piece by piece -> a zip archive, piece by piece. Times are fixed, so equal input gives equal bytes. */

import { Zip, ZipDeflate } from 'fflate';

export interface ExportFile {
  readonly name: string;
  /** Nothing is made before it is asked for, so a slow reader keeps memory low. */
  readonly pieces: AsyncIterable<string>;
}

/** Local time, because zip archives know no other; the oldest day they can hold. */
const FIXED_TIME = new Date(1980, 0, 1);

export async function* zipPieces(files: readonly ExportFile[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const archive = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  const encoder = new TextEncoder();

  for (const { name, pieces } of files) {
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = FIXED_TIME;
    archive.add(entry);
    for await (const piece of pieces) {
      entry.push(encoder.encode(piece));
      yield* ready.splice(0);
    }
    entry.push(new Uint8Array(0), true);
    yield* ready.splice(0);
  }
  archive.end();
  yield* ready.splice(0);
}
