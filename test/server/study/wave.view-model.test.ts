/** The page of a wave: what it says of responses, and which buttons it has. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import * as fc from 'fast-check';

import type { Job } from '../../../data/registry/jobs.repository.ts';
import type { Wave } from '../../../data/registry/waves.repository.ts';
import { type WavePageParts, waveViewModel } from '../../../server/study/wave.view-model.ts';
import { translateFor } from '../../support/app.ts';
import { aRelease, aStudy, aWave } from '../../support/builders.ts';
import { forAll } from '../../support/for-all.ts';

type Given = Partial<Omit<WavePageParts, 'wave'>> & { readonly wave?: Partial<Wave> };

function modelOf({ wave = {}, ...given }: Given) {
  return waveViewModel(translateFor('en-GB'), {
    study: aStudy(),
    wave: aWave(wave),
    instrumentName: 'educator-readiness/1',
    ballotCount: 0,
    jobs: [],
    releases: [],
    publicOrigin: 'https://readout.example.org',
    signedInAs: 'Ada',
    mayRun: true,
    mayPublish: true,
    mayExport: true,
    ...given,
  });
}

const buttonsOf = (given: Given) => modelOf(given).actions.map(({ action }) => action.split('/').at(-1));

function aJob(given: Partial<Job>): Job {
  return {
    jobId: 'job1',
    kind: 'release',
    studyId: 'study1',
    waveId: 'wave1',
    state: 'queued',
    step: '',
    attempts: 0,
    leaseOwner: '',
    leaseUntil: '',
    progressPercent: 0,
    error: '',
    remarks: [],
    payload: { kind: 'final' },
    ...given,
  };
}

const RELEASE = { ...aRelease(), number: 1 };
const STATES = ['draft', 'open', 'closed', 'archived'] as const;

describe('the page of a wave', () => {
  it('says the same of any number of responses below 10, and of any from 10 to 22', () => {
    forAll([fc.nat(22), fc.constantFrom(...STATES)], (ballotCount, state) => {
      const least = ballotCount < 10 ? 0 : 10;
      assert.deepEqual(
        modelOf({ ballotCount, wave: { state } }),
        modelOf({ ballotCount: least, wave: { state } }),
      );
    });
  });

  it('says the exact number from 23 on', () => {
    forAll([fc.integer({ min: 23, max: 100_000 })], (ballotCount) => {
      const texts = modelOf({ ballotCount }).facts.map(({ text }) => text);
      assert.ok(texts.includes(`${ballotCount.toLocaleString('en-GB')} so far`), texts.join());
    });
  });

  it('says which of the two bands it is', () => {
    const wordsOf = (ballotCount: number) =>
      modelOf({ ballotCount }).facts.find(({ label }) => label === 'Responses')?.text;
    assert.deepEqual([0, 9, 10, 22].map(wordsOf), [
      'Fewer than 10 so far',
      'Fewer than 10 so far',
      '10 or more so far',
      '10 or more so far',
    ]);
  });

  for (const [state, interimReleases, buttons] of [
    ['draft', false, ['open']],
    ['draft', true, ['open']],
    ['open', false, ['close']],
    ['open', true, ['close', 'release']],
    ['archived', true, []],
  ] as const) {
    it(`offers ${buttons.join(', ') || 'nothing'} for a wave that is ${state}${interimReleases ? ' with interim releases' : ''}`, () => {
      assert.deepEqual(buttonsOf({ wave: { state, interimReleases } }), buttons);
      assert.deepEqual(buttonsOf({ wave: { state, interimReleases }, mayRun: false }), []);
    });
  }

  it('offers nothing that runs the wave while a release is being made, and says so', () => {
    for (const state of ['queued', 'running'] as const) {
      const given = { wave: { interimReleases: true }, jobs: [aJob({ state })] };
      assert.deepEqual(buttonsOf(given), []);
      assert.match(modelOf(given).job ?? '', /being made/);
    }
  });

  it('offers to publish a release, to take it back, and a later one to publish instead', () => {
    const closed = { state: 'closed' } as const;
    const later = { ...RELEASE, releaseId: 'release2', number: 2 };
    const isPublic = { ...closed, publishedReleaseId: 'release1' };
    assert.deepEqual(buttonsOf({ wave: closed, releases: [RELEASE] }), ['publish']);
    assert.deepEqual(buttonsOf({ wave: isPublic, releases: [RELEASE] }), ['unpublish']);
    assert.deepEqual(buttonsOf({ wave: isPublic, releases: [later, RELEASE] }), ['publish', 'unpublish']);
    assert.deepEqual(buttonsOf({ wave: isPublic, releases: [RELEASE], mayPublish: false }), []);
  });

  it('tells why a release was given up, and offers to try again, until there is one', () => {
    const failed = {
      wave: { state: 'closed' },
      jobs: [aJob({ state: 'failed', error: 'no disk space' })],
    } as const;
    assert.match(modelOf(failed).jobFailed ?? '', /no disk space/);
    assert.deepEqual(buttonsOf(failed), ['retry']);

    const again = { ...failed, jobs: [...failed.jobs, aJob({ jobId: 'job2', state: 'queued' })] };
    assert.deepEqual([modelOf(again).jobFailed, buttonsOf(again)], [null, []]);
    const made = { ...failed, releases: [RELEASE], mayPublish: false };
    assert.deepEqual([modelOf(made).jobFailed, buttonsOf(made)], [null, []]);
  });

  it('tells why a release is not there yet, and lets an open wave be closed meanwhile', () => {
    const jobs = [aJob({ state: 'queued', attempts: 1, error: 'The disk is full.' })];
    assert.match(modelOf({ jobs }).job ?? '', /not be made yet\. The disk is full\. It is tried again/);
    assert.deepEqual(buttonsOf({ jobs }), ['close']);
    assert.deepEqual(buttonsOf({ jobs, wave: { state: 'closed' } }), []);
  });

  it('says what still tells the order of arrival, each once', () => {
    const remarks = ['log-not-permitted', 'log-recycled', 'log-copied', 'commits-dated'];
    const jobs = [aJob({ state: 'failed', remarks }), aJob({ jobId: 'job2', state: 'done', remarks })];
    const { job } = modelOf({ jobs, wave: { state: 'closed' }, releases: [RELEASE] });
    assert.equal(job?.match(/The order in which responses came can still be read/g)?.length, 4);
    assert.equal(modelOf({ jobs: [aJob({ state: 'done' })] }).job, null);
  });

  it('leads to the export of a closed wave for those who may', () => {
    const hrefs = STATES.map((state) => modelOf({ wave: { state } }).exportHref);
    assert.deepEqual(hrefs, [null, null, '/waves/wave1/export', null]);
    assert.equal(modelOf({ wave: { state: 'closed' }, mayExport: false }).exportHref, null);
  });

  it('leads to results only where there is a release', () => {
    assert.equal(modelOf({}).resultsHref, null);
    assert.equal(modelOf({ releases: [RELEASE] }).resultsHref, '/results/wave1');
  });
});
