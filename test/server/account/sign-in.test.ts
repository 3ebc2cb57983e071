/** Signing in: guesses are slowed down, everywhere alike, and nobody is shut out by somebody else. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hashPassword } from '../../../server/account/password.ts';
import { makeSignIn, type SignInTry } from '../../../server/account/sign-in.ts';

const RIGHT = 'a sentence to remember';
const STORED = hashPassword(RIGHT);

async function aSignIn() {
  let moment = Date.parse('2026-03-10T09:00:00Z');
  const passwordHash = await STORED;
  const asked: string[] = [];
  const signIn = makeSignIn({
    now: () => new Date(moment),
    accountByEmail: async (email) => {
      asked.push(email);
      if (email === 'ada@example.org') return { accountId: 'ada', passwordHash };
      return email === 'new@example.org' ? { accountId: 'new', passwordHash: undefined } : undefined;
    },
  });
  return {
    asked,
    pass: (seconds: number) => {
      moment += seconds * 1000;
    },
    tryAs: (given: Partial<SignInTry> = {}) =>
      signIn({ email: 'ada@example.org', password: 'wrong', network: 'here', ...given }),
  };
}

type Trying = Awaited<ReturnType<typeof aSignIn>>;

async function guess({ tryAs }: Trying, times: number, given: Partial<SignInTry> = {}) {
  const kinds: string[] = [];
  for (let time = 0; time < times; time += 1) {
    kinds.push((await tryAs({ ...given, password: `guess ${time}` })).kind);
  }
  return kinds;
}

describe('signing in', () => {
  it('never asks a database for an address that none can hold', async () => {
    const { tryAs, asked } = await aSignIn();
    assert.deepEqual(await tryAs({ email: 'ada@example.org\u0000', password: RIGHT }), { kind: 'refused' });
    assert.deepEqual(asked, []);
  });

  it('takes the right password, and the address in any case', async () => {
    const { tryAs } = await aSignIn();
    for (const email of ['ada@example.org', ' ADA@Example.org ']) {
      assert.deepEqual(await tryAs({ email, password: RIGHT }), { kind: 'signed-in', accountId: 'ada' });
    }
  });

  it('gives one and the same answer to a wrong password, an unknown address and an account without password', async () => {
    const { tryAs } = await aSignIn();
    for (const email of ['ada@example.org', 'nobody@example.org', 'new@example.org']) {
      assert.deepEqual(await tryAs({ email }), { kind: 'refused' });
    }
    assert.deepEqual(await tryAs({ email: 'new@example.org', password: '' }), { kind: 'refused' });
  });

  it('lets five guesses pass and then none, however many come', async () => {
    const trying = await aSignIn();
    const kinds = await guess(trying, 1000);
    assert.deepEqual(kinds.slice(0, 6), ['refused', 'refused', 'refused', 'refused', 'refused', 'wait']);
    assert.ok(kinds.slice(5).every((kind) => kind === 'wait'));
    assert.equal(trying.asked.length, 5);
  });

  it('counts guesses that come at the same moment', async () => {
    const { tryAs, asked } = await aSignIn();
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, time) => tryAs({ password: `${time}` })),
    );
    assert.equal(results.filter(({ kind }) => kind === 'refused').length, 5);
    assert.equal(asked.length, 5);
  });

  it('waits twice as long after each further guess, and never longer than 15 minutes', async () => {
    const { tryAs, pass } = await aSignIn();
    const waits: number[] = [];
    for (let time = 0; time < 20; time += 1) {
      await tryAs();
      const result = await tryAs();
      const seconds = result.kind === 'wait' ? result.seconds : 0;
      waits.push(seconds);
      pass(seconds);
    }
    // Before the fifth guess there is no wait, so the first two turns use up four guesses.
    assert.deepEqual(waits.slice(0, 6), [0, 0, 1, 2, 4, 8]);
    assert.deepEqual([...new Set(waits.slice(-5))], [900]);
  });

  it('slows down guesses at an address that there is not in the same way', async () => {
    const [known, unknown] = await Promise.all([aSignIn(), aSignIn()]);
    assert.deepEqual(await guess(known, 8), await guess(unknown, 8, { email: 'nobody@example.org' }));
  });

  it('takes the right password as soon as the wait is over', async () => {
    const trying = await aSignIn();
    await guess(trying, 5);
    assert.equal((await trying.tryAs({ password: RIGHT })).kind, 'wait');
    trying.pass(1);
    assert.equal((await trying.tryAs({ password: RIGHT })).kind, 'signed-in');
  });

  it('forgets the guesses once the right password came, and an hour after the last one', async () => {
    const trying = await aSignIn();
    await guess(trying, 4);
    await trying.tryAs({ password: RIGHT });
    assert.ok((await guess(trying, 5)).every((kind) => kind === 'refused'));

    trying.pass(3602);
    assert.ok((await guess(trying, 5)).every((kind) => kind === 'refused'));
  });

  it('lets its owner in while somebody else guesses from another network', async () => {
    const trying = await aSignIn();
    await guess(trying, 100, { network: 'attacker' });
    assert.equal((await trying.tryAs({ password: RIGHT, network: 'home' })).kind, 'signed-in');
    assert.equal((await trying.tryAs({ network: 'attacker' })).kind, 'wait');
  });

  it('slows down who tries one password on everybody, and nobody else', async () => {
    const { tryAs, asked } = await aSignIn();
    for (let person = 0; person < 60; person += 1) {
      await tryAs({ email: `person${person}@example.org`, network: 'attacker' });
    }
    assert.equal(asked.length, 50);
    assert.equal((await tryAs({ network: 'home' })).kind, 'refused');
  });

  it('does not let an own account reset what was counted of a network', async () => {
    const { tryAs, asked } = await aSignIn();
    for (let person = 0; person < 60; person += 1) {
      await tryAs({ email: `person${person}@example.org` });
      if (person === 40) await tryAs({ password: RIGHT });
    }
    assert.equal(asked.filter((email) => email.startsWith('person')).length, 50);
  });
});
