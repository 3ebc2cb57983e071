/** Passwords: what is taken as one, and that a wrong account costs as much as a wrong password. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hashPassword, isPassword, passwordFault } from '../../../server/account/password.ts';

const LONG = 'x'.repeat(256);

/** Whether a promise settles without the event loop turning, as it does when no hash is computed. */
async function settlesAtOnce(promise: Promise<unknown>): Promise<boolean> {
  let isSettled = false;
  void promise.then(() => {
    isSettled = true;
  });
  for (let turn = 0; turn < 1000; turn += 1) await null;
  const answer = isSettled;
  await promise;
  return answer;
}

describe('a new password', () => {
  for (const [password, repeated, fault] of [
    ['twelve signs', 'twelve signs', undefined],
    ['eleven sign', 'eleven sign', 'too-short'],
    ['', '', 'too-short'],
    // Six emoji are twelve UTF-16 units and six characters.
    ['😀😀😀😀😀😀', '😀😀😀😀😀😀', 'too-short'],
    [LONG, LONG, undefined],
    [`${LONG}x`, `${LONG}x`, 'too-long'],
    ['twelve signs', 'twelve signS', 'differs'],
    ['            ', '            ', undefined],
  ] as const) {
    it(`"${password.slice(0, 20)}" (${password.length}) is ${fault ?? 'taken'}`, () => {
      assert.equal(passwordFault(password, repeated), fault);
    });
  }
});

describe('a stored password', () => {
  it('is an argon2id hash that is never the same twice', async () => {
    const [one, other] = await Promise.all([hashPassword('twelve signs'), hashPassword('twelve signs')]);
    assert.match(one, /^\$argon2id\$/);
    assert.notEqual(one, other);
    assert.ok(!one.includes('twelve'));
  });

  it('is right for what was typed, to the last character, and wrong for anything else', async () => {
    const stored = await hashPassword('twelve signs');
    assert.equal(await isPassword(stored, 'twelve signs'), true);
    for (const wrong of ['twelve sign', 'twelve signs ', 'Twelve signs', '']) {
      assert.equal(await isPassword(stored, wrong), false);
    }
  });

  it('is right from every keyboard, whichever way it writes an accented letter', async () => {
    const stored = await hashPassword('cafe\u0301 au lait');
    assert.equal(await isPassword(stored, 'caf\u00e9 au lait'), true);
    assert.equal(await isPassword(stored, 'cafe au lait'), false);
  });

  it('may be of the greatest length', async () => {
    const stored = await hashPassword(LONG);
    assert.equal(await isPassword(stored, LONG), true);
    assert.equal(await isPassword(stored, LONG.slice(1)), false);
  });

  it('is never right where there is none', async () => {
    for (const stored of [undefined, '']) {
      assert.equal(await isPassword(stored, 'no account has this password'), false);
      assert.equal(await isPassword(stored, ''), false);
    }
  });

  it('is hashed and compared whether there is an account or not', async () => {
    const stored = await hashPassword('twelve signs');
    await isPassword(undefined, 'x');
    for (const [hash, password] of [
      [stored, 'wrong'],
      [undefined, 'wrong'],
      ['', 'wrong'],
    ] as const) {
      assert.equal(await settlesAtOnce(isPassword(hash, password)), false);
    }
    assert.equal(await settlesAtOnce(Promise.resolve(false)), true);
  });
});
