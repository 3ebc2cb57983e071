/** Branching: which items a respondent sees. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { answersToHiddenItems, isTrue, shownItems } from '../../survey-definitions/branching.ts';
import { answersOf, code, codes, declined, number, SMALL, text } from './small-instrument.ts';

describe('branching', () => {
  it('shows an item only once its condition holds', () => {
    assert.equal(shownItems(SMALL, 'core', answersOf({})).has('why_not'), false);
    assert.equal(shownItems(SMALL, 'core', answersOf({ teaches: code(1) })).has('why_not'), false);
    assert.equal(shownItems(SMALL, 'core', answersOf({ teaches: code(2) })).has('why_not'), true);
  });

  it('counts an answer to a hidden item as no answer for later conditions', () => {
    const changedMind = answersOf({ teaches: code(1), why_not: codes(1) });
    assert.equal(shownItems(SMALL, 'core', changedMind).has('comment'), false);
    assert.deepEqual(answersToHiddenItems(SMALL, 'core', changedMind), ['why_not']);
  });

  it('never shows an item of the full form in the core form', () => {
    assert.equal(shownItems(SMALL, 'core', answersOf({})).has('prep_b'), false);
    assert.equal(shownItems(SMALL, 'full', answersOf({})).has('prep_b'), true);
  });

  it('takes none of the kinds of missing, no blank text and no empty list for an answer', () => {
    const answered = (item: string) => ({ item, answered: true });
    assert.equal(isTrue(answered('role'), SMALL, answersOf({ role: declined })), false);
    assert.equal(isTrue(answered('comment'), SMALL, answersOf({ comment: text(' \n') })), false);
    assert.equal(isTrue(answered('why_not'), SMALL, answersOf({ why_not: codes() })), false);
    assert.equal(isTrue(answered('hours'), SMALL, answersOf({ hours: number(0) })), true);
    assert.equal(isTrue({ item: 'hours', answered: false }, SMALL, answersOf({})), true);
  });

  it('knows all, any, not, chosen options and least numbers', () => {
    const answers = answersOf({ role: code(2), top: codes(1, 3), hours: number(10) });
    const chose = (item: string, ...options: string[]) => ({ item, chose: options });
    assert.equal(isTrue(chose('role', 'lecturer', 'tutor'), SMALL, answers), true);
    assert.equal(isTrue(chose('top', 'b'), SMALL, answers), false);
    assert.equal(isTrue({ all: [chose('top', 'c'), { item: 'hours', atLeast: 10 }] }, SMALL, answers), true);
    assert.equal(isTrue({ all: [chose('top', 'c'), chose('top', 'b')] }, SMALL, answers), false);
    assert.equal(isTrue({ any: [chose('top', 'c'), chose('top', 'b')] }, SMALL, answers), true);
    assert.equal(isTrue({ not: { item: 'hours', atLeast: 10.5 } }, SMALL, answers), true);
    assert.equal(isTrue(chose('role', 'constructor'), SMALL, answersOf({ role: code(9) })), false);
  });

  it('hides a whole page', () => {
    const withHiddenPage = {
      ...SMALL,
      sections: [
        {
          id: 'you',
          pages: [
            { id: 'start', items: ['teaches'] },
            { id: 'next', items: ['hours', 'top'], showIf: { item: 'teaches', chose: ['no'] } },
          ],
        },
      ],
    };
    assert.deepEqual([...shownItems(withHiddenPage, 'core', answersOf({ teaches: code(1) }))], ['teaches']);
    assert.equal(shownItems(withHiddenPage, 'core', answersOf({ teaches: code(2) })).size, 3);
  });
});
