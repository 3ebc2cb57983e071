/**
 * Canonical JSON (RFC 8785): one text for one value, whatever the order of its keys, so that it can be hashed.
 *
 * Numbers and strings are written as ECMAScript writes them, which is what the RFC asks for; keys are sorted
 * by UTF-16 code units, which is how JavaScript compares strings.
 */

/**
 * The canonical text of a JSON value. A property that is undefined is left out.
 *
 * @throws RangeError for what JSON cannot hold: NaN, infinities, undefined in a list, functions, big integers,
 *   lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (typeof value === 'string') return canonicalString(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value);
  throw new RangeError(`JSON has no ${typeof value}`);
}

function canonicalObject(object: object): string {
  const members = Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${canonicalString(key)}:${canonicalJson(value)}`);
  return `{${members.join(',')}}`;
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`JSON has no ${value}`);
  return JSON.stringify(value);
}

function canonicalString(value: string): string {
  if (!value.isWellFormed()) throw new RangeError('JSON text must not hold a lone surrogate');
  return JSON.stringify(value);
}
