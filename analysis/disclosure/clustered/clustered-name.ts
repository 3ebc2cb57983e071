/** ClusteredName: how the figures of a measure are called that a release holds cluster-robust intervals of. */

/**
 * gap: `share` (important and unprepared), `importance`, `preparedness`, `gap` (their difference), `with-gap`;
 * need: `absent`, `unknown`, `there` (each important as well), `not-important`, `importance`, `availability`, and
 * `absent-simultaneous`, which holds for all needs of the view at once;
 * score: `mean` and shares of scores; item: `mean` where it is rated, and shares of its codes or of its ticked options;
 * formal training: `share`.
 */
export type ClusteredName =
  | 'share'
  | 'importance'
  | 'preparedness'
  | 'gap'
  | 'with-gap'
  | 'absent'
  | 'unknown'
  | 'there'
  | 'not-important'
  | 'availability'
  | 'absent-simultaneous'
  | 'mean'
  | `codes:${number}-${number}`
  | `option:${number}`
  | `scores:${number}-${number}`;

/** The share who gave one of the answers from `from` to `to`. */
export function codesName(from: number, to: number): ClusteredName {
  return `codes:${from}-${to}`;
}

/** The share who ticked an option. @param option - from 1. */
export function optionName(option: number): ClusteredName {
  return `option:${option}`;
}

/** The share with a score in a band. */
export function scoresName({ from, to }: { readonly from: number; readonly to: number }): ClusteredName {
  return `scores:${from}-${to}`;
}
