/** Keeps the results of slow work in memory, and forgets those that were not used for longest. */

export type LastUsed<T> = (key: string, make: () => T) => T;

/** @param limit - how many are kept. A key must stand for one result for ever: releases never change. */
export function makeLastUsed<T>(limit: number): LastUsed<T> {
  const kept = new Map<string, T>();
  return (key, make) => {
    const value = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, value);
    const [oldest] = kept.keys();
    if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
    return value;
  };
}
