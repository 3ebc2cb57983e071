/** The secret of an open wave without which nobody can tell which imported ballot is whose; it ends with the wave. */

import type { ImportKeysRepository } from '../../data/registry/import-keys.repository.ts';
import type { Wave } from '../../data/registry/waves.repository.ts';
import { problems } from '../problem.ts';

const KEY_BYTES = 32;

export interface ImportKeyDependencies {
  readonly inRegistryTransaction: <T>(
    work: (registry: { readonly importKeys: Pick<ImportKeysRepository, 'provide'> }) => Promise<T>,
  ) => Promise<T>;
  readonly randomBytes: (count: number) => Buffer;
}

/** Made at the first import into the wave. @throws Problem 'wave-not-open' or 'wave-closed', which name the wave. */
export async function importKeyOf(
  { inRegistryTransaction, randomBytes }: ImportKeyDependencies,
  { studyId, waveId, slug, state }: Pick<Wave, 'studyId' | 'waveId' | 'slug' | 'state'>,
): Promise<Buffer> {
  if (state === 'draft') throw problems.waveNotOpen(slug);
  const offered = randomBytes(KEY_BYTES).toString('hex');
  const key = await inRegistryTransaction(({ importKeys }) => importKeys.provide(studyId, waveId, offered));
  if (key === 'not-open') throw problems.waveClosed(slug);
  return Buffer.from(key, 'hex');
}
