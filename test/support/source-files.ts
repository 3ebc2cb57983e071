/** The project's own files, for the tests that hold the house rules. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

const SOURCE_FOLDERS = ['survey-definitions', 'analysis', 'data', 'server', 'views', 'test'];

/** Paths from the root, with forward slashes, of every file whose name ends so. */
export function filesEnding(ending: string, folders: readonly string[] = SOURCE_FOLDERS): readonly string[] {
  return folders
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Paths from the root of the project's files that a source file imports; packages are left out. */
export function importsOf(path: string): readonly string[] {
  const specifiers = [...textOf(path).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  return specifiers.map((specifier) =>
    relative(ROOT, resolve(ROOT, path, '..', specifier)).replaceAll('\\', '/'),
  );
}
