/**
 * npm run oracle -- DIR: holds the product against every case file of a directory (test/golden/FORMAT.md).
 *
 * Each difference is printed with file, case, field, expected and got; the last line is `N passed, M failed`.
 * Exits with 0 if every case passed, with 1 if one failed or could not be placed or read, and with 2 if there was
 * nothing to run.
 */

import { readCaseFiles } from './read-case-files.ts';
import { type FileOutcome, runFile } from './run-file.ts';
import { NOT_YET_RUN, TOPICS } from './topics.ts';

const USAGE = `Usage: npm run oracle -- DIR

Runs every *.json case file of DIR, whose format test/golden/FORMAT.md describes, e.g. npm run oracle -- test/golden
`;

const [directory, ...more] = process.argv.slice(2);
process.exitCode = directory === undefined || more.length > 0 ? refuse(USAGE) : run(directory);

/** @returns the exit code. */
function run(path: string): number {
  const read = readCaseFiles(path);
  if (read.kind === 'nothing') return refuse(`${path}: ${read.why}\n\n${USAGE}`);

  const outcomes = read.files.map((file) => {
    const outcome = runFile(file, TOPICS, NOT_YET_RUN);
    print(outcome);
    return outcome;
  });
  const failed = total(outcomes, 'failed');
  process.stdout.write(`${total(outcomes, 'passed')} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

function refuse(why: string): number {
  process.stderr.write(why);
  return 2;
}

function print({ summary, failures }: FileOutcome): void {
  for (const line of [...failures, summary]) process.stdout.write(`${line}\n`);
}

function total(outcomes: readonly FileOutcome[], what: 'passed' | 'failed'): number {
  return outcomes.reduce((sum, outcome) => sum + outcome[what], 0);
}
