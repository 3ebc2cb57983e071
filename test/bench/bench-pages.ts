/** How long the server takes for each results page: from the request to the last byte, without a network. */

import request from 'supertest';

import { appOf } from '../../server/app-parts.ts';
import { runJobOf, waveLifeOf } from '../../server/dependencies.ts';
import type { BenchRow } from './bench-tabulation.ts';
import type { LargeWave } from './large-wave.ts';
import { measure } from './measure.ts';

const ROUNDS = 31;
const PAGES = ['', '/gaps', '/needs', '/awareness', '/attitudes', '/provision'];
const ORIGIN = 'http://readout.test';

/** Closes the wave and publishes it first. A new application each time would be "cold"; this is the usual case. */
export async function benchResultsPages({ stores, config, wave }: LargeWave): Promise<readonly BenchRow[]> {
  await publish(stores, wave);
  const app = appOf({ stores, config, origin: ORIGIN, log: () => {} });
  const server = app.listen(0, '127.0.0.1');
  const rows: BenchRow[] = [];
  try {
    for (const page of PAGES) {
      const path = `/results/${wave.slug}${page}`;
      const cold = performance.now();
      await request(server).get(path).expect(200);
      const coldMs = performance.now() - cold;
      const { medianMs } = await measure(ROUNDS, () => request(server).get(path).expect(200));
      rows.push({
        what: `GET ${path.replace(wave.slug, ':wave')}, median of ${ROUNDS} (first time ${coldMs.toFixed(0)} ms)`,
        measured: `${medianMs.toFixed(1)} ms`,
        asked: '50 ms',
      });
    }
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
  return rows;
}

async function publish(stores: LargeWave['stores'], wave: LargeWave['wave']): Promise<void> {
  const { jobs, releases, waves } = stores.registry.repositories;
  await waveLifeOf(stores).close(wave, '');
  const now = new Date();
  const lease = { leaseOwner: 'bench', leaseUntil: new Date(now.getTime() + 600_000).toISOString() };
  for (
    let job = await jobs.claim(lease, now.toISOString());
    job;
    job = await jobs.claim(lease, now.toISOString())
  ) {
    await runJobOf(stores, (entry) => process.stderr.write(`${JSON.stringify(entry)}\n`))(job);
  }
  const latest = await releases.latestOfWave(wave.studyId, wave.waveId);
  if (latest === undefined) throw new Error('no release was made');
  await waves.publishRelease(wave.studyId, wave.waveId, latest.releaseId);
}
