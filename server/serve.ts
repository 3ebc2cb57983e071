/** Starts everything that runs while the server is up, and stops it in order. */

import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';

import { lockForServing } from '../data/serve-lock.ts';
import { appOf } from './app-parts.ts';
import type { Config } from './config.ts';
import { now, openStores, type Stores, waveLifeOf } from './dependencies.ts';
import { provideInstruments } from './instrument/provide-instruments.ts';
import { errorEntry } from './jobs/error-entry.ts';
import { makeJobRunner } from './jobs/job-runner.ts';
import { makeRunInWorker } from './jobs/run-in-worker.ts';
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
  // Whatever was begun is ended, the last first: when the server stops, and when it cannot start.
  await using started = new AsyncDisposableStack();
  if (usesFiles(config)) started.defer(lockForServing(config.dataFolder));
  const stores = await openStores(config);
  started.defer(stores.close);
  const origin = await start(config, { stores, log: options.log, started });
  const running = started.move();
  return { origin, stores, stop: () => running.disposeAsync() };
}

interface StartParts extends Pick<ServeOptions, 'log'> {
  readonly stores: Stores;
  /** Gets what ends each thing that is started here. */
  readonly started: AsyncDisposableStack;
}

/** @returns where it answers. */
async function start(config: Config, { stores, log, started }: StartParts): Promise<string> {
  const { instruments, jobs, waves } = stores.registry.repositories;
  await provideInstruments(instruments, config.instrumentsFolder);
  const onError = (error: unknown) => log(errorEntry(error));
  const runner = makeJobRunner({
    jobs,
    run: makeRunInWorker(config, log),
    leaseOwner: randomUUID(),
    now,
    onError,
  });
  const scheduler = makeScheduler({ jobs, waves, waveLife: waveLifeOf(stores), now, onError });

  started.defer(runner.stop);
  // The origin is part of the headers and the port may be the system's choice, so the port comes first.
  const { server, port } = await listen(config);
  started.defer(() => closeServer(server));
  started.defer(scheduler.stop);
  const origin = config.publicOrigin ?? `http://localhost:${port}`;
  server.on('request', appOf({ stores, config, origin, log }));
  runner.start();
  scheduler.start();
  return origin;
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
