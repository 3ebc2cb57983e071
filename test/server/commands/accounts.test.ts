/** Accounts and roles on the command line: links, roles of one institution, and what the logs keep of it. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';

import { openRegistry } from '../../../data/registry/open-registry.ts';
import { aCommandLine, type Settings } from './command-line.ts';

const ADA = ['--email', 'ada@example.org'];

/** With the account of Ada, and a study that has the institution north. */
async function anOffice(test: TestContext) {
  const commandLine = aCommandLine(test);
  const { folder, readout } = commandLine;
  const done = async (...words: readonly string[]) => {
    const { exitCode, results, messages } = await readout(...words);
    assert.equal(exitCode, 0, messages);
    return results.join('\n');
  };
  await done('account', 'create', ...ADA, '--name', 'Ada');
  const studyId = await done(
    ...['study', 'create', '--title', 'Ours', '--organisation', 'A society', '--contact', 'c@example.org'],
  );
  const institutions = join(folder, 'institutions.csv');
  writeFileSync(institutions, 'id,name,eligible\nnorth,Northbridge,12\n');
  await done(
    ...['wave', 'create', '--study', studyId, '--slug', 'first', '--title', 'First'],
    ...['--instrument', 'educator-readiness/1', '--opens', '2026-01-01', '--closes', '2099-01-01'],
    ...['--institutions', institutions],
  );
  return {
    ...commandLine,
    done,
    studyId,
    as: (role: string) => [...ADA, '--study', studyId, '--role', role],
  };
}

async function registryIn(folder: string) {
  return openRegistry({ file: join(folder, 'var/registry/registry.db') });
}

describe('the link of a new account', () => {
  const linkWith = async (test: TestContext, settings: Settings) => {
    const { readout } = aCommandLine(test, settings);
    return (await readout('account', 'create', ...ADA, '--name', 'Ada')).results[0] ?? '';
  };

  it('leads to the address of the server, with its key behind the #', async (test) => {
    assert.match(
      await linkWith(test, { PUBLIC_ORIGIN: 'https://readout.example.org' }),
      /^https:\/\/readout\.example\.org\/account\/set-up#[\w-]{43}$/,
    );
    assert.match(
      await linkWith(test, { PORT: '3100' }),
      /^http:\/\/localhost:3100\/account\/set-up#[\w-]{43}$/,
    );
  });

  it('is a path only where the system chooses the port, which nobody knows here', async (test) => {
    assert.match(await linkWith(test, { PORT: '0' }), /^\/account\/set-up#[\w-]{43}$/);
  });
});

describe('a role for one institution', () => {
  it('is for institution leads only', async (test) => {
    const { readout, done, as } = await anOffice(test);
    const { exitCode, messages } = await readout(
      'account',
      'grant',
      ...as('steward'),
      '--institution',
      'north',
    );
    assert.equal(exitCode, 2);
    assert.match(messages, /--institution is for the role institution-lead only/);
    assert.equal(
      await done('account', 'grant', ...as('institution-lead'), '--institution', 'north'),
      'granted',
    );
    assert.match(await done('account', 'list'), /institution-lead [0-9a-f]{32} north$/m);
  });

  it('is for an institution that the study has', async (test) => {
    const { readout, done, as } = await anOffice(test);
    const { exitCode, messages } = await readout(
      ...['account', 'grant', ...as('institution-lead'), '--institution', 'nowhere'],
    );
    assert.equal(exitCode, 1);
    assert.match(messages, /has no institution nowhere/);
    assert.doesNotMatch(await done('account', 'list'), /institution-lead/);
  });

  it('can be taken back, whichever role had it before there was this rule', async (test) => {
    const { folder, studyId, done, as } = await anOffice(test);
    const registry = await registryIn(folder);
    const { accounts, grants } = registry.repositories;
    const { accountId } = (await accounts.byEmail('ada@example.org')) ?? assert.fail('no account');
    await grants.grant({ studyId, accountId, role: 'steward', institutionId: 'gone' });
    await registry.close();
    assert.equal(await done('account', 'revoke', ...as('steward'), '--institution', 'gone'), 'revoked');
  });
});

describe('what is done to accounts and roles', () => {
  it('is entered in the logs, by account and not by address', async (test) => {
    const { folder, studyId, done, as } = await anOffice(test);
    await done('account', 'create', '--email', 'op@example.org', '--name', 'Op', '--operator');
    await done('account', 'grant', ...as('institution-lead'), '--institution', 'north');
    await done('account', 'revoke', ...as('institution-lead'), '--institution', 'north');

    const registry = await registryIn(folder);
    const { accounts, audit } = registry.repositories;
    const ada = (await accounts.byEmail('ada@example.org'))?.accountId;
    const operator = (await accounts.byEmail('op@example.org'))?.accountId;
    const [ofInstallation, ofStudy] = [await audit.ofInstallation(), await audit.ofStudy(studyId)];
    await registry.close();
    const inWords = (entries: readonly { accountId: string; action: string; detail: string }[]) =>
      entries.map(({ accountId, action, detail }) => `${accountId}|${action} ${detail}`).toSorted();
    assert.deepEqual(inWords(ofInstallation), [`|account-created ${ada}`, `|operator-created ${operator}`]);
    assert.deepEqual(inWords(ofStudy.filter(({ action }) => action.startsWith('role-'))), [
      `|role-granted institution-lead ${ada} north`,
      `|role-revoked institution-lead ${ada} north`,
    ]);
  });

  it('leaves nothing where it is refused', async (test) => {
    const { folder, studyId, readout, as } = await anOffice(test);
    assert.equal((await readout('account', 'create', ...ADA, '--name', 'Again')).exitCode, 1);
    assert.equal((await readout('account', 'revoke', ...as('coder'))).exitCode, 1);
    for (const email of ['ada', 'a b@example.org', 'ada\u0007@example.org']) {
      assert.equal((await readout('account', 'create', '--email', email, '--name', 'No')).exitCode, 2);
    }
    const registry = await registryIn(folder);
    const { audit } = registry.repositories;
    assert.equal((await audit.ofInstallation()).length, 1);
    assert.deepEqual(
      (await audit.ofStudy(studyId)).filter(({ action }) => action.startsWith('role-')),
      [],
    );
    await registry.close();
  });
});
