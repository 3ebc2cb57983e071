/** Who may do what: the matrix, written out a second time by hand. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  ACTIONS,
  type Action,
  may,
  type Role,
  type SignedInAccount,
  studiesOf,
} from '../../../server/account/permissions.ts';

/** In the order of ACTIONS: results, breakdowns, fieldwork, run, publish, export. */
const EXPECTED: Readonly<Record<Role, string>> = {
  steward: 'yes yes yes yes yes yes',
  'institution-lead': 'yes yes no no no no',
  researcher: 'yes yes no no no yes',
  coder: 'no no no no no no',
};

function anAccountWith(...grants: SignedInAccount['grants']): SignedInAccount {
  return { accountId: 'a', name: 'Ada', email: 'ada@example.org', isOperator: false, grants };
}

const inStudy = (role: Role, studyId = 'ours') => ({ studyId, role, institutionId: undefined });
const answer = (account: SignedInAccount | undefined, studyId = 'ours') =>
  ACTIONS.map((action: Action) => (may(account, action, studyId) ? 'yes' : 'no')).join(' ');

describe('permissions', () => {
  it('are about results, breakdowns, fieldwork, running, publishing and exporting', () => {
    assert.deepEqual(ACTIONS, [
      'see-results',
      'break-down-results',
      'see-fieldwork',
      'run-wave',
      'publish-release',
      'export-ballots',
    ]);
  });

  for (const [role, expected] of Object.entries(EXPECTED) as [Role, string][]) {
    it(`of a ${role} are ${expected}, in the own study only`, () => {
      assert.equal(answer(anAccountWith(inStudy(role))), expected);
      assert.equal(answer(anAccountWith(inStudy(role)), 'another'), 'no no no no no no');
    });
  }

  for (const [role, expected] of [
    ['institution-lead', 'yes yes no no no no'],
    ['steward', 'yes yes no no no no'],
    ['researcher', 'yes yes no no no no'],
    ['coder', 'no no no no no no'],
  ] as const) {
    it(`of a ${role} of one institution are ${expected}: nothing that is about the whole study`, () => {
      assert.equal(answer(anAccountWith({ ...inStudy(role), institutionId: 'north' })), expected);
    });
  }

  it('are none for nobody, for an account without a role, and for an operator', () => {
    const none = 'no no no no no no';
    assert.equal(answer(undefined), none);
    assert.equal(answer(anAccountWith()), none);
    assert.equal(answer({ ...anAccountWith(), isOperator: true }), none);
  });

  it('of two roles in a study add up, and do not reach from one study into another', () => {
    const account = anAccountWith(inStudy('coder'), inStudy('researcher'), inStudy('steward', 'theirs'));
    assert.equal(answer(account), EXPECTED.researcher);
    assert.equal(answer(account, 'theirs'), EXPECTED.steward);
  });

  it('name each study once', () => {
    const account = anAccountWith(inStudy('coder'), inStudy('researcher'), inStudy('steward', 'theirs'));
    assert.deepEqual([...studiesOf(account)].sort(), ['ours', 'theirs']);
  });
});
