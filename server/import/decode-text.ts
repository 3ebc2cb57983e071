/**
 * Bytes of a text file -> text, in the encodings that questionnaire tools and spreadsheets write.
 *
 * A byte-order mark decides; without one UTF-16 is recognised by its zero bytes and everything else must be
 * valid UTF-8. Windows-1252 accepts any byte at all, so it is never guessed: it must be asked for.
 */

import { problems } from '../problem.ts';

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;

export type Encoding = (typeof ENCODINGS)[number];

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

const NEWLINE = 0x0a;
/** Enough of a header to tell UTF-16 from UTF-8. */
const SAMPLE_BYTES = 4096;

/** @throws Problem 'import-unreadable' that names the place of the first byte that does not fit. */
export function decodeText(bytes: Uint8Array, encoding = sniffEncoding(bytes)): DecodedText {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    if (cause instanceof TypeError) throw brokenEncoding(bytes, encoding);
    throw cause;
  }
  if (text.includes('\u0000'))
    throw problems.importUnreadable('It is not a text file: it holds zero characters.');
  return { text, encoding };
}

function sniffEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const pairs = Math.floor(sample.length / 2);
  if (pairs === 0) return 'utf-8';
  const zeros = [0, 0];
  sample.forEach((byte, place) => {
    if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1;
  });
  const [evenZeros = 0, oddZeros = 0] = zeros;
  // Letters of western languages have a zero byte in UTF-16; a text in UTF-8 has none.
  if (oddZeros > pairs / 3 && evenZeros === 0) return 'utf-16le';
  if (evenZeros > pairs / 3 && oddZeros === 0) return 'utf-16be';
  return 'utf-8';
}

function brokenEncoding(bytes: Uint8Array, encoding: Encoding) {
  const place = firstBrokenByte(bytes, encoding);
  const line = bytes.subarray(0, place).filter((byte) => byte === NEWLINE).length + 1;
  const byte = bytes[place];
  const found = byte === undefined ? 'the file ends inside a character' : `found ${hex(byte)}`;
  const advice =
    encoding === 'utf-8' ? ' Save it as "CSV UTF-8", or say that its encoding is windows-1252 if it is.' : '';
  return problems.importUnreadable(
    `It is not valid ${encoding.toUpperCase()}: byte ${place + 1} (line ${line}), ${found}.${advice}`,
    { byte: place + 1, line },
  );
}

/** Where the character begins that cannot be decoded; the length of the file if it ends inside one. */
function firstBrokenByte(bytes: Uint8Array, encoding: Encoding): number {
  // Decoding a beginning as a stream tolerates a cut character, so the first failure can be found by halving.
  let sound = 0;
  let broken = bytes.length + 1;
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1;
    if (decodes(bytes.subarray(0, middle), encoding, true)) sound = middle;
    else broken = middle;
  }
  if (broken > bytes.length) return bytes.length;
  // The failure shows at the byte that does not continue a character; the character began before it.
  while (sound > 0 && !decodes(bytes.subarray(0, sound), encoding, false)) sound -= 1;
  return sound;
}

function decodes(bytes: Uint8Array, encoding: Encoding, stream: boolean): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

function hex(byte: number): string {
  return `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
