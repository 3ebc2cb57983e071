/** Where a result differs from what a case expects: every field of `expected`, at any depth. */

import { isObject } from './is-object.ts';
import type { Json, JsonObject } from './topic.ts';

export interface Difference {
  /** Names and places from the top, as in `dunn[2].p`; empty for the whole result. */
  readonly field: string;
  readonly expected: string;
  readonly got: string;
}

export interface ComparisonRules {
  /** Numbers agree where |got - expected| <= tolerance * max(1, |expected|). */
  readonly tolerance: number;
  /** Looser tolerances of fields by name, at any depth, for all that is below them. */
  readonly fieldTolerances: Readonly<Record<string, number>>;
  readonly notCompared: readonly string[];
}

const LONGEST = 200;

/**
 * Differences of everything that is expected; fields that are not expected may be there. A result that is not a
 * number (NaN) differs wherever it stands, expected or not.
 */
export function differences(
  expected: JsonObject,
  got: unknown,
  rules: ComparisonRules,
): readonly Difference[] {
  const found = differencesAt('', expected, got, rules);
  const named = new Set(found.map(({ field }) => field));
  const notNumbers = notNumbersIn('', got).filter((field) => !named.has(field));
  return [...found, ...notNumbers.map((field) => ({ field, expected: 'a number or null', got: 'NaN' }))];
}

function differencesAt(
  field: string,
  expected: Json,
  got: unknown,
  rules: ComparisonRules,
): readonly Difference[] {
  if (isList(expected) && Array.isArray(got)) return inList(field, expected, got, rules);
  if (isObject(expected) && isObject(got)) return inObject(field, expected, got, rules);
  return agrees(expected, got, rules.tolerance) ? [] : [difference(field, expected, got)];
}

function inList(
  field: string,
  expected: readonly Json[],
  got: readonly unknown[],
  rules: ComparisonRules,
): readonly Difference[] {
  if (expected.length !== got.length) {
    return [difference(join(field, 'length'), expected.length, got.length)];
  }
  return expected.flatMap((each, place) => differencesAt(`${field}[${place}]`, each, got[place], rules));
}

function inObject(
  field: string,
  expected: JsonObject,
  got: JsonObject,
  rules: ComparisonRules,
): readonly Difference[] {
  return Object.entries(expected)
    .filter(([name]) => !rules.notCompared.includes(name))
    .flatMap(([name, each]) =>
      differencesAt(
        join(field, name),
        each,
        Object.hasOwn(got, name) ? got[name] : undefined,
        rulesOf(name, rules),
      ),
    );
}

/** What FORMAT.md exempts is compared more loosely; it never tightens what the case says. */
function rulesOf(name: string, rules: ComparisonRules): ComparisonRules {
  const own = Object.hasOwn(rules.fieldTolerances, name) ? rules.fieldTolerances[name] : undefined;
  return { ...rules, tolerance: Math.max(rules.tolerance, own ?? 0) };
}

function agrees(expected: Json, got: unknown, tolerance: number): boolean {
  if (typeof expected === 'number') {
    return typeof got === 'number' && Math.abs(got - expected) <= tolerance * Math.max(1, Math.abs(expected));
  }
  if (expected === 'Infinity' || expected === '-Infinity')
    return got === expected || got === Number(expected);
  return got === expected;
}

function notNumbersIn(field: string, got: unknown): readonly string[] {
  if (Number.isNaN(got)) return [field];
  if (Array.isArray(got)) return got.flatMap((each, place) => notNumbersIn(`${field}[${place}]`, each));
  if (!isObject(got)) return [];
  return Object.entries(got).flatMap(([name, each]) => notNumbersIn(join(field, name), each));
}

function difference(field: string, expected: Json, got: unknown): Difference {
  return { field, expected: inWords(expected), got: inWords(got) };
}

/** As JSON has it, with words for what JSON lacks, and no longer than a reader takes in. */
function inWords(value: unknown): string {
  if (value === undefined) return 'absent';
  if (typeof value === 'number') return String(value);
  const text = JSON.stringify(value, (_, each) =>
    typeof each === 'number' && !Number.isFinite(each) ? String(each) : each,
  );
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}

function join(field: string, name: string): string {
  return field === '' ? name : `${field}.${name}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
