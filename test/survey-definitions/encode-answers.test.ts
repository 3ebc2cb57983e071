/** Answers as a ballot stores them. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { decodeAnswers } from '../../survey-definitions/decode-answers.ts';
import { encodeAnswers } from '../../survey-definitions/encode-answers.ts';
import { answersOf, code, codes, declined, number, SMALL, text } from './small-instrument.ts';

const institution = { kind: 'institution', institutionId: 'ab12' } as const;

describe('encoding answers', () => {
  it('puts every answer at its slot', () => {
    const encoded = encodeAnswers(
      SMALL,
      'full',
      answersOf({
        role: code(1),
        teaches: code(2),
        why_not: codes(1, 2),
        prep_a: { kind: 'missing', missing: 'not-applicable' },
        prep_b: code(3),
        hours: number(12),
        top: codes(3),
        home: institution,
        comment: text('  a\r\nb\u0000 '),
      }),
    );
    assert.deepEqual(encoded.codes, [1, 2, 1, 1, 0, -4, 3, 12, 0, 0, 1, 1, 1]);
    assert.deepEqual([...encoded.texts], [['comment', 'a\nb']]);
    assert.equal(encoded.declaredInstitutionId, 'ab12');
  });

  it('tells an item that was not shown from one that was skipped', () => {
    const { codes: stored } = encodeAnswers(SMALL, 'core', answersOf({ teaches: code(1) }));
    assert.deepEqual(stored, [-2, 1, -1, -1, -1, -2, -1, -2, -2, -2, -2, -2, -1]);
  });

  it('drops what was said to items that are not shown, with its words and its institution', () => {
    const hidden = {
      ...SMALL,
      sections: [
        {
          id: 'you',
          pages: [
            { id: 'start', items: ['teaches'] },
            { id: 'next', items: ['home', 'comment'], showIf: { item: 'teaches', chose: ['no'] } },
          ],
        },
      ],
    };
    const answers = answersOf({ teaches: code(1), home: institution, comment: text('words') });
    const encoded = encodeAnswers(hidden, 'full', answers);
    assert.deepEqual(encoded.codes.slice(-2), [-1, -1]);
    assert.equal(encoded.texts.size, 0);
    assert.equal(encoded.declaredInstitutionId, undefined);
  });

  it('keeps the words of "other" only where "other" was chosen', () => {
    const other = { role: 'Dean' };
    assert.equal(encodeAnswers(SMALL, 'core', answersOf({ role: code(3) }, other)).texts.get('role'), 'Dean');
    assert.equal(encodeAnswers(SMALL, 'core', answersOf({ role: code(1) }, other)).texts.size, 0);
    assert.equal(encodeAnswers(SMALL, 'core', answersOf({ role: declined }, other)).texts.size, 0);
  });

  it('stores nothing ticked and blank text as skipped', () => {
    const answers = answersOf({
      teaches: code(2),
      why_not: codes(),
      hours: number(20),
      comment: text('\u0001'),
    });
    const { codes: stored } = encodeAnswers(SMALL, 'core', answers);
    assert.deepEqual(stored.slice(2, 5), [-2, -2, -2]);
    assert.equal(stored.at(-1), -2);
  });

  it('refuses answers that nobody can have given, as a bug of the caller', () => {
    const wrong = [
      { role: code(4) },
      { role: code(0) },
      { role: text('lecturer') },
      { teaches: code(2), why_not: codes(4) },
      { hours: number(Number.NaN) },
      { hours: number(-1) },
      { nothing: code(1) },
    ];
    for (const byItem of wrong) {
      assert.throws(() => encodeAnswers(SMALL, 'core', answersOf(byItem)), RangeError);
    }
  });
});

describe('decoding answers', () => {
  const stored = [3, 2, 1, 0, 0, -4, -1, 12, -2, -2, -2, 1, 1];

  it('gives an answer for every item', () => {
    const apart = { texts: new Map([['comment', 'words']]), declaredInstitutionId: 'ab12' };
    const answers = decodeAnswers(SMALL, stored, apart);
    assert.equal(answers.size, SMALL.items.length);
    assert.deepEqual(answers.get('why_not'), codes(1));
    assert.deepEqual(answers.get('prep_a'), { kind: 'missing', missing: 'not-applicable' });
    assert.deepEqual(answers.get('prep_b'), { kind: 'missing', missing: 'not-shown' });
    assert.deepEqual(answers.get('hours'), number(12));
    assert.deepEqual(answers.get('top'), { kind: 'missing', missing: 'skipped' });
    assert.deepEqual(answers.get('home'), institution);
    assert.deepEqual(answers.get('comment'), text('words'));
  });

  it('refuses an array of another length', () => {
    assert.throws(() => decodeAnswers(SMALL, stored.slice(1)), RangeError);
    assert.throws(() => decodeAnswers(SMALL, [...stored, 1]), RangeError);
  });
});
