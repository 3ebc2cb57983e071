/** An import in words. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { IMPORT_FAULT_KINDS, makeFault } from '../../../server/import/import-plan.ts';
import { faultWords, planWords, resultWords } from '../../../server/import/plan-words.ts';
import { translateFor } from '../../support/app.ts';
import { planOf } from './educator-file.ts';

const t = translateFor('en-GB');

const EXPECTED = {
  last: 5,
  options: 'a; b',
  minimum: 1,
  maximum: 5,
  choose: 3,
  maximumCharacters: 200,
  before: 2,
  first: 'A',
  second: 'B',
  firstName: 'role',
};

describe('an import in words', () => {
  for (const kind of IMPORT_FAULT_KINDS) {
    it(`says what is wrong with "${kind}", and where`, () => {
      const words = faultWords(makeFault(kind, { line: 7, column: 'role', value: 'farmer' }, EXPECTED), t);
      assert.match(words, /^line 7, column "role", "farmer": .{10,}/);
    });
  }

  it('tells line, column, value and what was expected', async () => {
    const plan = await planOf('role,prep_governance,Extra\n1,9,x\n2,3,y\n');
    assert.deepEqual(planWords(plan, t), [
      'answers.csv: text in UTF-8, separated by commas',
      '2 rows below the names; 1 response is understood',
      '2 columns are read',
      'Columns that are not read: Extra',
      '1 cell or row is not understood, in 1 row:',
      '  line 2, column "prep_governance", "9": not an answer to this item; expected 1 to 5, or one of: ' +
        'Not at all prepared; Slightly prepared; Moderately prepared; Well prepared; Fully prepared',
    ]);
  });

  it('says how many rows were there before', async () => {
    const plan = await planOf('role\n1\n');
    assert.deepEqual(resultWords({ kind: 'stored', plan, stored: 0, alreadyImported: 12 }, t), [
      'Nothing new was stored.',
      'Already imported: 12 rows.',
    ]);
  });

  it('tells the first faults and how many more there are', async () => {
    const plan = await planOf(`role\n${'farmer\n'.repeat(300)}`);
    assert.match(planWords(plan, t, 10).at(-1) ?? '', /and 290 more/);
  });
});
