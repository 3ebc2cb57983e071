/**
 * Answers that were not sent yet, encrypted so that only the resume code opens them.
 *
 * The body holds the secret as well: whoever types the code on another device goes on with the same secret, and
 * so gets the same receipt and can send no second ballot.
 */

import { createCipheriv, createDecipheriv } from 'node:crypto';

import * as z from 'zod';

import type { TypedFields } from './typed-fields.ts';

export interface Draft {
  readonly secret: string;
  /** The page to open when the respondent comes back; '' is the first. */
  readonly pageId: string;
  readonly typed: TypedFields;
  /** Pages that were saved and went through. */
  readonly visited: ReadonlySet<string>;
  /** Items that the respondent chose to leave blank, so that nobody asks again. */
  readonly leftBlank: ReadonlySet<string>;
}

export function emptyDraft(secret: string): Draft {
  return { secret, pageId: '', typed: new Map(), visited: new Set(), leftBlank: new Set() };
}

const storedDraft = z.object({
  secret: z.string(),
  pageId: z.string(),
  typed: z.array(z.tuple([z.string(), z.array(z.string())])),
  visited: z.array(z.string()),
  leftBlank: z.array(z.string()),
});

const CIPHER = 'aes-256-gcm';
export const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** @returns base64 of nonce, ciphertext and tag. @param nonce - 12 random bytes, never used twice. */
export function encryptDraft(draft: Draft, key: Buffer, nonce: Buffer): string {
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  const text = JSON.stringify({
    ...draft,
    typed: [...draft.typed],
    visited: [...draft.visited],
    leftBlank: [...draft.leftBlank],
  });
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64');
}

/** @throws if the body was changed or belongs to another code; neither happens by anything a respondent does. */
export function decryptDraft(stored: string, key: Buffer): Draft {
  const bytes = Buffer.from(stored, 'base64');
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  const { secret, pageId, typed, visited, leftBlank } = storedDraft.parse(JSON.parse(text.toString('utf8')));
  return { secret, pageId, typed: new Map(typed), visited: new Set(visited), leftBlank: new Set(leftBlank) };
}
