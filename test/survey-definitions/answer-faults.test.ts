/** What is wrong with an answer, found for every kind of item. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { answerFaults } from '../../survey-definitions/answer-faults.ts';
import type { Answer } from '../../survey-definitions/answers.ts';
import { answersOf, code, codes, declined, number, SMALL, text } from './small-instrument.ts';

const base = { teaches: code(2) };

/** Item and fault of everything wrong with these answers beside a valid answer to the required item. */
function faultsOf(byItem: Record<string, Answer>, otherTexts: Record<string, string> = {}) {
  return answerFaults(SMALL, 'core', answersOf({ ...base, ...byItem }, otherTexts)).map(
    ({ itemId, fault }) => `${itemId}: ${fault}`,
  );
}

describe('faults of answers', () => {
  it('finds nothing wrong with valid answers, nor with leaving items blank', () => {
    assert.deepEqual(faultsOf({}), []);
    assert.deepEqual(
      faultsOf(
        {
          role: code(3),
          why_not: codes(3),
          prep_a: code(1),
          hours: number(100),
          top: codes(1, 2),
          comment: text('twenty characters!!!'),
        },
        { role: 'Dean' },
      ),
      [],
    );
  });

  it('names the item and what is wrong with it', () => {
    assert.deepEqual(faultsOf({ nothing: code(1) }), ['nothing: unknown-item']);
    assert.deepEqual(faultsOf({ prep_b: code(1) }), ['prep_b: unknown-item']);
    assert.deepEqual(faultsOf({ prep_a: code(9) }), ['prep_a: unknown-option']);
    assert.deepEqual(faultsOf({ prep_a: code(1.5) }), ['prep_a: unknown-option']);
    assert.deepEqual(faultsOf({ prep_a: declined }), ['prep_a: unknown-option']);
    assert.deepEqual(faultsOf({ why_not: codes(4) }), ['why_not: unknown-option']);
    assert.deepEqual(faultsOf({ why_not: codes(1, 3) }), ['why_not: exclusive']);
    assert.deepEqual(faultsOf({ top: codes(1, 2, 3) }), ['top: too-many']);
    assert.deepEqual(faultsOf({ hours: number(101) }), ['hours: out-of-range']);
    assert.deepEqual(faultsOf({ hours: number(2.5) }), ['hours: not-a-number']);
    assert.deepEqual(faultsOf({ hours: number(Number.NaN) }), ['hours: not-a-number']);
    assert.deepEqual(faultsOf({ hours: text('ten') }), ['hours: wrong-kind']);
    assert.deepEqual(faultsOf({ role: code(3) }, { role: 'x'.repeat(201) }), ['role: too-long']);
    assert.deepEqual(faultsOf({}, { teaches: 'words' }), ['teaches: wrong-kind']);
  });

  it('says what would have been accepted', () => {
    const [fault] = answerFaults(SMALL, 'core', answersOf({ ...base, hours: number(101) }));
    assert.deepEqual(fault, { itemId: 'hours', fault: 'out-of-range', minimum: 0, maximum: 100 });
  });

  it('asks for a required item that is shown, and takes an offered way out for an answer', () => {
    const requiredRole = {
      ...SMALL,
      items: SMALL.items.map((item) => (item.id === 'role' ? { ...item, required: true } : item)),
    };
    assert.deepEqual(answerFaults(requiredRole, 'core', answersOf(base)), [
      { itemId: 'role', fault: 'required' },
    ]);
    assert.deepEqual(answerFaults(requiredRole, 'core', answersOf({ ...base, role: declined })), []);
  });

  it('does not look at answers to items that branching hides', () => {
    const answers = answersOf({ teaches: code(1), why_not: codes(9), comment: text('x'.repeat(1000)) });
    assert.deepEqual(answerFaults(SMALL, 'core', answers), []);
  });

  it('lists the faults of several items together', () => {
    assert.equal(faultsOf({ role: code(9), hours: number(101), top: codes(1, 2, 3) }).length, 3);
  });
});
