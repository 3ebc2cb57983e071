/** Encodings: what is recognised, and what is refused with the place of the first wrong byte. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { decodeText } from '../../../server/import/decode-text.ts';
import { Problem } from '../../../server/problem.ts';

const TEXT = 'role;barriers\r\nlecturer;Zu wenig Zeit – übermäßig\r\n';
const LITTLE_ENDIAN = Buffer.from(TEXT, 'utf16le');
const BIG_ENDIAN = Buffer.from(LITTLE_ENDIAN).swap16();

describe('text of an imported file', () => {
  for (const [name, bytes, encoding] of [
    ['UTF-8', Buffer.from(TEXT), 'utf-8'],
    ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8'],
    [
      'UTF-16 LE with a byte-order mark',
      Buffer.concat([Buffer.from([0xff, 0xfe]), LITTLE_ENDIAN]),
      'utf-16le',
    ],
    ['UTF-16 LE without one', LITTLE_ENDIAN, 'utf-16le'],
    ['UTF-16 BE with a byte-order mark', Buffer.concat([Buffer.from([0xfe, 0xff]), BIG_ENDIAN]), 'utf-16be'],
    ['UTF-16 BE without one', BIG_ENDIAN, 'utf-16be'],
  ] as const) {
    it(`is read as ${name}, without the mark`, () => {
      assert.deepEqual(decodeText(bytes), { text: TEXT, encoding });
    });
  }

  it('is refused where it is not valid UTF-8, with byte and line', () => {
    const bytes = Buffer.concat([
      Buffer.from('role\nlecturer\nü'),
      Buffer.from([0xe9]),
      Buffer.from('tude\n'),
    ]);
    assert.throws(
      () => decodeText(bytes),
      (error) =>
        error instanceof Problem &&
        error.code === 'import-unreadable' &&
        /byte 17 \(line 3\), found 0xE9/.test(error.message),
    );
  });

  it('is refused where it ends inside a character', () => {
    assert.throws(
      () => decodeText(Buffer.from('role\nü').subarray(0, 6)),
      /byte 7 .*ends inside a character/,
    );
  });

  it('is read as Windows-1252 only where that is asked for', () => {
    const bytes = Buffer.from([0x93, 0xc9, 0x74, 0x75, 0x64, 0x65, 0x94]);
    assert.throws(() => decodeText(bytes), /not valid UTF-8/);
    assert.equal(decodeText(bytes, 'windows-1252').text, '“Étude”');
  });

  it('is refused where it holds zero characters', () => {
    assert.throws(() => decodeText(Buffer.from('role,x\nlecturer,\u0000\n')), /not a text file/);
  });
});
