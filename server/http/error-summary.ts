/** All faults of a form, listed first on its page: partials/error-summary.hbs. */

export interface ErrorSummary {
  readonly heading: string;
  readonly advice: string | null;
  readonly links: readonly {
    /** The id of the first control of what is wrong. */
    readonly target: string;
    readonly label: string;
  }[];
}
