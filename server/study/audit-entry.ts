/** One entry of the log of what was done: when, by whom, what, to what. */

import type { AuditEntry } from '../../data/registry/audit.repository.ts';

export interface AuditDependencies {
  readonly newId: () => string;
  readonly now: () => Date;
}

export type Deed = Pick<AuditEntry, 'accountId' | 'action' | 'detail'>;

/** @param deed - its account is '' for the server itself and for its command line. */
export function auditEntry({ newId, now }: AuditDependencies, deed: Deed): Omit<AuditEntry, 'studyId'> {
  return { entryId: newId(), at: now().toISOString(), ...deed };
}
