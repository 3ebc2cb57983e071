/** Mapping files: every fault at once, with its place. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { parseMapping } from '../../../server/import/mapping.ts';
import { Problem } from '../../../server/problem.ts';
import { EDUCATOR } from './educator-file.ts';

function faultsOf(mapping: unknown): readonly string[] {
  try {
    parseMapping(typeof mapping === 'string' ? mapping : JSON.stringify(mapping), EDUCATOR.instrument);
    return [];
  } catch (error) {
    assert.ok(error instanceof Problem && error.code === 'import-mapping-wrong');
    return error.details.faults as readonly string[];
  }
}

describe('a mapping file', () => {
  it('is accepted where it names columns, items, options, codes and kinds of missing', () => {
    const columns = [
      { column: 'Q1', item: 'role', labels: { Tutor: 'clinical_tutor', Boss: 4, None: 'skipped' } },
      { column: 'Q2', item: 'top_needs', option: 'time', chosen: ['Picked'] },
      { column: 'Q3', item: 'role', otherText: true },
    ];
    assert.deepEqual(faultsOf({ respondent: 'Id', columns, missing: { '-99': 'skipped' } }), []);
  });

  it('is refused with every item, option and code that the instrument does not have', () => {
    const columns = [
      { column: 'Q1', item: 'rolle' },
      { column: 'Q2', item: 'role', labels: { Tutor: 'tutor', Boss: 9 } },
      { column: 'Q3', item: 'role', option: 'professor' },
      { column: 'Q4', item: 'aware_01', otherText: true },
    ];
    assert.deepEqual(faultsOf({ columns }), [
      'columns.0: educator-readiness has no item rolle',
      'columns.1: item role has no option tutor',
      'columns.1: item role has no option 9',
      'columns.2: item role takes one answer, so "option" cannot be',
      'columns.3: item aware_01 has no option that opens a text',
    ]);
  });

  it('is refused where it is not JSON, or has a word too many', () => {
    assert.match(faultsOf('{ "columns": [ }')[0] ?? '', /not JSON/);
    assert.match(faultsOf({ colums: [] })[0] ?? '', /colums/);
  });
});
