/** Workbooks: what is read, and what is refused before it is unpacked or filled up. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strToU8, zipSync } from 'fflate';

import { readSheetOf } from '../../../server/import/read-sheet.ts';
import { readXLSX, WORKBOOK_LIMITS } from '../../../server/import/read-xlsx.ts';
import { aWorkbook, partsOf } from './workbook.ts';

describe('an XLSX workbook', () => {
  it('is read as text, whatever its cells hold, and blank rows are left out', async () => {
    const sheet = await readSheetOf(aWorkbook([['role', 'prep'], [' a & b ', 4], [], [true, 0.5], []]));
    assert.deepEqual(sheet, {
      source: { kind: 'xlsx' },
      rows: [
        { line: 1, cells: ['role', 'prep'] },
        { line: 2, cells: [' a & b ', '4'] },
        { line: 4, cells: ['TRUE', '0.5'] },
      ],
    });
  });

  it('is recognised by its first bytes and not by its name', async () => {
    await assert.rejects(readSheetOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])), /old XLS/);
  });

  it('is refused where it would unpack to more than is allowed', async () => {
    const bomb = zipSync({ ...partsOf(''), 'xl/sharedStrings.xml': new Uint8Array(5_000_000) }, { level: 9 });
    assert.ok(bomb.length < 20_000);
    await assert.rejects(
      readXLSX(bomb, { ...WORKBOOK_LIMITS, unpackedBytes: 1_000_000 }),
      /too large: it would unpack/,
    );
  });

  it('is cut off where a part is larger than its directory says, and cannot grow', async () => {
    const strings = '<sst><si><t>lecturer</t></si></sst>';
    const sheet = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>';
    const grown = strToU8(strings + '<si><t>more</t></si>'.repeat(200_000));
    const archive = zipSync({ ...partsOf(sheet), 'xl/sharedStrings.xml': grown });
    const lie = withDeclaredSize(archive, 'xl/sharedStrings.xml', strings.length);
    const { rows } = await readXLSX(lie, { ...WORKBOOK_LIMITS, unpackedBytes: 10_000 });
    assert.deepEqual(rows, [{ line: 1, cells: ['lecturer'] }]);
  });

  for (const [name, sheet] of [
    ['a far row', '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'],
    ['a far column', '<row r="1"><c r="XFD1"><v>1</v></c></row>'],
    ['many rows and columns that no cell fills', '<row r="150000"><c r="ZZ150000"><v>1</v></c></row>'],
  ] as const) {
    it(`is refused where one cell stands in ${name}`, async () => {
      await assert.rejects(readXLSX(zipSync(partsOf(sheet))), /too large: it has cells down to row/);
    });
  }

  it('is refused where the address of a cell is disguised', async () => {
    const sheet = '<row r="1"><c r="&#88;FD1048576"><v>1</v></c></row>';
    await assert.rejects(readXLSX(zipSync(partsOf(sheet))), /disguised/);
  });

  it('is refused in words where it is another archive, or cut, or damaged', async () => {
    await assert.rejects(readXLSX(zipSync({ 'content.xml': strToU8('<x/>') })), /not an XLSX workbook/);
    await assert.rejects(readXLSX(aWorkbook([['a']]).slice(0, 200)), /not a complete XLSX workbook/);
    await assert.rejects(readXLSX(zipSync(partsOf('<row r="1"><c><v>1</v></c></row>'))), /damaged/);
  });
});

/** Changes the unpacked size in the directory at the end of an archive. */
function withDeclaredSize(archive: Uint8Array, name: string, size: number): Uint8Array {
  const bytes = Buffer.from(archive);
  const place = bytes.lastIndexOf(name) - 46;
  assert.equal(bytes.readUInt32LE(place), 0x02014b50);
  bytes.writeUInt32LE(size, place + 24);
  return bytes;
}
