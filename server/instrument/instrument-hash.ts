/** What freezes a published instrument: the SHA-256 of its structure as canonical JSON. */

import { createHash } from 'node:crypto';

import { canonicalJson } from '../../survey-definitions/canonical-json.ts';

/** @returns 64 hex digits. */
export function instrumentHash(structure: unknown): string {
  return createHash('sha256').update(canonicalJson(structure)).digest('hex');
}
