/**
 * A JSON reader that remembers where each value stands, so that a fault can be shown with its line.
 *
 * As strict as JSON.parse, and stricter: it also reports a name that is given twice, which JSON.parse
 * overwrites in silence, and refuses names and depths that no definition needs.
 */

export type JSONPath = readonly (string | number)[];

/** Line and column count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface PathFault {
  readonly path: JSONPath;
  readonly message: string;
}

export type LocatedJSON =
  | {
      readonly kind: 'read';
      readonly value: unknown;
      /** Names given twice, and names that are not allowed. */
      readonly faults: readonly PathFault[];
      /** Where the value at a path stands, or the nearest value around it. */
      readonly placeOf: (path: JSONPath) => Place;
    }
  | { readonly kind: 'broken'; readonly message: string; readonly place: Place };

const DEEPEST = 60;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /true|false|null/y;
const SPACE = /[ \t\n\r]*/y;
const FORBIDDEN_NAMES: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** An error that carries the place where reading stopped; only locatedJSON catches it. */
function brokenAt(message: string, offset: number): SyntaxError {
  return new SyntaxError(message, { cause: offset });
}

interface Reader {
  readonly text: string;
  at: number;
  readonly offsets: Map<string, number>;
  readonly faults: PathFault[];
}

/** Reads a JSON text; a byte-order mark is passed over. */
export function locatedJSON(text: string): LocatedJSON {
  const reader: Reader = { text, at: text.startsWith('\ufeff') ? 1 : 0, offsets: new Map(), faults: [] };
  try {
    const value = readValue(reader, []);
    skipSpace(reader);
    if (reader.at < text.length) throw brokenAt('there is something after the end', reader.at);
    return { kind: 'read', value, faults: reader.faults, placeOf: (path) => nearestPlace(reader, path) };
  } catch (error) {
    if (!(error instanceof SyntaxError && typeof error.cause === 'number')) throw error;
    return { kind: 'broken', message: error.message, place: placeAt(text, error.cause) };
  }
}

function readValue(reader: Reader, path: JSONPath): unknown {
  skipSpace(reader);
  if (path.length > DEEPEST) throw brokenAt('it is nested too deeply', reader.at);
  reader.offsets.set(JSON.stringify(path), reader.at);
  switch (reader.text[reader.at]) {
    case undefined:
      throw brokenAt('it ends too early', reader.at);
    case '{':
      return readObject(reader, path);
    case '[':
      return readArray(reader, path);
    case '"':
      return readString(reader);
    default:
      return readScalar(reader);
  }
}

function readObject(reader: Reader, path: JSONPath): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  readMembers(reader, '}', () => {
    if (reader.text[reader.at] !== '"') throw brokenAt('a name in double quotes is expected', reader.at);
    const offset = reader.at;
    const name = readString(reader);
    expect(reader, ':');
    const memberPath = [...path, name];
    const value = readValue(reader, memberPath);
    reader.offsets.set(JSON.stringify(memberPath), offset);
    const message = nameFault(object, name);
    if (message !== undefined) reader.faults.push({ path: memberPath, message });
    else object[name] = value;
  });
  return object;
}

function nameFault(object: object, name: string): string | undefined {
  if (FORBIDDEN_NAMES.includes(name)) return `"${name}" cannot be used as a name`;
  return Object.hasOwn(object, name) ? `"${name}" is given twice` : undefined;
}

function readArray(reader: Reader, path: JSONPath): unknown[] {
  const list: unknown[] = [];
  readMembers(reader, ']', () => list.push(readValue(reader, [...path, list.length])));
  return list;
}

function readMembers(reader: Reader, close: '}' | ']', readMember: () => void): void {
  reader.at += 1;
  skipSpace(reader);
  while (reader.text[reader.at] !== close) {
    readMember();
    skipSpace(reader);
    if (reader.text[reader.at] === close) break;
    expect(reader, ',', close);
    if (reader.text[reader.at] === close) {
      throw brokenAt(`there is a comma before the closing "${close}"`, reader.at);
    }
  }
  reader.at += 1;
}

function expect(reader: Reader, mark: string, orElse?: string): void {
  skipSpace(reader);
  if (reader.at >= reader.text.length) throw brokenAt('it ends too early', reader.at);
  if (reader.text[reader.at] !== mark) {
    const choice = orElse === undefined ? `"${mark}"` : `"${mark}" or "${orElse}"`;
    throw brokenAt(`${choice} is expected`, reader.at);
  }
  reader.at += 1;
  skipSpace(reader);
}

function readString(reader: Reader): string {
  const start = reader.at;
  let end = start + 1;
  while (end < reader.text.length && reader.text[end] !== '"') end += reader.text[end] === '\\' ? 2 : 1;
  if (end >= reader.text.length) throw brokenAt('a text in double quotes is not closed', start);
  reader.at = end + 1;
  const value = parsedString(reader.text.slice(start, reader.at), start);
  if (!value.isWellFormed()) throw brokenAt('a text holds half a character', start);
  return value;
}

function parsedString(quoted: string, start: number): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    throw brokenAt('a text holds a line break, a control character or an unknown escape', start);
  }
}

function readScalar(reader: Reader): unknown {
  for (const pattern of [NUMBER, LITERAL]) {
    pattern.lastIndex = reader.at;
    const found = pattern.exec(reader.text)?.[0];
    if (found === undefined) continue;
    reader.at += found.length;
    return JSON.parse(found) as number | boolean | null;
  }
  throw brokenAt('a value is expected', reader.at);
}

function skipSpace(reader: Reader): void {
  SPACE.lastIndex = reader.at;
  reader.at += SPACE.exec(reader.text)?.[0].length ?? 0;
}

function nearestPlace(reader: Reader, path: JSONPath): Place {
  for (let length = path.length; length >= 0; length -= 1) {
    const offset = reader.offsets.get(JSON.stringify(path.slice(0, length)));
    if (offset !== undefined) return placeAt(reader.text, offset);
  }
  return { line: 1, column: 1 };
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}
