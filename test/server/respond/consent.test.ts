/** The participant information: its words follow from the mode and the settings, and cannot contradict them. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { RespondWave } from '../../../server/respond/respond-dependencies.ts';
import { onDatabase } from '../../support/databases.ts';
import { aFieldwork, aRespondWave, see } from '../../support/respondent.ts';

describe('the participant information', () => {
  const makeStores = onDatabase('sqlite');

  async function informationOf(given: Partial<RespondWave>): Promise<string> {
    const { app } = await aFieldwork(await makeStores(), given);
    return (await see(app, '/s/wave-one')).text;
  }

  it('says what an institution sees at which size in the confidential mode', async () => {
    const text = await informationOf({ mode: 'confidential' });
    for (const words of [
      'This study is confidential',
      '23 or more answers',
      '10 to 22',
      '5 to 9',
      'Fewer than 5',
    ]) {
      assert.ok(text.includes(words), words);
    }
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
