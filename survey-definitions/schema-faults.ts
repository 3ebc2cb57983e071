/** What a schema finds wrong with a JSON value, in words and with the path of each fault. */

import type * as z from 'zod';

import type { JSONPath, PathFault } from './located-json.ts';

type Issue = z.core.$ZodIssue;

const CONDITION_SHAPES =
  'is not a condition; write { item, chose: [...] }, { item, answered: true }, { item, atLeast: 1 }, ' +
  '{ all: [...] }, { any: [...] } or { not: ... }';

/** Every issue of a failed parse. @param value - what was parsed, to tell what is missing from what is wrong. */
export function schemaFaults(issues: readonly Issue[], value: unknown): readonly PathFault[] {
  return issues.flatMap((issue) => faultsOf(issue, value));
}

function faultsOf(issue: Issue, value: unknown): readonly PathFault[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: `there is no setting named "${key}"` }));
  }
  if (valueAt(value, path) === undefined) return [{ path, message: 'is missing' }];
  return [{ path, message: wordsFor(issue) }];
}

function wordsFor(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `has to be ${TYPE_WORDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `has to be one of: ${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return issue.discriminator === undefined ? CONDITION_SHAPES : 'is not a kind of item';
    case 'too_small':
      return `has to be at least ${issue.minimum} ${UNIT_WORDS[issue.origin] ?? ''}`.trim();
    case 'too_big':
      return `has to be at most ${issue.maximum} ${UNIT_WORDS[issue.origin] ?? ''}`.trim();
    case 'invalid_format':
    case 'invalid_key':
      return nameWords(issue.path);
    default:
      return issue.message;
  }
}

function nameWords(path: Issue['path']): string {
  if (path.at(-1) === 'locale') return 'has to be a locale such as en-GB';
  if (path.length === 1) return 'has to be small letters, digits and hyphens, a letter first, at most 48';
  return 'has to be small letters, digits and underscores, a letter first, at most 32, and not "constructor"';
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const UNIT_WORDS: Readonly<Record<string, string>> = {
  array: 'in number',
  string: 'characters long',
};

/** The value at a path, or undefined where there is none. */
function valueAt(value: unknown, path: JSONPath): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? (inner as Readonly<Record<string | number, unknown>>)[step]
        : undefined,
    value,
  );
}
