/** CSV as it is found in the wild: separators, line ends, quotes, and the line on which each row begins. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { readCSV } from '../../../server/import/read-csv.ts';

const read = (text: string) => readCSV({ text, encoding: 'utf-8' });

describe('a CSV file', () => {
  for (const separator of [',', ';', '\t'] as const) {
    it(`may be separated by ${JSON.stringify(separator)}`, () => {
      const sheet = read(`role${separator}"why, ; \t not"${separator}x\na${separator}b${separator}c\n`);
      assert.deepEqual(sheet.source, { kind: 'csv', encoding: 'utf-8', separator });
      assert.deepEqual(sheet.rows[1]?.cells, ['a', 'b', 'c']);
    });
  }

  it('may name its separator in a first line of its own', () => {
    const sheet = read('sep=;\r\nrole;a,b,c\r\nx;y\r\n');
    assert.deepEqual(
      sheet.rows.map(({ line, cells }) => [line, cells]),
      [
        [2, ['role', 'a,b,c']],
        [3, ['x', 'y']],
      ],
    );
  });

  it('leaves blank rows out and counts them as lines', () => {
    const rows = read('a,b\n\n1,2\n,\n  ,\n3,4\n\n\n').rows;
    assert.deepEqual(
      rows.map(({ line }) => line),
      [1, 3, 6],
    );
  });

  for (const [name, end] of [
    ['CR LF', '\r\n'],
    ['LF', '\n'],
    ['CR', '\r'],
  ] as const) {
    it(`tells the line on which a row begins, with ${name} inside and between rows`, () => {
      const rows = read(`a,b${end}"x${end}y",2${end}3,4${end}`).rows;
      assert.deepEqual(
        rows.map(({ line }) => line),
        [1, 2, 4],
      );
      assert.equal(rows[1]?.cells[0], `x${end}y`);
    });
  }

  it('keeps a quotation mark inside an unquoted cell', () => {
    assert.equal(read('a,b\n5" film,x\n').rows[1]?.cells[0], '5" film');
  });

  it('is refused where a quotation mark is never closed', () => {
    assert.throws(() => read('a,b\n"x,2\n3,4\n'), /never closed/);
  });
});
