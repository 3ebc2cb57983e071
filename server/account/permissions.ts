/** Who may do what: the one matrix, read by every route and printed in the README. */

/** What can be done to a study. */
export const ACTIONS = [
  'see-results',
  'break-down-results',
  'see-fieldwork',
  'run-wave',
  'publish-release',
  'export-ballots',
] as const;

export type Action = (typeof ACTIONS)[number];

export type Role = 'steward' | 'institution-lead' | 'researcher' | 'coder';

/** A role in a study: for the whole of it (undefined), or for one institution, where it gives less. */
export interface HeldGrant {
  readonly studyId: string;
  readonly role: Role;
  readonly institutionId: string | undefined;
}

export interface SignedInAccount {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  /** Operators run the installation; that gives them no study's results. */
  readonly isOperator: boolean;
  readonly grants: readonly HeldGrant[];
}

export const PERMISSIONS: Readonly<Record<Role, readonly Action[]>> = {
  steward: [
    'see-results',
    'break-down-results',
    'see-fieldwork',
    'run-wave',
    'publish-release',
    'export-ballots',
  ],
  'institution-lead': ['see-results', 'break-down-results'],
  researcher: ['see-results', 'break-down-results', 'export-ballots'],
  coder: [],
};

/** All that any role gives which is limited to one institution: to see what the whole study found. */
export const SCOPED_ACTIONS: readonly Action[] = ['see-results', 'break-down-results'];

/** The one role that can be limited to an institution; the others are about the whole study. */
export const SCOPED_ROLE: Role = 'institution-lead';

/** @param account - who asks; undefined for nobody. */
export function may(account: SignedInAccount | undefined, action: Action, studyId: string): boolean {
  return (account?.grants ?? []).some((grant) => grant.studyId === studyId && gives(grant, action));
}

function gives({ role, institutionId }: HeldGrant, action: Action): boolean {
  const isInScope = institutionId === undefined || SCOPED_ACTIONS.includes(action);
  return isInScope && PERMISSIONS[role].includes(action);
}

/** Studies in which the account has any role. */
export function studiesOf(account: SignedInAccount): readonly string[] {
  return [...new Set(account.grants.map((grant) => grant.studyId))];
}
