/** A new study and its steward: both or neither, with an entry in the study's log. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { makeCreateStudy, type NewStudy } from '../../../server/study/create-study.ts';
import { anAccount } from '../../support/builders.ts';
import { onDatabase, type TestStores } from '../../support/databases.ts';

const STUDY: NewStudy = {
  title: 'Ours',
  organisation: 'A society',
  contactEmail: 'study@example.org',
  settings: { controllers: [] },
  stewardEmail: 'ada@example.org',
};

function aCreation({ registry }: TestStores) {
  let ids = 0;
  return makeCreateStudy({
    inRegistryTransaction: registry.withTransaction,
    newId: () => {
      ids += 1;
      return `id${ids}`;
    },
    now: () => new Date('2026-03-10T12:00:00Z'),
  });
}

describe('a new study', () => {
  const makeStores = onDatabase('sqlite');

  it('has its steward, and says in its log that it was made', async () => {
    const stores = await makeStores();
    const { accounts, grants, audit } = stores.registry.repositories;
    await accounts.create(anAccount({ accountId: 'ada', email: 'ada@example.org' }));
    const studyId = await aCreation(stores)(STUDY);
    assert.deepEqual(
      (await grants.ofStudy(studyId)).map(({ accountId, role }) => [accountId, role]),
      [['ada', 'steward']],
    );
    assert.deepEqual(
      (await audit.ofStudy(studyId)).map(({ action, detail }) => `${action} ${detail}`).toSorted(),
      ['role-granted steward ada', 'study-created Ours'],
    );
  });

  it('is not there where its steward is not', async () => {
    const stores = await makeStores();
    await assert.rejects(aCreation(stores)(STUDY), { code: 'account-not-found' });
    assert.deepEqual(await stores.registry.repositories.studies.list(), []);
  });
});
