/**
 * What follows from the one secret that only the respondent holds.
 *
 * Nullifier, receipt and resume code are domain-separated hashes of it within a wave, so a repetition from
 * anywhere gives the same ones. What the store keeps are hashes of the receipt and of the resume code in turn,
 * so nobody who reads the store can withdraw a ballot, open a draft, or join a text to a ballot.
 */

import { createHmac, hkdfSync } from 'node:crypto';

import { CODE_BYTES, toWrittenCode } from './written-code.ts';

const SECRET_BYTES = 32;

export interface WaveKey {
  readonly studyId: string;
  readonly waveId: string;
}

export interface RespondentCodes {
  /** Part of the ballot's key: one ballot for each secret. */
  readonly nullifier: string;
  /** Takes the ballot back. */
  readonly receipt: string;
  /** Opens the draft again. */
  readonly resumeCode: string;
}

export function makeSecret(randomBytes: (count: number) => Buffer): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** A secret as it stands in a hidden field; undefined if it is none or was cut. */
export function parseSecret(sent: unknown): string | undefined {
  if (typeof sent !== 'string') return undefined;
  const bytes = Buffer.from(sent, 'base64url');
  const isWhole = bytes.length === SECRET_BYTES && bytes.toString('base64url') === sent;
  return isWhole ? sent : undefined;
}

export function codesOf(secret: string, wave: WaveKey): RespondentCodes {
  const bytes = Buffer.from(secret, 'base64url');
  return {
    nullifier: derive(bytes, wave, 'nullifier', 32).toString('hex'),
    receipt: toWrittenCode(derive(bytes, wave, 'receipt', CODE_BYTES)),
    resumeCode: toWrittenCode(derive(bytes, wave, 'resume code', CODE_BYTES)),
  };
}

export function withdrawalHashOf(receipt: string, wave: WaveKey): string {
  return hash('withdrawal', receipt, wave);
}

export function textHashOf(receipt: string, wave: WaveKey): string {
  return hash('texts', receipt, wave);
}

/** Where a draft is kept, and the key that its body is encrypted with. */
export function draftKeysOf(
  resumeCode: string,
  wave: WaveKey,
): { readonly draftHash: string; readonly encryptionKey: Buffer } {
  return {
    draftHash: hash('draft', resumeCode, wave),
    encryptionKey: derive(Buffer.from(resumeCode), wave, 'draft encryption', 32),
  };
}

function derive(secret: Buffer, { studyId, waveId }: WaveKey, use: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, `${studyId}/${waveId}`, `readout v1 ${use}`, bytes));
}

function hash(use: string, code: string, { studyId, waveId }: WaveKey): string {
  return createHmac('sha256', `readout v1 ${use}`).update(`${studyId}/${waveId}/${code}`).digest('hex');
}
