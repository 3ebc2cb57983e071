/** Counts failures in memory, and makes each further try wait twice as long. A wait, never a lock-out. */

export interface BackOffSettings {
  /** How many failures cost nothing. */
  readonly freeTries: number;
  readonly now: () => Date;
}

const LONGEST_WAIT_MS = 15 * 60 * 1000;
/** A failure that was so long ago no longer counts. */
const FORGOTTEN_AFTER_MS = 60 * 60 * 1000;
const MOST_KEYS = 10_000;

export function makeBackOff({ freeTries, now }: BackOffSettings) {
  const failures = new Map<string, { readonly count: number; readonly notBefore: number }>();

  return {
    /** How long this one has to wait; 0 if not at all. */
    waitMs: (key: string): number => Math.max(0, (known(key)?.notBefore ?? 0) - now().getTime()),

    /** Counted before the try and taken back after a success, so that tries at the same moment all count. */
    count(key: string): void {
      // Forget everything rather than grow without bound under a flood of made-up names.
      if (failures.size > MOST_KEYS) failures.clear();
      const count = (known(key)?.count ?? 0) + 1;
      const waitMs = count < freeTries ? 0 : Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (count - freeTries));
      failures.set(key, { count, notBefore: now().getTime() + waitMs });
    },

    takeBack(key: string): void {
      const count = (known(key)?.count ?? 0) - 1;
      if (count > 0) failures.set(key, { count, notBefore: now().getTime() });
      else failures.delete(key);
    },

    forget(key: string): void {
      failures.delete(key);
    },
  };

  function known(key: string) {
    const entry = failures.get(key);
    const isOld = entry !== undefined && now().getTime() - entry.notBefore > FORGOTTEN_AFTER_MS;
    return isOld ? undefined : entry;
  }
}
