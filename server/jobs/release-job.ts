/**
 * Makes a release of a wave: seal, tabulate, control, store under its hash.
 *
 * Every step may be repeated: sealing twice changes nothing, the same ballots give the same content and so the
 * same id, and a wave has one final release. A process that dies leaves the job to the next one, which begins
 * after the last completed step. An interim release that comes too late, when the wave is closed, is not made.
 */

import { createHash } from 'node:crypto';

import { controlRelease } from '../../analysis/disclosure/control-release.ts';
import type { ReleaseContent } from '../../analysis/disclosure/release.ts';
import type { ReleaseLog } from '../../analysis/disclosure/release-log.ts';
import { releaseStatistics } from '../../analysis/results/release-statistics.ts';
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
import { problems } from '../problem.ts';
import { SOFTWARE_VERSION } from '../software-version.ts';
import { dayIn } from '../study/calendar-day.ts';
import { type HideArrivalOrder, hideOrder } from './hide-order.ts';
import type { CompleteStep, JobWork } from './run-job.ts';

/** Repositories of the registry inside the transaction that stores. */
interface StoringParts {
  readonly waves: Pick<WavesRepository, 'setState'>;
  readonly releases: Pick<ReleasesRepository, 'store'>;
}

export interface ReleaseJobDependencies {
  readonly waves: Pick<WavesRepository, 'byId'>;
  readonly releases: Pick<ReleasesRepository, 'latestOfWave'>;
  readonly inRegistryTransaction: <T>(work: (registry: StoringParts) => Promise<T>) => Promise<T>;
  readonly waveStates: Pick<WaveStatesRepository, 'seal' | 'get'>;
  readonly ballots: Pick<BallotsRepository, 'readWave'>;
  readonly hideArrivalOrder: HideArrivalOrder;
  readonly instrumentByHash: InstrumentShelf;
  readonly now: () => Date;
}

type ReleaseKind = ReleaseContent['kind'];

export function makeReleaseJob(dependencies: ReleaseJobDependencies): JobWork {
  return async (job, done) => {
    const wave = await dependencies.waves.byId(job.studyId, job.waveId);
    if (wave === undefined) throw problems.refused('The wave of this release is gone.');
    if (kindOf(job) === 'interim') {
      await makeInterim(dependencies, wave);
    } else {
      await seal(dependencies, job, done);
      await makeFinal(dependencies, wave);
    }
    await done({ step: 'stored', progressPercent: 100 });
  };
}

/** A job that was put back may come to its turn when the wave is closed. */
async function makeInterim(dependencies: ReleaseJobDependencies, wave: Wave): Promise<void> {
  const { waveStates, releases, inRegistryTransaction } = dependencies;
  const { studyId, waveId } = wave;
  const state = await waveStates.get(studyId, waveId);
  if (wave.state !== 'open' || state?.state !== 'open') return;
  const release = await releaseOf(dependencies, wave, {
    kind: 'interim',
    previous: await releases.latestOfWave(studyId, waveId),
  });
  await inRegistryTransaction(async (registry) => {
    // Changes nothing, but holds the wave: whoever closes it waits until this release is stored.
    const held = await registry.waves.setState(studyId, waveId, { from: 'open', to: 'open' });
    if (held === 'changed') await registry.releases.store(release);
  });
}

async function makeFinal(dependencies: ReleaseJobDependencies, wave: Wave): Promise<void> {
  const { releases, inRegistryTransaction } = dependencies;
  const latest = await releases.latestOfWave(wave.studyId, wave.waveId);
  // Stored by a worker that died before it could say so. Compared with itself it would be another release.
  if (latest?.kind === 'final') return;
  const release = await releaseOf(dependencies, wave, { kind: 'final', previous: latest });
  await inRegistryTransaction((registry) => registry.releases.store(release));
}

/** After this no ballot is taken, and the files tell nothing of the order in which they came. */
async function seal({ waveStates, hideArrivalOrder }: ReleaseJobDependencies, job: Job, done: CompleteStep) {
  if (job.step !== '') return;
  if ((await waveStates.seal(job.studyId, job.waveId)) === 'not-open') {
    throw problems.refused('The ballot store never opened this wave.');
  }
  const remarks = await hideOrder(hideArrivalOrder);
  await done({ step: 'sealed', progressPercent: 20, remarks });
}

interface ReleasePlan {
  readonly kind: ReleaseKind;
  readonly previous: StoredRelease | undefined;
}

async function releaseOf(dependencies: ReleaseJobDependencies, wave: Wave, { kind, previous }: ReleasePlan) {
  const { ballots, instrumentByHash, now } = dependencies;
  const shelved = await instrumentByHash(wave.instrumentHash);
  if (shelved === undefined) throw problems.refused('The instrument of this wave is not published here.');
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
    previous: previousOf(previous),
  });
  const canonical = canonicalJson(content);
  const releaseId = createHash('sha256').update(canonical).digest('hex');
  return {
    studyId: wave.studyId,
    releaseId,
    waveId: wave.waveId,
    kind,
    releasedOn: dayIn(wave.timeZone, now()),
    content: canonical,
    statistics: JSON.stringify(releaseStatistics(content, instrument, releaseId)),
    log: JSON.stringify(log),
  };
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
