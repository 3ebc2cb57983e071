/** Dominance: in how many pairs of a first and a second respondent the first has the larger value. */

import type { PooledRanks } from './pooled-ranks.ts';

export interface Dominance {
  /** Pairs in which the first respondent's value is larger. */
  readonly wins: number;
  /** Pairs in which it is smaller. */
  readonly losses: number;
  /** Pairs in which the two are equal. */
  readonly ties: number;
  /** (wins - losses) / pairs; 0 without pairs. */
  readonly delta: number;
  /** Sum over the first group of (d_i - delta)^2, d_i a respondent's own (wins - losses) / n2. */
  readonly firstSquares: number;
  /** Sum over the second group of (d_j - delta)^2, d_j being (losses - wins) / n1 of that respondent. */
  readonly secondSquares: number;
}

/** One distinct value, as the respondents of either group see the other. */
interface Seen {
  readonly first: number;
  readonly second: number;
  readonly secondBelow: number;
  readonly secondAbove: number;
  readonly firstBelow: number;
  readonly firstAbove: number;
}

/**
 * Comparison of every respondent of a first group with every one of a second, counted from distinct values.
 *
 *     delta = (pairs with x > y - pairs with x < y) / (n1 n2)
 *
 * where x is the value of a respondent of the first group and y of one of the second.
 *
 * @param ranks - two groups ranked together.
 * @returns Numbers of pairs, delta from -1 to 1, and the squares that Cliff's variance is made of; zeros when a group
 *   is empty.
 *
 * Source: Cliff N (1993). Dominance statistics: ordinal analyses to answer ordinal questions. Psychological Bulletin
 * 114, 494-509. doi:10.1037/0033-2909.114.3.494
 * Checked against: R 4.2.2, in test/golden/two_groups.json (U1, cliffs_delta)
 */
export function dominance(ranks: PooledRanks): Dominance {
  const [n1 = 0, n2 = 0] = ranks.sizes;
  if (n1 === 0 || n2 === 0)
    return { wins: 0, losses: 0, ties: 0, delta: 0, firstSquares: 0, secondSquares: 0 };

  const seen = seenByValue(ranks);
  const sum = (of: (value: Seen) => number) => seen.reduce((total, value) => total + of(value), 0);
  const wins = sum(({ first, secondBelow }) => first * secondBelow);
  const losses = sum(({ first, secondAbove }) => first * secondAbove);
  const delta = separation(seen, n2) ?? (wins - losses) / n1 / n2;
  return {
    wins,
    losses,
    ties: sum(({ first, second }) => first * second),
    delta,
    firstSquares: sum((value) => value.first * ((value.secondBelow - value.secondAbove) / n2 - delta) ** 2),
    secondSquares: sum((value) => value.second * ((value.firstAbove - value.firstBelow) / n1 - delta) ** 2),
  };
}

/** 1 or -1, exactly, where no pair goes the other way or is equal: numbers of pairs past 2^53 are rounded. */
function separation(seen: readonly Seen[], n2: number): 1 | -1 | undefined {
  const present = seen.filter(({ first }) => first > 0);
  if (present.every(({ secondBelow }) => secondBelow === n2)) return 1;
  return present.every(({ secondAbove }) => secondAbove === n2) ? -1 : undefined;
}

function seenByValue({ sizes, values }: PooledRanks): readonly Seen[] {
  const [n1 = 0, n2 = 0] = sizes;
  let firstBelow = 0;
  let secondBelow = 0;
  return values.map(({ counts: [first = 0, second = 0] }) => {
    const firstAbove = n1 - firstBelow - first;
    const secondAbove = n2 - secondBelow - second;
    const seen = { first, second, secondBelow, secondAbove, firstBelow, firstAbove };
    firstBelow += first;
    secondBelow += second;
    return seen;
  });
}
