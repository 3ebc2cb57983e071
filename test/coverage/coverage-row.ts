/** One row of the coverage table: an interval, what it was tried on, and how often it held the true value. */

/** The sizes that are reported. */
export const SIZES = [5, 10, 33, 100] as const;

export type Size = (typeof SIZES)[number];

export interface Coverage {
  /** Share of the samples with an interval whose interval holds the true value, 0 to 1; with `worst`, on average. */
  readonly share: number;
  /** The least over the true values that were tried. */
  readonly worst?: number;
  /** Share of the samples that give no interval, e.g. because all answers are equal. */
  readonly without: number;
}

export interface CoverageRow {
  /** What METHODS.md calls the interval, and of what it is. */
  readonly interval: string;
  /** The population, and what n counts. */
  readonly design: string;
  /** How many samples were drawn; `exact` where probabilities were summed instead. */
  readonly samples: number | 'exact';
  /** Sizes that are missing give no sample of this design. */
  readonly at: Readonly<Partial<Record<Size, Coverage>>>;
}

/** The row whose cells are computed for each of some sizes. */
export function rowOf(
  about: Omit<CoverageRow, 'at'>,
  coverageAt: (n: Size) => Coverage,
  sizes: readonly Size[] = SIZES,
): CoverageRow {
  return { ...about, at: Object.fromEntries(sizes.map((n) => [n, coverageAt(n)])) };
}
