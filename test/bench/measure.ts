/** Times a piece of work several times and says the median; machines are noisy, so single times mean little. */

export interface Measured {
  readonly medianMs: number;
  readonly fastestMs: number;
  readonly slowestMs: number;
}

/** @param rounds - how often; the first call is not counted. */
export async function measure(rounds: number, work: () => Promise<unknown> | unknown): Promise<Measured> {
  await work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return summary(times);
}

export function summary(times: readonly number[]): Measured {
  const sorted = [...times].sort((a, b) => a - b);
  return {
    medianMs: percentile(sorted, 0.5),
    fastestMs: sorted[0] ?? Number.NaN,
    slowestMs: sorted.at(-1) ?? Number.NaN,
  };
}

/** @param sorted - ascending. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
