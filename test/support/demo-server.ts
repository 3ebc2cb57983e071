/** The demonstration as a person starts it: a process of its own, on files of its own, found by what it prints. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { COMPILE_CACHE } from './compile-cache.ts';
import { ROOT } from './source-files.ts';

export interface DemoServer {
  readonly origin: string;
  /** Everything it printed until it was ready. */
  readonly printed: readonly string[];
  /** Of the account with this address. */
  readonly passwordOf: (email: string) => string;
  /** Asks it to end, waits until it has, and removes its files. */
  readonly stop: () => Promise<void>;
}

/** @throws Error with what it printed if it ends before it is ready. */
export async function startDemo(): Promise<DemoServer> {
  const folder = mkdtempSync(join(tmpdir(), 'readout-demo-'));
  const child = spawn(process.execPath, ['server/main.ts', 'demo'], {
    cwd: ROOT,
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE, DATA_DIR: folder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const messages: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => messages.push(chunk.toString()));
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };

  const printed: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    printed.push(line);
    const origin = /^Ready: (\S+)$/.exec(line)?.[1];
    if (origin !== undefined) return { origin, printed, passwordOf: passwordIn(printed), stop };
  }
  await stop();
  throw new Error(`the demonstration ended before it was ready:\n${messages.join('')}`);
}

function passwordIn(printed: readonly string[]) {
  return (email: string): string => {
    const line = printed.find((each) => each.includes(email));
    const password = line?.trim().split(/\s+/).at(-1);
    if (password === undefined) throw new RangeError(`no password was printed for ${email}`);
    return password;
  };
}
