/** The rows of a list of waves: what they cost. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { makeWaveRows } from '../../../server/study/wave-rows.ts';
import { translateFor } from '../../support/app.ts';
import { aRelease, aStudy, aWave } from '../../support/builders.ts';

describe('the rows of a list of waves', () => {
  it('read each release once, however often the list is shown', async () => {
    const read: string[] = [];
    const release = { ...aRelease({ releaseId: 'r1' }), number: 1 };
    const received = { kind: 'band', from: 10, to: 14 };
    const content = JSON.stringify({ participation: { received } });
    const rows = makeWaveRows({
      studies: { byId: async () => aStudy() },
      releases: {
        ofWave: async () => [release],
        byId: async (_studyId, releaseId) => {
          read.push(releaseId);
          return { ...release, content };
        },
      },
      ballots: { countOfWave: async () => assert.fail('it counted ballots') },
      t: translateFor('en-GB'),
    });
    for (const reader of ['public', 'results', 'public'] as const) {
      const [row] = await rows([aWave({ publishedReleaseId: 'r1' })], reader);
      assert.equal(row?.responses, '10 to 14');
    }
    assert.deepEqual(read, ['r1']);
  });
});
