/** The command line with a folder of its own, in this process and as processes; nothing of it outlives its test. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

import { runCommandLine } from '../../../server/cli.ts';
import { parseConfig } from '../../../server/config.ts';
import { COMPILE_CACHE } from '../../support/compile-cache.ts';
import { ROOT } from '../../support/source-files.ts';

export interface Answer {
  readonly exitCode: number | null;
  /** Lines of results. */
  readonly results: readonly string[];
  /** What was said besides. */
  readonly messages: string;
}

export interface Serving {
  readonly address: string;
  /** Lines that were said before it was ready. */
  readonly messages: () => string;
  /** Asks it to end, and waits until it has. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

export interface CommandLine {
  /** Where its stores are, and where files may be put. */
  readonly folder: string;
  /** In this process, which is quicker: main.ts does no more than hand in the environment. */
  readonly readout: (...words: readonly string[]) => Promise<Answer>;
  /** As a process, as people run it. */
  readonly readoutProcess: (...words: readonly string[]) => Promise<Answer>;
  readonly serve: () => Promise<Serving>;
}

export type Settings = Readonly<Record<string, string>>;

/** @param settings - in addition to DATA_DIR, or in its place. */
export function aCommandLine(test: TestContext, settings: Settings = {}): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'readout-'));
  const children: ChildProcess[] = [];
  test.after(async () => {
    for (const child of children) await killed(child);
    rmSync(folder, { recursive: true, force: true });
  });

  const environment = { DATA_DIR: join(folder, 'var'), PORT: '0', ...settings };
  const start = (words: readonly string[]) => {
    const child = spawn(process.execPath, [join(ROOT, 'server/main.ts'), ...words], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: COMPILE_CACHE, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      // Only so that a command that hangs fails its test instead of holding up all of them.
      timeout: 120_000,
      killSignal: 'SIGKILL',
    });
    children.push(child);
    return child;
  };

  return {
    folder,
    readout: (...words) => inThisProcess(words, environment),
    readoutProcess: async (...words) => {
      const child = start(words);
      const [results, messages] = [collected(child.stdout), collected(child.stderr)];
      const [exitCode] = await once(child, 'close');
      return { exitCode, results: linesOf(results()), messages: messages() };
    },
    serve: async () => {
      const child = start(['serve']);
      const messages = collected(child.stderr);
      const address = await readyAddress(child, messages);
      return {
        address,
        messages,
        stop: async (signal = 'SIGTERM') => {
          child.kill(signal);
          if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
          return child.exitCode;
        },
      };
    },
  };
}

async function inThisProcess(words: readonly string[], environment: Settings): Promise<Answer> {
  const results: string[] = [];
  const messages: string[] = [];
  const exitCode = await runCommandLine(words, {
    config: () => parseConfig(environment, ROOT),
    print: (line) => results.push(line),
    say: (line) => messages.push(`${line}\n`),
    untilStopped: Promise.resolve(),
  });
  return { exitCode, results: results.flatMap(linesOf), messages: messages.join('') };
}

function collected(stream: NodeJS.ReadableStream | null): () => string {
  let text = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (part: string) => {
    text += part;
  });
  return () => text;
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

async function readyAddress(child: ChildProcess, messages: () => string): Promise<string> {
  const printed = collected(child.stdout);
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const address = /^Ready: (\S+)$/m.exec(printed())?.[1];
      if (address !== undefined) resolve(address);
    });
    child.on('close', (code) => reject(new Error(`it ended with ${code}: ${messages()}`)));
  });
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'close');
}
