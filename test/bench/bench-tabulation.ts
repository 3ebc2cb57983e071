/** How long 100,000 ballots take to tabulate in a worker, and whether the server answers meanwhile. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';

import { waveLifeOf } from '../../server/dependencies.ts';
import type { LargeWave } from './large-wave.ts';
import { percentile, summary } from './measure.ts';

const ROUNDS = 5;

export interface BenchRow {
  readonly what: string;
  readonly measured: string;
  readonly asked: string;
}

/** Tabulation alone, in a worker thread, from the SQLite file to the tables. */
export async function benchTabulation({ config, wave }: LargeWave): Promise<BenchRow> {
  const times: number[] = [];
  let ballots = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const worker = new Worker(new URL('./tabulate.worker.ts', import.meta.url), {
      workerData: { config, wave },
    });
    // Both waited for from the start: the worker may end before the first is taken up.
    const exited = once(worker, 'exit');
    const [message] = (await once(worker, 'message')) as [{ ms: number; ballots: number }];
    await exited;
    times.push(message.ms);
    ballots = message.ballots;
  }
  const { medianMs, fastestMs, slowestMs } = summary(times);
  return {
    what: `tabulating ${ballots.toLocaleString('en-GB')} ballots in a worker, every table, breakdowns and strata`,
    measured: `median ${seconds(medianMs)} (${seconds(fastestMs)} to ${seconds(slowestMs)})`,
    asked: '3 s',
  };
}

/** Pages asked for one after the other while a release job runs in the server's worker. */
export async function benchPagesDuringRelease({
  config,
  stores,
  wave,
}: LargeWave): Promise<readonly BenchRow[]> {
  const server = spawn(process.execPath, ['server/main.ts', 'serve'], {
    env: { ...process.env, DATA_DIR: config.dataFolder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(server, 'exit');
  try {
    const origin = await readyAddress(server);
    const address = `${origin}/s/${wave.slug}`;
    for (let warm = 0; warm < 20; warm += 1) await timedPage(address);
    const idle = await pagesWhile(address, () => new Promise((resolve) => setTimeout(resolve, 3000)));

    let jobMs = 0;
    const busy = await pagesWhile(address, async () => {
      const start = performance.now();
      const jobId = await waveLifeOf(stores).releaseInterim(wave, '');
      await jobDone(stores, jobId);
      jobMs = performance.now() - start;
    });
    return [
      {
        what: 'release job of the same wave in the server: queue, tabulate, control, store',
        measured: seconds(jobMs),
        asked: '',
      },
      {
        what: `respondent page while that job runs, p99 of ${busy.length}`,
        measured: ms(p99(busy)),
        asked: '100 ms',
      },
      {
        what: `the same page with nothing else running, p99 of ${idle.length}`,
        measured: ms(p99(idle)),
        asked: '',
      },
    ];
  } finally {
    server.kill('SIGTERM');
    await exited;
  }
}

async function readyAddress(server: ChildProcess): Promise<string> {
  if (server.stdout === null) throw new Error('the server has no output');
  for await (const line of createInterface({ input: server.stdout })) {
    const ready = /^Ready: (\S+)/.exec(line)?.[1];
    if (ready !== undefined) return ready;
  }
  throw new Error('the server ended before it was ready');
}

async function jobDone(stores: LargeWave['stores'], jobId: string): Promise<void> {
  for (;;) {
    const job = await stores.registry.repositories.jobs.byId(jobId);
    if (job?.state === 'done') return;
    if (job?.state === 'failed') throw new Error(job.error);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** At most about 50 pages a second, and no longer than the work takes. */
async function pagesWhile(address: string, work: () => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  let isDone = false;
  const working = work().finally(() => {
    isDone = true;
  });
  while (!isDone) {
    times.push(await timedPage(address));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await working;
  return times;
}

async function timedPage(address: string): Promise<number> {
  const start = performance.now();
  const response = await fetch(address);
  await response.text();
  if (response.status !== 200) throw new Error(`${address} answered ${response.status}`);
  return performance.now() - start;
}

function p99(times: readonly number[]): number {
  return percentile(
    [...times].sort((a, b) => a - b),
    0.99,
  );
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
}
