/** The secret and what follows from it; codes as people type them. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { decryptDraft, emptyDraft, encryptDraft } from '../../../server/respond/draft.ts';
import {
  codesOf,
  draftKeysOf,
  makeSecret,
  parseSecret,
  textHashOf,
  withdrawalHashOf,
} from '../../../server/respond/respondent-secret.ts';
import { parseWrittenCode, toWrittenCode } from '../../../server/respond/written-code.ts';

const WAVE = { studyId: 'study1', waveId: 'wave1' };
const SECRET = makeSecret((count) => Buffer.alloc(count, 7));

describe('a written code', () => {
  it('is sixteen characters that cannot be mistaken for each other', () => {
    assert.equal(toWrittenCode(new Uint8Array(10)), '0000-0000-0000-0000');
    assert.equal(toWrittenCode(new Uint8Array(10).fill(255)), 'ZZZZ-ZZZZ-ZZZZ-ZZZZ');
    assert.equal(toWrittenCode(Buffer.from('00443214c74254b635cf', 'hex')), '0123-4567-89AB-CDEF');
  });

  it('is read however it is typed', () => {
    const anyCode = fc.uint8Array({ minLength: 10, maxLength: 10 }).map(toWrittenCode);
    fc.assert(
      fc.property(anyCode, (code) => {
        const slips = [
          code.toLowerCase(),
          code.replaceAll('-', ''),
          ` ${code.replaceAll('-', ' ')}\n`,
          code.replaceAll('-', '–'),
          code.replaceAll('0', 'O').replaceAll('1', 'l'),
          code.replaceAll('0', 'o').replaceAll('1', 'I'),
        ];
        for (const slip of slips) assert.equal(parseWrittenCode(slip), code);
      }),
    );
  });

  it('is not read from anything else', () => {
    for (const typed of ['', 'R4KD', 'R4KD-7QXM-2HVP-9TCU', 'R4KD-7QXM-2HVP-9TCN-0', '🙂'.repeat(16)]) {
      assert.equal(parseWrittenCode(typed), undefined);
    }
  });
});

describe('the secret', () => {
  it('gives the same codes every time, others in another wave, and no two alike', () => {
    const codes = codesOf(SECRET, WAVE);
    assert.deepEqual(codesOf(SECRET, WAVE), codes);
    const elsewhere = codesOf(SECRET, { ...WAVE, waveId: 'wave2' });
    const all = [
      ...Object.values(codes),
      ...Object.values(elsewhere),
      withdrawalHashOf(codes.receipt, WAVE),
      textHashOf(codes.receipt, WAVE),
      draftKeysOf(codes.resumeCode, WAVE).draftHash,
    ];
    assert.equal(new Set(all).size, all.length);
  });

  it('is taken whole or not at all', () => {
    assert.equal(parseSecret(SECRET), SECRET);
    for (const sent of [
      SECRET.slice(1),
      `${SECRET}A`,
      `${SECRET}=`,
      '',
      undefined,
      [SECRET],
      'ü'.repeat(43),
    ]) {
      assert.equal(parseSecret(sent), undefined);
    }
  });
});

describe('a draft', () => {
  const { encryptionKey } = draftKeysOf(codesOf(SECRET, WAVE).resumeCode, WAVE);
  const nonce = Buffer.alloc(12, 1);

  it('comes back as it was under its own code', () => {
    const draft = {
      ...emptyDraft(SECRET),
      pageId: 'scale',
      typed: new Map([['a.imp', ['5']]]),
      visited: new Set(['you']),
      leftBlank: new Set(['prep']),
    };
    assert.deepEqual(decryptDraft(encryptDraft(draft, encryptionKey, nonce), encryptionKey), draft);
  });

  it('does not open under another code, or changed', () => {
    const body = encryptDraft(emptyDraft(SECRET), encryptionKey, nonce);
    const other = draftKeysOf('0000-0000-0000-0000', WAVE).encryptionKey;
    assert.throws(() => decryptDraft(body, other));
    const bytes = Buffer.from(body, 'base64');
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    assert.throws(() => decryptDraft(bytes.toString('base64'), encryptionKey));
  });
});
