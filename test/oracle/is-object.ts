/** Tells a JSON object from lists, null and plain values. */

import type { JsonObject } from './topic.ts';

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
