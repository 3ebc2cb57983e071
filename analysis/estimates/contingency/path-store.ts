/** Paths that lead to the same remaining margins, merged where they are equally likely: the memory of the exact test. */

/** Logarithms closer than this are the same; far inside the slack at which tables count as equally likely. */
const SAME_WITHIN = 1e-9;

/** No logarithm of a probability: a free slot. */
const FREE = 1;

const BUCKET_SPAN = 2 ** 22;

/** A hash table with linear probing, in two typed arrays whose length is 2^bits. */
export interface PathStore {
  size: number;
  bits: number;
  logs: Float64Array;
  masses: Float64Array;
}

export interface SortedPaths {
  /** Logarithms of the probabilities of single paths, ascending. */
  readonly logs: Float64Array;
  /** massUpTo[k] is the probability of the k least likely together. */
  readonly massUpTo: Float64Array;
}

/**
 * A store without paths.
 *
 *     {}
 *
 * @returns A store that `addPath` fills.
 *
 * Source: none; a data structure.
 * Checked against: test/analysis/estimates/contingency/exact-tests.test.ts
 */
export function makePathStore(): PathStore {
  return { size: 0, bits: 2, logs: new Float64Array(4).fill(FREE), masses: new Float64Array(4) };
}

/**
 * Adds paths of one probability to a store.
 *
 *     mass(log) = mass(log) + mass
 *
 * @param store - is changed.
 * @param log - logarithm of the probability of each of these paths.
 * @param mass - probability of all of them together.
 * @returns Nothing.
 *
 * Source: the merging of past path lengths in Mehta CR, Patel NR (1983). A network algorithm for performing Fisher's
 * exact test in r x c contingency tables. JASA 78, 427-434. doi:10.1080/01621459.1983.10477989
 * Checked against: test/analysis/estimates/contingency/exact-tests.test.ts
 */
export function addPath(store: PathStore, log: number, mass: number): void {
  const slot = slotOf(store, log);
  if (store.logs[slot] === FREE) {
    store.logs[slot] = log;
    store.size += 1;
  }
  store.masses[slot] = (store.masses[slot] ?? 0) + mass;
  if (store.size * 2 > store.logs.length) grow(store);
}

/**
 * The paths of a store from the least likely up.
 *
 *     massUpTo[k] = mass(1) + ... + mass(k)
 *
 * @param store - paths of `addPath`.
 * @returns As many logarithms as there are different ones, and one sum more.
 *
 * Source: none; a sort.
 * Checked against: test/analysis/estimates/contingency/exact-tests.test.ts
 */
export function sortedPaths(store: PathStore): SortedPaths {
  const logs = store.logs.filter((log) => log !== FREE).sort();
  const massUpTo = new Float64Array(logs.length + 1);
  logs.forEach((log, k) => {
    massUpTo[k + 1] = (massUpTo[k] ?? 0) + (store.masses[slotOf(store, log)] ?? 0);
  });
  return { logs, massUpTo };
}

function slotOf({ logs, bits }: PathStore, log: number): number {
  const bucket = Math.round(-log / SAME_WITHIN);
  const low = bucket - Math.floor(bucket / BUCKET_SPAN) * BUCKET_SPAN;
  // The multiplier is 2^32 over the golden ratio: near buckets land far from one another.
  let slot = Math.imul(low, 0x9e3779b1) >>> (32 - bits);
  for (;;) {
    const found = logs[slot] ?? FREE;
    if (found === FREE || Math.abs(found - log) < SAME_WITHIN) return slot;
    slot = (slot + 1) & (logs.length - 1);
  }
}

function grow(store: PathStore): void {
  const { logs, masses } = store;
  store.bits += 1;
  store.logs = new Float64Array(2 * logs.length).fill(FREE);
  store.masses = new Float64Array(2 * logs.length);
  logs.forEach((log, place) => {
    if (log === FREE) return;
    const slot = slotOf(store, log);
    store.logs[slot] = log;
    store.masses[slot] = masses[place] ?? 0;
  });
}
