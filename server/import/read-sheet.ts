/** Bytes of a file -> sheet. The first bytes tell what it is; its name is not trusted. */

import { problems } from '../problem.ts';
import { decodeText, type Encoding } from './decode-text.ts';
import { readCSV } from './read-csv.ts';
import { readXLSX } from './read-xlsx.ts';
import type { Sheet } from './sheet.ts';

const MAXIMUM_FILE_BYTES = 64_000_000;

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * @param encoding - of a text file, where it is known; otherwise it is found out.
 * @throws Problem 'import-unreadable'
 */
export async function readSheetOf(bytes: Uint8Array, encoding?: Encoding): Promise<Sheet> {
  if (bytes.length > MAXIMUM_FILE_BYTES) {
    throw problems.importUnreadable(`It is larger than ${MAXIMUM_FILE_BYTES / 1_000_000} MB.`);
  }
  if (startsWith(bytes, ZIP)) return readXLSX(bytes);
  if (startsWith(bytes, OLE)) {
    throw problems.importUnreadable(
      'It is an old XLS or a locked workbook. Save it as XLSX without a password.',
    );
  }
  return readCSV(decodeText(bytes, encoding));
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, place) => bytes[place] === byte);
}
