#!/usr/bin/env node
/** Entry point: hands the real process to the command line. */

import { runCommandLine } from './cli.ts';
import { parseConfig } from './config.ts';

const untilStopped = new Promise<void>((resolve) => {
  process.once('SIGINT', () => resolve());
  process.once('SIGTERM', () => resolve());
});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  config: () => parseConfig(process.env, process.cwd()),
  print: (line) => process.stdout.write(`${line}\n`),
  say: (line) => process.stderr.write(`${line}\n`),
  untilStopped,
});
