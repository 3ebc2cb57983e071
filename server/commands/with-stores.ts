/** For commands: the stores opened, and closed again whatever happens. */

import type { Wave } from '../../data/registry/waves.repository.ts';
import { openStores, type Stores } from '../dependencies.ts';
import { problems } from '../problem.ts';
import type { CommandSurroundings } from './command.ts';

export async function withStores<T>(
  { config }: CommandSurroundings,
  work: (stores: Stores) => Promise<T>,
): Promise<T> {
  const stores = await openStores(config());
  try {
    return await work(stores);
  } finally {
    await stores.close();
  }
}

/** @throws Problem 'wave-unknown' that names the slug. */
export async function waveBySlug({ registry }: Stores, slug: string): Promise<Wave> {
  const wave = await registry.repositories.waves.bySlug(slug);
  if (wave === undefined) throw problems.waveUnknown(slug);
  return wave;
}
