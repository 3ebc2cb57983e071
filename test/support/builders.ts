/** Small things for tests: only what matters to a test is visible in it. */

import type { Ballot } from '../../data/ballots/ballots.repository.ts';
import type { Draft } from '../../data/ballots/drafts.repository.ts';
import type { FreeText } from '../../data/ballots/texts.repository.ts';
import type { WaveState } from '../../data/ballots/wave-states.repository.ts';
import type { Account } from '../../data/registry/accounts.repository.ts';
import type { Institution } from '../../data/registry/institutions.repository.ts';
import type { PublishedInstrument } from '../../data/registry/instruments.repository.ts';
import type { StoredRelease } from '../../data/registry/releases.repository.ts';
import type { Study } from '../../data/registry/studies.repository.ts';
import type { Wave } from '../../data/registry/waves.repository.ts';

export function aBallot(given: Partial<Ballot> = {}): Ballot {
  const nullifier = given.nullifier ?? 'n1';
  return {
    studyId: 'study1',
    waveId: 'wave1',
    stratumId: 'none',
    contactPeriod: 0,
    mode: 'confidential',
    channel: 'web',
    withdrawalHash: `withdrawal of ${nullifier}`,
    declaredInstitutionId: undefined,
    answers: [1, 2, -2],
    ...given,
    nullifier,
  };
}

export function aText(given: Partial<FreeText> = {}): FreeText {
  return {
    studyId: 'study1',
    waveId: 'wave1',
    textHash: 't1',
    itemId: 'barriers',
    text: 'No time.',
    ...given,
  };
}

export function aDraft(given: Partial<Draft> = {}): Draft {
  return {
    studyId: 'study1',
    waveId: 'wave1',
    draftHash: 'd1',
    expiresOn: '2026-04-01',
    body: 'c2VjcmV0',
    ...given,
  };
}

export function aWaveState(given: Partial<WaveState> = {}): Omit<WaveState, 'state' | 'contactPeriod'> {
  return {
    studyId: 'study1',
    waveId: 'wave1',
    instrumentHash: 'hash1',
    form: 'full',
    mode: 'confidential',
    strata: ['none'],
    publicKeys: {},
    ...given,
  };
}

export function anAccount(given: Partial<Account> = {}): Account {
  const accountId = given.accountId ?? 'account1';
  return {
    email: `${accountId}@example.org`,
    name: 'Ada Steward',
    passwordHash: undefined,
    isOperator: false,
    ...given,
    accountId,
  };
}

export function aStudy(given: Partial<Study> = {}): Study {
  return {
    studyId: 'study1',
    title: 'AI readiness',
    organisation: 'A society',
    contactEmail: 'study@example.org',
    settings: {},
    ...given,
  };
}

export function aWave(given: Partial<Wave> = {}): Wave {
  const waveId = given.waveId ?? 'wave1';
  return {
    studyId: 'study1',
    slug: waveId,
    title: 'First wave',
    state: 'open',
    instrumentHash: 'hash1',
    form: 'full',
    mode: 'confidential',
    locale: 'en-GB',
    timeZone: 'Europe/London',
    opensOn: '2026-03-02',
    closesOn: '2026-04-01',
    draftDays: 14,
    policy: 'staff',
    invited: undefined,
    interimReleases: false,
    notice: '',
    publishedReleaseId: undefined,
    previousWaveId: undefined,
    ...given,
    waveId,
  };
}

export function anInstitution(given: Partial<Institution> = {}): Institution {
  const institutionId = given.institutionId ?? 'institution1';
  return { studyId: 'study1', name: `University ${institutionId}`, country: 'GB', ...given, institutionId };
}

export function anInstrument(given: Partial<PublishedInstrument> = {}): PublishedInstrument {
  return {
    instrumentHash: 'hash1',
    instrumentId: 'educator-readiness',
    version: 1,
    structure: '{"id":"educator-readiness"}',
    textsByLocale: { 'en-GB': '{"title":"Readiness"}' },
    ...given,
  };
}

export function aRelease(given: Partial<StoredRelease> = {}): Omit<StoredRelease, 'number'> {
  return {
    studyId: 'study1',
    waveId: 'wave1',
    releaseId: 'release1',
    kind: 'final',
    releasedOn: '2026-04-01',
    content: '{"format":1}',
    statistics: '{}',
    log: '{}',
    ...given,
  };
}
