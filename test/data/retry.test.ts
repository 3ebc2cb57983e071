/** Trying again: only what failed for a passing reason, and not for ever. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { withRetry } from '../../data/retry.ts';

function failing(codes: readonly string[]) {
  let attempts = 0;
  return {
    attempts: () => attempts,
    work: async () => {
      const code = codes[attempts];
      attempts += 1;
      if (code !== undefined) throw Object.assign(new Error(`failed with ${code}`), { code });
      return 'done';
    },
  };
}

const AT_ONCE = { random: () => -0.5, patienceMs: 1 };

describe('withRetry', () => {
  it('tries again after serialization failures, deadlocks and busy files', async () => {
    const { work, attempts } = failing(['40001', '40P01', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT']);

    assert.equal(await withRetry(AT_ONCE, work), 'done');
    assert.equal(attempts(), 5);
  });

  it('passes every other error on at once', async () => {
    const { work, attempts } = failing(['23505']);

    await assert.rejects(withRetry(AT_ONCE, work), /23505/);
    assert.equal(attempts(), 1);
  });

  it('gives up when patience is over, with the last error', async () => {
    const { work, attempts } = failing(Array.from({ length: 100 }, () => '40001'));

    await assert.rejects(withRetry({ random: () => 0.5, patienceMs: 14 }, work), /40001/);
    // Pauses of 5 and 10 ms use up 14 ms; then one last attempt.
    assert.equal(attempts(), 3);
  });
});
