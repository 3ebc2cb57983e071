/** The people of the demonstration. Their passwords are made anew for each installation and shown once. */

import type { AccountsRepository } from '../../data/registry/accounts.repository.ts';
import type { GrantsRepository } from '../../data/registry/grants.repository.ts';

export interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly role: 'steward' | 'institution-lead' | 'researcher';
  readonly password: string;
}

export interface DemoAccountsDependencies {
  readonly accounts: Pick<AccountsRepository, 'create'>;
  readonly grants: Pick<GrantsRepository, 'grant'>;
  readonly hashPassword: (password: string) => Promise<string>;
  readonly randomBytes: (count: number) => Buffer;
  readonly newId: () => string;
}

export interface RenewDemoAccountsDependencies
  extends Pick<DemoAccountsDependencies, 'hashPassword' | 'randomBytes'> {
  readonly accounts: Pick<AccountsRepository, 'byEmail' | 'setPasswordHash'>;
}

const PEOPLE = [
  { email: 'steward@readout.example', name: 'Sam Steward', role: 'steward' },
  { email: 'lead@readout.example', name: 'Lee Lead', role: 'institution-lead' },
  { email: 'researcher@readout.example', name: 'Robin Researcher', role: 'researcher' },
] as const;

/** 15 bytes in groups that can be read aloud: 24 characters. */
const PASSWORD_BYTES = 15;

export interface DemoScope {
  /** Studies in which the steward and the researcher may do what their roles allow. */
  readonly studyIds: readonly string[];
  /** The study and institution that the lead speaks for. */
  readonly leadOf: { readonly studyId: string; readonly institutionId: string };
}

/** Accounts that are already there are left alone and not told. */
export async function createDemoAccounts(
  dependencies: DemoAccountsDependencies,
  scope: DemoScope,
): Promise<readonly DemoAccount[]> {
  const { accounts, grants, hashPassword, randomBytes, newId } = dependencies;
  const created: DemoAccount[] = [];
  for (const { email, name, role } of PEOPLE) {
    const password = makePassword(randomBytes);
    const accountId = newId();
    const passwordHash = await hashPassword(password);
    const outcome = await accounts.create({ accountId, email, name, passwordHash, isOperator: false });
    if (outcome === 'email-taken') continue;
    for (const place of placesOf(role, scope)) await grants.grant({ accountId, role, ...place });
    created.push({ email, name, role, password });
  }
  return created;
}

/** For a demonstration that is there already: its people with new passwords, since the old ones are kept nowhere. */
export async function renewDemoAccounts({
  accounts,
  hashPassword,
  randomBytes,
}: RenewDemoAccountsDependencies): Promise<readonly DemoAccount[]> {
  const renewed: DemoAccount[] = [];
  for (const { email, name, role } of PEOPLE) {
    const account = await accounts.byEmail(email);
    if (account === undefined) continue;
    const password = makePassword(randomBytes);
    await accounts.setPasswordHash(account.accountId, await hashPassword(password));
    renewed.push({ email, name, role, password });
  }
  return renewed;
}

function placesOf(role: DemoAccount['role'], { studyIds, leadOf }: DemoScope) {
  if (role === 'institution-lead') return [leadOf];
  return studyIds.map((studyId) => ({ studyId, institutionId: undefined }));
}

function makePassword(randomBytes: (count: number) => Buffer): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  // 31 letters: bytes from 248 up would favour the first ones.
  const drawn: string[] = [];
  while (drawn.length < PASSWORD_BYTES) {
    for (const byte of randomBytes(PASSWORD_BYTES)) if (byte < 248) drawn.push(letters.charAt(byte % 31));
  }
  return [0, 5, 10].map((start) => drawn.slice(start, start + 5).join('')).join('-');
}
