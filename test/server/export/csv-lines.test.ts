/** The two CSV variants: exact for analysis, harmless for spreadsheets. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { byteOrderMark, csvLines } from '../../../server/export/csv-lines.ts';

describe('a CSV for spreadsheets', () => {
  for (const start of ['=', '+', '-', '@', '\uff1d', '\uff0b', '\uff0d', '\uff20']) {
    it(`does not let a cell or header begin with ${start}`, () => {
      assert.equal(csvLines([[`${start}cmd`]], 'spreadsheet'), `'${start}cmd\r\n`);
    });
  }

  for (const [name, start] of [
    ['line feed', '\n'],
    ['carriage return', '\r'],
    ['tab', '\t'],
    ['several of them', '\n\t\r'],
    ['byte-order mark', '\ufeff'],
  ] as const) {
    it(`does not let a formula hide behind a ${name}`, () => {
      assert.equal(csvLines([[`${start}=1+1`]], 'spreadsheet'), "'=1+1\r\n");
    });
  }

  it('keeps negative numbers numbers, begins with a byte-order mark and ends lines with CR LF', () => {
    assert.equal(byteOrderMark('spreadsheet') + csvLines([['a', -5]], 'spreadsheet'), '\ufeffa,-5\r\n');
  });
});

describe('a CSV for analysis', () => {
  it('is exact, without a byte-order mark, and ends lines with LF', () => {
    assert.equal(byteOrderMark('analysis'), '');
    assert.equal(csvLines([['=1+1', '\nx', 'a"b', -5]], 'analysis'), '=1+1,"\nx","a""b",-5\n');
  });
});
