/**
 * Makes a release of a wave: seal, tabulate, control, store under its hash.
 *
 * Every step may be repeated: sealing twice changes nothing, and the same ballots give the same content and so
 * the same id. A process that dies leaves the job to the next one, which begins after the last completed step.
 */

import { createHash } from 'node:crypto';

import { controlRelease } from '../../analysis/disclosure/control-release.ts';
import type { ReleaseContent } from '../../analysis/disclosure/release.ts';
import type { ReleaseLog } from '../../analysis/disclosure/release-log.ts';
import type { Tabulation } from '../../analysis/tables/tables.ts';
import { makeTabulator } from '../../analysis/tables/tabulate.ts';
import type { BallotsRepository } from '../../data/ballots/ballots.repository.ts';
import type { WaveStatesRepository } from '../../data/ballots/wave-states.repository.ts';
import type { Job } from '../../data/registry/jobs.repository.ts';
import type { ReleasesRepository, StoredRelease } from '../../data/registry/releases.repository.ts';
import type { Wave, WavesRepository } from '../../data/registry/waves.repository.ts';
import { canonicalJson } from '../../survey-definitions/canonical-json.ts';
import type { Instrument } from '../../survey-definitions/instrument.ts';
import type { InstrumentShelf } from '../instrument/instrument-shelf.ts';
import { SOFTWARE_VERSION } from '../software-version.ts';
import { dayIn } from '../study/calendar-day.ts';
import type { CompleteStep, JobWork } from './run-job.ts';

export interface ReleaseJobDependencies {
  readonly waves: Pick<WavesRepository, 'byId'>;
  readonly releases: Pick<ReleasesRepository, 'store' | 'latestOfWave'>;
  readonly waveStates: Pick<WaveStatesRepository, 'seal'>;
  readonly ballots: Pick<BallotsRepository, 'readWave'>;
  readonly hideArrivalOrder: () => Promise<unknown>;
  readonly instrumentByHash: InstrumentShelf;
  readonly now: () => Date;
}

type ReleaseKind = ReleaseContent['kind'];

export function makeReleaseJob(dependencies: ReleaseJobDependencies): JobWork {
  return async (job, done) => {
    const wave = await dependencies.waves.byId(job.studyId, job.waveId);
    if (wave === undefined) throw new Error('the wave of this release is gone');
    const kind = kindOf(job);
    if (kind === 'final') await seal(dependencies, job, done);
    await storeRelease(dependencies, wave, kind);
    await done('stored', 100);
  };
}

/** After this no ballot is taken, and the files tell nothing of the order in which they came. */
async function seal({ waveStates, hideArrivalOrder }: ReleaseJobDependencies, job: Job, done: CompleteStep) {
  if (job.step !== '') return;
  if ((await waveStates.seal(job.studyId, job.waveId)) === 'not-open') {
    throw new Error('the ballot store never opened this wave');
  }
  await hideArrivalOrder();
  await done('sealed', 20);
}

async function storeRelease(dependencies: ReleaseJobDependencies, wave: Wave, kind: ReleaseKind) {
  const { releases, ballots, instrumentByHash, now } = dependencies;
  const shelved = await instrumentByHash(wave.instrumentHash);
  if (shelved === undefined) throw new Error('the instrument of this wave is not published here');
  const { instrument } = shelved;
  const tabulation = await tabulateWave(ballots, wave, instrument);
  const { content, log } = controlRelease(tabulation, {
    waveId: wave.waveId,
    kind,
    instrument,
    instrumentHash: wave.instrumentHash,
    form: wave.form,
    softwareVersion: SOFTWARE_VERSION,
    policy: wave.policy,
    invited: wave.invited ?? null,
    previous: previousOf(await releases.latestOfWave(wave.studyId, wave.waveId)),
  });
  const canonical = canonicalJson(content);
  await releases.store({
    studyId: wave.studyId,
    releaseId: createHash('sha256').update(canonical).digest('hex'),
    waveId: wave.waveId,
    kind,
    releasedOn: dayIn(wave.timeZone, now()),
    content: canonical,
    statistics: '{}',
    log: JSON.stringify(log),
  });
}

/** One pass over the ballots, a page at a time. */
export async function tabulateWave(
  ballots: Pick<BallotsRepository, 'readWave'>,
  { studyId, waveId, form }: Pick<Wave, 'studyId' | 'waveId' | 'form'>,
  instrument: Instrument,
): Promise<Tabulation> {
  const tabulator = makeTabulator(instrument, form);
  for await (const page of ballots.readWave(studyId, waveId)) {
    for (const ballot of page) tabulator.add(ballot);
  }
  return tabulator.finish();
}

function previousOf(release: StoredRelease | undefined) {
  if (release === undefined) return undefined;
  return {
    content: JSON.parse(release.content) as ReleaseContent,
    log: JSON.parse(release.log) as ReleaseLog,
  };
}

function kindOf(job: Job): ReleaseKind {
  const { payload } = job;
  const kind =
    typeof payload === 'object' && payload !== null && 'kind' in payload ? payload.kind : undefined;
  return kind === 'interim' ? 'interim' : 'final';
}
