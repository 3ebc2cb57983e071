/**
 * What may be kept of an error: the sentences of our own problems, which repeat no answer. Of anything else the
 * name, the code and the place in the source, because its message may hold what somebody answered.
 */

import { StoreProblem } from '../../data/store-problem.ts';
import { Problem } from '../problem.ts';

export function ownSentence(error: unknown): string | undefined {
  return error instanceof Problem || error instanceof StoreProblem ? error.message : undefined;
}

/** An entry for the log, without values. */
export function errorEntry(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { level: 'error', error: typeof error };
  const { cause } = error;
  return {
    level: 'error',
    error: ownSentence(error) ?? error.name,
    ...('code' in error ? { code: error.code } : {}),
    at: (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)),
    ...(cause === undefined ? {} : { cause: errorEntry(cause) }),
  };
}
