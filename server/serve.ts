/** Starts everything that runs while the server is up, and stops it in order. */

import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';

import { lockForServing } from '../data/serve-lock.ts';
import { appOf } from './app-parts.ts';
import type { Config } from './config.ts';
import { now, openStores, type Stores, waveLifeOf } from './dependencies.ts';
import { provideInstruments } from './instrument/provide-instruments.ts';
import { makeJobRunner } from './jobs/job-runner.ts';
import { runInWorker } from './jobs/run-in-worker.ts';
import { makeScheduler } from './jobs/scheduler.ts';

export interface RunningServer {
  /** Where it answers, e.g. http://localhost:3000. */
  readonly origin: string;
  readonly stores: Stores;
  stop(): Promise<void>;
}

export interface ServeOptions {
  /** Messages for the person at the console. */
  readonly say: (line: string) => void;
  /** Entries for the log, one JSON object a line. */
  readonly log: (entry: Readonly<Record<string, unknown>>) => void;
}

/** @throws StoreProblem, Problem 'refused' (a faulty instrument), or the system's error where the port is taken. */
export async function serve(config: Config, options: ServeOptions): Promise<RunningServer> {
  const unlock = usesFiles(config) ? lockForServing(config.dataFolder) : () => {};
  try {
    const stores = await openStores(config);
    try {
      return await start(config, stores, { ...options, unlock });
    } catch (error) {
      await stores.close();
      throw error;
    }
  } catch (error) {
    unlock();
    throw error;
  }
}

async function start(config: Config, stores: Stores, options: ServeOptions & { unlock: () => void }) {
  await provideInstruments(stores.registry.repositories.instruments, config.instrumentsFolder);
  // The origin is part of the headers and the port may be the system's choice, so the port comes first.
  const { server, port } = await listen(config);
  const origin = config.publicOrigin ?? `http://localhost:${port}`;
  server.on('request', appOf({ stores, config, origin, log: options.log }));

  const onError = (error: unknown) => options.log({ level: 'error', error: String(error) });
  const jobs = stores.registry.repositories.jobs;
  const runner = makeJobRunner({
    jobs,
    run: (job) => runInWorker(config, job),
    leaseOwner: randomUUID(),
    now,
    onError,
  });
  const waves = stores.registry.repositories.waves;
  const scheduler = makeScheduler({ jobs, waves, waveLife: waveLifeOf(stores), now, onError });
  runner.start();
  scheduler.start();

  return {
    origin,
    stores,
    stop: async () => {
      scheduler.stop();
      await closeServer(server);
      await runner.stop();
      await stores.close();
      options.unlock();
    },
  };
}

function usesFiles({ registry, ballots }: Config): boolean {
  return typeof registry !== 'string' || typeof ballots !== 'string';
}

async function listen({ host, port }: Config): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : port };
}

/** Answers what is under way; idle connections are ended. */
async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 3000).unref();
  });
}
