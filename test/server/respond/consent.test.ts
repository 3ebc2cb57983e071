/** The participant information: its words follow from the mode and the settings, and cannot contradict them. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { STAFF_POLICY } from '../../../analysis/disclosure/policy.ts';
import type { RespondWave } from '../../../server/respond/respond-dependencies.ts';
import { onDatabase } from '../../support/databases.ts';
import { aFieldwork, aRespondWave, see } from '../../support/respondent.ts';

describe('the participant information', () => {
  const makeStores = onDatabase('sqlite');

  async function informationOf(given: Partial<RespondWave>): Promise<string> {
    const { app } = await aFieldwork(await makeStores(), given);
    return (await see(app, '/s/wave-one')).text;
  }

  for (const mode of ['confidential', 'open', 'identified'] as const) {
    it(`says what is shown at which size in the ${mode} mode, as the policy has it`, async () => {
      const text = await informationOf({ mode });
      const { exactFrom, threshold } = STAFF_POLICY;
      for (const words of [
        `${exactFrom} or more answers`,
        `${threshold} to ${exactFrom - 1}`,
        'the number of people only as a range',
        `Fewer than ${threshold}`,
        'Nothing is shown',
      ]) {
        assert.ok(text.includes(words), words);
      }
    });

    it(`promises nothing in the ${mode} mode that is not built: no pages of institutions, no invitations`, async () => {
      const text = await informationOf({ mode });
      assert.doesNotMatch(
        text,
        /5 to 9|Fewer than 5\b|Only your own institution|each institution’s|its own answers/i,
      );
      assert.doesNotMatch(text, /your invitation|in your browser|kept encrypted/);
    });
  }

  it('says in the confidential mode that an institution does not see its own results', async () => {
    const text = await informationOf({ mode: 'confidential' });
    assert.match(text, /This study is confidential/);
    assert.match(text, /Your institution sees the results of the whole study, not its own/);
  });

  it('promises no page of an institution in the open mode', async () => {
    const text = await informationOf({ mode: 'open' });
    assert.match(text, /This study is open/);
    assert.match(text, /never feed the page of an institution/);
    assert.doesNotMatch(text, /Only your own institution sees them/);
  });

  it('promises no secrecy in the identified mode', async () => {
    const text = await informationOf({ mode: 'identified' });
    assert.match(text, /can be traced to your institution/);
    assert.doesNotMatch(text, /We keep no link/);
  });

  it('is made from the settings of the study', async () => {
    const settings = {
      introduction: 'A special introduction.',
      controllers: ['The Society', 'The University'],
      hostedBy: 'The University',
      ethicsReference: 'REC 2026/014',
      medianMinutes: 11,
      releasedFrom: '2026-05-04',
    };
    const text = await informationOf({ study: { ...aRespondWave().study, settings } });
    for (const words of [
      'A special introduction.',
      'The Society and The University, jointly',
      'The University runs the server',
      'REC 2026/014',
      'needed 11 minutes or less',
      'Results are released from 4 May 2026.',
      'until the study closes on 1 May 2026',
      'mailto:study@example.org',
    ]) {
      assert.ok(text.includes(words), words);
    }
  });

  it('states no time that nobody measured', async () => {
    assert.doesNotMatch(await informationOf({}), /minutes/);
  });

  it('cannot be made to run anything by what a steward writes', async () => {
    const settings = { controllers: [], introduction: '<img src=x onerror=alert(1)>{{nonce}}' };
    const study = { ...aRespondWave().study, title: '<b>"Title"', contactEmail: '"><script>', settings };
    const text = await informationOf({ study });
    assert.doesNotMatch(text, /<img|<b>|"><script>/);
    assert.match(text, /&lt;img src&#x3D;x/);
    assert.match(text, /\{\{nonce\}\}/);
  });
});
