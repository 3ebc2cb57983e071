/** People who sign in, their one-time links, sessions and grants. */

import assert from 'node:assert/strict';
import { it } from 'node:test';

import type { Grant } from '../../../data/registry/grants.repository.ts';
import { anAccount, aStudy } from '../../support/builders.ts';
import { onEveryDatabase } from '../../support/databases.ts';

onEveryDatabase('accounts', (makeStores) => {
  it('finds a person by address, however it is capitalised, and by id', async () => {
    const { accounts } = (await makeStores()).registry.repositories;
    assert.equal(await accounts.create(anAccount({ email: 'Ada@Example.org' })), 'created');

    const ada = anAccount({ email: 'ada@example.org' });
    assert.deepEqual(await accounts.byEmail('ADA@example.ORG'), ada);
    assert.deepEqual(await accounts.byId('account1'), ada);
    assert.equal(await accounts.byEmail('nobody@example.org'), undefined);
    assert.equal(await accounts.byId('nobody'), undefined);
  });

  it('has one account for an address', async () => {
    const { accounts } = (await makeStores()).registry.repositories;
    await accounts.create(anAccount({ accountId: 'a', email: 'ada@example.org' }));

    assert.equal(
      await accounts.create(anAccount({ accountId: 'b', email: 'ADA@example.org' })),
      'email-taken',
    );
    assert.deepEqual(
      (await accounts.list()).map(({ accountId }) => accountId),
      ['a'],
    );
  });

  it('has no password until one is set', async () => {
    const { accounts } = (await makeStores()).registry.repositories;
    await accounts.create(anAccount({ isOperator: true }));
    assert.equal((await accounts.byId('account1'))?.passwordHash, undefined);

    await accounts.setPasswordHash('account1', '$argon2id$1');
    assert.equal((await accounts.byId('account1'))?.passwordHash, '$argon2id$1');
    assert.equal((await accounts.byId('account1'))?.isOperator, true);
  });
});

onEveryDatabase('account links', (makeStores) => {
  const link = { linkHash: 'l1', accountId: 'account1', expiresAt: '2026-03-02T12:00:00.000Z' };
  const before = '2026-03-02T11:59:59.000Z';

  it('can be looked at, and taken once', async () => {
    const { accounts, accountLinks } = (await makeStores()).registry.repositories;
    await accounts.create(anAccount());
    await accountLinks.create(link);

    assert.deepEqual(await accountLinks.find('l1', before), link);
    assert.deepEqual(await accountLinks.take('l1', before), link);
    assert.equal(await accountLinks.take('l1', before), undefined);
  });

  it('is taken by one of many who try at once', async () => {
    const { registry } = await makeStores();
    await registry.repositories.accounts.create(anAccount());
    await registry.repositories.accountLinks.create(link);
    const taken = await Promise.all(
      Array.from({ length: 10 }, () => registry.repositories.accountLinks.take('l1', before)),
    );

    assert.equal(taken.filter((found) => found !== undefined).length, 1);
  });

  it('ends every other link of the person when one is taken', async () => {
    const { accounts, accountLinks } = (await makeStores()).registry.repositories;
    await accounts.create(anAccount());
    await accountLinks.create(link);
    await accountLinks.create({ ...link, linkHash: 'l2' });
    await accountLinks.take('l2', before);

    assert.equal(await accountLinks.find('l1', before), undefined);
  });

  it('is of no use from the moment it expires', async () => {
    const { accounts, accountLinks } = (await makeStores()).registry.repositories;
    await accounts.create(anAccount());
    await accountLinks.create(link);

    assert.equal(await accountLinks.find('l1', link.expiresAt), undefined);
    assert.equal(await accountLinks.take('l1', link.expiresAt), undefined);
    await accountLinks.removeExpired(link.expiresAt);
    assert.equal(await accountLinks.find('l1', before), undefined);
  });
});

onEveryDatabase('sessions', (makeStores) => {
  const session = {
    sessionHash: 's1',
    accountId: 'account1',
    lastSeenAt: '2026-03-02T10:00:00.000Z',
    expiresAt: '2026-03-02T22:00:00.000Z',
  };

  it('begins, is touched and ends', async () => {
    const { accounts, sessions } = (await makeStores()).registry.repositories;
    await accounts.create(anAccount());
    await sessions.create(session);
    await sessions.touch('s1', '2026-03-02T10:05:00.000Z');

    assert.deepEqual(await sessions.find('s1'), { ...session, lastSeenAt: '2026-03-02T10:05:00.000Z' });
    await sessions.end('s1');
    assert.equal(await sessions.find('s1'), undefined);
  });

  it('ends everywhere for one person, and for nobody else', async () => {
    const { accounts, sessions } = (await makeStores()).registry.repositories;
    await accounts.create(anAccount({ accountId: 'account1' }));
    await accounts.create(anAccount({ accountId: 'account2' }));
    await sessions.create({ ...session, sessionHash: 'here' });
    await sessions.create({ ...session, sessionHash: 'there' });
    await sessions.create({ ...session, sessionHash: 'other', accountId: 'account2' });
    await sessions.endAllOf('account1');

    assert.equal(await sessions.find('here'), undefined);
    assert.equal(await sessions.find('there'), undefined);
    assert.equal((await sessions.find('other'))?.accountId, 'account2');
  });

  it('is removed once it has expired', async () => {
    const { accounts, sessions } = (await makeStores()).registry.repositories;
    await accounts.create(anAccount());
    await sessions.create(session);

    await sessions.removeExpired('2026-03-02T21:59:59.000Z');
    assert.notEqual(await sessions.find('s1'), undefined);
    await sessions.removeExpired(session.expiresAt);
    assert.equal(await sessions.find('s1'), undefined);
  });
});

onEveryDatabase('grants', (makeStores) => {
  const steward: Grant = {
    studyId: 'study1',
    accountId: 'account1',
    role: 'steward',
    institutionId: undefined,
  };
  const lead: Grant = { ...steward, role: 'institution-lead', institutionId: 'institution1' };

  it('lists what a person may do in every study, and who may do something in one', async () => {
    const { studies, grants } = (await makeStores()).registry.repositories;
    await studies.create(aStudy({ studyId: 'study1' }));
    await studies.create(aStudy({ studyId: 'study2' }));
    const elsewhere = { ...steward, studyId: 'study2' };
    const others = { ...steward, accountId: 'account2' };
    for (const grant of [steward, steward, lead, elsewhere, others]) await grants.grant(grant);

    assert.deepEqual(await grants.ofAccount('account1'), [lead, steward, elsewhere]);
    assert.deepEqual(await grants.ofStudy('study1'), [lead, steward, others]);
  });

  it('revokes exactly one', async () => {
    const { studies, grants } = (await makeStores()).registry.repositories;
    await studies.create(aStudy());
    await grants.grant(steward);
    await grants.grant(lead);

    assert.equal(await grants.revoke({ ...lead, institutionId: 'institution2' }), 'not-found');
    assert.equal(await grants.revoke(lead), 'revoked');
    assert.deepEqual(await grants.ofStudy('study1'), [steward]);
  });
});
