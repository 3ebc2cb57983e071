/** A random order from a source of random bytes: Fisher-Yates, every order equally likely. */

const BATCH_BYTES = 4096;

/** @returns the numbers from 0 to count - 1 in random order. */
export function shuffledIndices(count: number, randomBytes: (bytes: number) => Uint8Array): Uint32Array {
  const indices = Uint32Array.from({ length: count }, (_, index) => index);
  const draw = makeDraw(randomBytes);
  for (let last = count - 1; last > 0; last--) {
    const other = draw(last + 1);
    const kept = indices[last] ?? 0;
    indices[last] = indices[other] ?? 0;
    indices[other] = kept;
  }
  return indices;
}

/** A whole number below `limit`. Draws that would favour small numbers are thrown away. */
function makeDraw(randomBytes: (bytes: number) => Uint8Array): (limit: number) => number {
  let batch: DataView = new DataView(new ArrayBuffer(0));
  let place = 0;
  const next = () => {
    if (place + 4 > batch.byteLength) {
      const bytes = randomBytes(BATCH_BYTES);
      batch = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      place = 0;
    }
    place += 4;
    return batch.getUint32(place - 4);
  };
  return (limit) => {
    const usable = 2 ** 32 - (2 ** 32 % limit);
    for (;;) {
      const drawn = next();
      if (drawn < usable) return drawn % limit;
    }
  };
}
