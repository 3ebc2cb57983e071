/** Making the latest release of a wave public, and taking it back: each leaves an entry in the study's log. */

import type { AuditRepository } from '../../data/registry/audit.repository.ts';
import type { ReleasesRepository } from '../../data/registry/releases.repository.ts';
import type { Wave, WavesRepository } from '../../data/registry/waves.repository.ts';
import { problems } from '../problem.ts';
import { type AuditDependencies, auditEntry } from './audit-entry.ts';

export interface PublishingParts {
  readonly waves: Pick<WavesRepository, 'byId' | 'publishRelease' | 'unpublish'>;
  readonly releases: Pick<ReleasesRepository, 'ofWave'>;
  readonly audit: Pick<AuditRepository, 'add'>;
}

export interface PublishReleaseDependencies extends AuditDependencies {
  readonly inRegistryTransaction: <T>(work: (registry: PublishingParts) => Promise<T>) => Promise<T>;
}

export type PublishRelease = ReturnType<typeof makePublishRelease>;

type PublishedWave = Pick<Wave, 'studyId' | 'waveId' | 'slug'>;

/** Doing either twice changes nothing and is entered once. */
export function makePublishRelease(dependencies: PublishReleaseDependencies) {
  const { inRegistryTransaction } = dependencies;
  const enter = (
    { audit }: PublishingParts,
    { studyId, slug }: PublishedWave,
    { action, accountId, releaseId }: { action: string; accountId: string; releaseId: string },
  ) =>
    audit.add({
      studyId,
      ...auditEntry(dependencies, { accountId, action, detail: `${slug} ${releaseId}` }),
    });

  return {
    /** @returns the id of the release. @throws Problem 'release-not-found'. */
    async publish(wave: PublishedWave, accountId: string): Promise<string> {
      const { studyId, waveId } = wave;
      return inRegistryTransaction(async (registry) => {
        const releaseId = (await registry.releases.ofWave(studyId, waveId))[0]?.releaseId;
        if (releaseId === undefined) throw problems.releaseNotFound();
        if ((await publicReleaseOf(registry, wave)) === releaseId) return releaseId;
        await registry.waves.publishRelease(studyId, waveId, releaseId);
        await enter(registry, wave, { action: 'release-published', accountId, releaseId });
        return releaseId;
      });
    },

    async unpublish(wave: PublishedWave, accountId: string): Promise<void> {
      await inRegistryTransaction(async (registry) => {
        const releaseId = await publicReleaseOf(registry, wave);
        if (releaseId === undefined) return;
        await registry.waves.unpublish(wave.studyId, wave.waveId);
        await enter(registry, wave, { action: 'release-unpublished', accountId, releaseId });
      });
    },
  };
}

async function publicReleaseOf({ waves }: PublishingParts, { studyId, waveId }: PublishedWave) {
  return (await waves.byId(studyId, waveId))?.publishedReleaseId;
}
