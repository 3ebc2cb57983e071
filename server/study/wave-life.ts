/** The life of a wave: created as a draft, opened once, closed once. Closing queues the release and deletes the import key. */

import { createHash } from 'node:crypto';

import type { WaveStatesRepository } from '../../data/ballots/wave-states.repository.ts';
import type { AuditRepository } from '../../data/registry/audit.repository.ts';
import type { ImportKeysRepository } from '../../data/registry/import-keys.repository.ts';
import type {
  FramedInstitution,
  Institution,
  InstitutionsRepository,
} from '../../data/registry/institutions.repository.ts';
import type { JobsRepository } from '../../data/registry/jobs.repository.ts';
import type { Wave, WavesRepository } from '../../data/registry/waves.repository.ts';
import { problems } from '../problem.ts';
import { type AuditDependencies, auditEntry } from './audit-entry.ts';
import { addDays, dayIn } from './calendar-day.ts';
import { NO_STRATUM } from './stratum-of.ts';

export interface RegistryParts {
  readonly waves: WavesRepository;
  readonly institutions: InstitutionsRepository;
  readonly jobs: JobsRepository;
  readonly importKeys: Pick<ImportKeysRepository, 'remove'>;
  readonly audit: AuditRepository;
}

export interface WaveLifeDependencies extends AuditDependencies {
  readonly registry: RegistryParts;
  readonly inRegistryTransaction: <T>(work: (registry: RegistryParts) => Promise<T>) => Promise<T>;
  readonly waveStates: Pick<WaveStatesRepository, 'put' | 'open'>;
}

export type NewWave = Omit<Wave, 'waveId' | 'state' | 'publishedReleaseId'>;

/** An institution of the sampling frame. */
export type NewInstitution = Omit<Institution, 'studyId'> & Pick<FramedInstitution, 'eligible'>;

export type WaveLife = ReturnType<typeof makeWaveLife>;

export function makeWaveLife(dependencies: WaveLifeDependencies) {
  const { registry, inRegistryTransaction, waveStates, newId } = dependencies;

  return {
    /** @throws Problem 'slug-taken', 'anonymous-not-built'. */
    async create(wave: NewWave, frame: readonly NewInstitution[]): Promise<Wave> {
      if (wave.mode === 'anonymous') throw problems.anonymousNotBuilt();
      const created: Wave = { ...wave, waveId: newId(), state: 'draft', publishedReleaseId: undefined };
      await inRegistryTransaction(async ({ waves, institutions, audit }) => {
        if ((await waves.create(created)) === 'slug-taken') throw problems.slugTaken(wave.slug);
        await institutions.addMany(
          frame.map(({ eligible: _, ...institution }) => ({ studyId: wave.studyId, ...institution })),
        );
        await institutions.setFrame(wave.studyId, created.waveId, frame);
        await audit.add(entryOf(created, 'wave-created', '', dependencies));
      });
      return created;
    },

    /**
     * The ballot store gets its copy first: a wave that the registry calls open must be able to take ballots.
     * Repeated after a crash between the two stores, it completes what was begun.
     *
     * @throws Problem 'wave-closed'.
     */
    async open(wave: Wave, accountId: string): Promise<void> {
      if (wave.state === 'closed' || wave.state === 'archived') throw problems.waveClosed(wave.slug);
      const frame = await registry.institutions.frameOf(wave.studyId, wave.waveId);
      await waveStates.put({
        studyId: wave.studyId,
        waveId: wave.waveId,
        instrumentHash: wave.instrumentHash,
        form: wave.form,
        mode: wave.mode,
        strata: [NO_STRATUM, ...frame.map((institution) => institution.institutionId)],
        publicKeys: {},
      });
      await waveStates.open(wave.studyId, wave.waveId);
      await inRegistryTransaction(async ({ waves, audit }) => {
        const changed = await waves.setState(wave.studyId, wave.waveId, { from: 'draft', to: 'open' });
        if (changed === 'changed') await audit.add(entryOf(wave, 'wave-opened', accountId, dependencies));
      });
    },

    /**
     * Marks the wave closed, queues its final release and deletes its import key, all or nothing. The job seals the ballot store, so
     * a ballot that is being cast at this moment is either counted or refused. Closing a closed wave again
     * queues nothing more, unless its release was given up: then it is tried anew.
     *
     * @returns the id of the release job. @throws Problem 'wave-not-open'.
     */
    async close(wave: Wave, accountId: string): Promise<string> {
      if (wave.state === 'draft') throw problems.waveNotOpen(wave.slug);
      return inRegistryTransaction(async ({ waves, jobs, importKeys, audit }) => {
        const changed = await waves.setState(wave.studyId, wave.waveId, {
          from: 'open',
          to: 'closed',
          closesOn: closingDay(wave, dependencies.now()),
        });
        await importKeys.remove(wave.studyId, wave.waveId);
        const jobId = finalReleaseJobId(wave.waveId, await failedFinalReleases(jobs, wave));
        await jobs.enqueue({
          jobId,
          kind: 'release',
          studyId: wave.studyId,
          waveId: wave.waveId,
          payload: { kind: 'final' },
        });
        if (changed === 'changed') await audit.add(entryOf(wave, 'wave-closed', accountId, dependencies));
        return jobId;
      });
    },

    /** An interim release of the whole wave, where the wave allows it. @throws Problem 'no-interim-releases'. */
    async releaseInterim(wave: Wave, accountId: string): Promise<string> {
      if (wave.state !== 'open') throw problems.waveNotOpen(wave.slug);
      if (!wave.interimReleases) throw problems.noInterimReleases();
      const jobId = newId();
      await inRegistryTransaction(async ({ jobs, audit }) => {
        const { studyId, waveId } = wave;
        await jobs.enqueue({ jobId, kind: 'release', studyId, waveId, payload: { kind: 'interim' } });
        await audit.add(entryOf(wave, 'interim-release-asked', accountId, dependencies));
      });
      return jobId;
    },
  };
}

/** Closed before its last day, a wave was open until today: pages must not go on naming the day that was planned. */
function closingDay({ timeZone, closesOn }: Pick<Wave, 'timeZone' | 'closesOn'>, moment: Date): string {
  const tomorrow = addDays(dayIn(timeZone, moment), 1);
  return tomorrow < closesOn ? tomorrow : closesOn;
}

/** One final release a wave, however often it is asked for: so each try at it has a job with an id of its own. */
function finalReleaseJobId(waveId: string, failedBefore: number): string {
  const name = `readout:final-release:${waveId}:${failedBefore}`;
  return createHash('sha256').update(name).digest('hex').slice(0, 32);
}

async function failedFinalReleases(
  jobs: JobsRepository,
  { studyId, waveId }: Pick<Wave, 'studyId' | 'waveId'>,
): Promise<number> {
  const all = await jobs.ofWave(studyId, waveId);
  return all.filter(({ state, payload }) => state === 'failed' && isFinal(payload)).length;
}

function isFinal(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && 'kind' in payload && payload.kind === 'final';
}

function entryOf(
  wave: Pick<Wave, 'studyId' | 'slug'>,
  action: string,
  accountId: string,
  dependencies: AuditDependencies,
) {
  const { studyId, slug } = wave;
  return { studyId, ...auditEntry(dependencies, { accountId, action, detail: slug }) };
}
