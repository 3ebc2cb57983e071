/** Reads the case files of a directory; what is wrong with a file or a case is a finding and stops nothing. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isObject } from './is-object.ts';
import type { Json, OracleCase, OracleFile } from './topic.ts';

export interface BrokenCase {
  /** Its id, or its place in the file, from 1. */
  readonly name: string;
  readonly why: string;
}

export type CaseFile =
  | {
      readonly kind: 'cases';
      readonly name: string;
      readonly file: OracleFile;
      readonly broken: readonly BrokenCase[];
    }
  | { readonly kind: 'unreadable'; readonly name: string; readonly why: string };

export type CaseFiles =
  | { readonly kind: 'files'; readonly files: readonly CaseFile[] }
  | { readonly kind: 'nothing'; readonly why: string };

/** Every file of the directory whose name ends in .json, by name. */
export function readCaseFiles(directory: string): CaseFiles {
  try {
    const names = readdirSync(directory).filter((name) => name.endsWith('.json'));
    if (names.length === 0) return { kind: 'nothing', why: 'there are no case files (*.json)' };
    return { kind: 'files', files: names.sort().map((name) => readCaseFile(directory, name)) };
  } catch (error) {
    return { kind: 'nothing', why: `cannot be read: ${messageOf(error)}` };
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function readCaseFile(directory: string, name: string): CaseFile {
  try {
    return parseCaseFile(name, JSON.parse(readFileSync(join(directory, name), 'utf8')) as Json);
  } catch (error) {
    return { kind: 'unreadable', name, why: messageOf(error) };
  }
}

function parseCaseFile(name: string, content: Json): CaseFile {
  const { meta, cases } = isObject(content) ? content : {};
  if (!isObject(meta) || typeof meta.topic !== 'string') {
    return { kind: 'unreadable', name, why: 'meta.topic is not there' };
  }
  if (!Array.isArray(cases) || cases.length === 0) {
    return { kind: 'unreadable', name, why: 'there is no list of cases, or it is empty' };
  }
  const checked = (cases as readonly Json[]).map(parseCase);
  return {
    kind: 'cases',
    name,
    file: {
      meta: { ...meta, topic: meta.topic },
      cases: checked.filter((each): each is OracleCase => !('why' in each)),
    },
    broken: checked.filter((each): each is BrokenCase => 'why' in each),
  };
}

function parseCase(content: Json, place: number): OracleCase | BrokenCase {
  const { id, input, expected, tol_rel } = isObject(content) ? content : {};
  const name = typeof id === 'string' && id !== '' ? id : `case ${place + 1}`;
  if (name !== id) return { name, why: 'it has no id' };
  if (!isObject(input)) return { name, why: 'its input is not an object' };
  if (!isObject(expected) || Object.keys(expected).length === 0) return { name, why: 'it expects no field' };
  if (typeof tol_rel !== 'number' || tol_rel < 0) return { name, why: 'its tol_rel is not a number' };
  return { id: name, input, expected, tol_rel };
}
