/** What a person typed, made fit to keep: the same words, without what no file format or database can hold. */

/** Longest text of "other, please specify", in characters. */
export const OTHER_TEXT_MAXIMUM = 200;

/** Everything below the space but tab and line feed, and delete. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b-\u001f\u007f]/gu;

/** Unix line ends, composed characters, no control characters, no lone surrogates, no blanks at either end. */
export function writtenText(typed: string): string {
  return typed
    .toWellFormed()
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(CONTROL_CHARACTERS, '')
    .normalize('NFC')
    .trim();
}
