/**
 * Codes that people copy, print and type: 16 characters of Crockford's base 32 in groups of four, 80 bits.
 *
 * Source: Crockford D. Base 32. https://www.crockford.com/base32.html (no I, L, O, U; I and L read as 1, O as 0).
 */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHARACTERS = 16;

/** Bytes that a code is made of. */
export const CODE_BYTES = 10;

/** @param bytes - ten of them. @returns e.g. 'R4KD-7QXM-2HVP-9TCN'. */
export function toWrittenCode(bytes: Uint8Array): string {
  let rest = bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
  let characters = '';
  for (let index = 0; index < CHARACTERS; index += 1) {
    characters = ALPHABET.charAt(Number(rest & 31n)) + characters;
    rest >>= 5n;
  }
  return inGroups(characters);
}

/** The code that somebody meant, however it was typed; undefined for what can be no code. */
export function parseWrittenCode(typed: string): string | undefined {
  const characters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const isCode = characters.length === CHARACTERS && [...characters].every((c) => ALPHABET.includes(c));
  return isCode ? inGroups(characters) : undefined;
}

function inGroups(characters: string): string {
  return characters.replace(/(.{4})(?=.)/g, '$1-');
}
