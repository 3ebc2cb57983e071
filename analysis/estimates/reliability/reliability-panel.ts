/** Everything that a page says about how well the items of one scale hang together. */

import type { ProductTable } from '../../tables/tables.ts';
import { checkLevel } from '../check-arguments.ts';
import { type Estimate, type NotEstimable, notEstimable, type PointEstimate } from '../estimate.ts';
import { alphaIfDeleted } from './alpha-if-deleted.ts';
import { cronbachAlpha } from './cronbach-alpha.ts';
import { itemDifficulty } from './item-difficulty.ts';
import { itemRestCorrelations } from './item-rest-correlations.ts';
import { checkItemSource } from './item-source.ts';
import { kr20 } from './kr20.ts';
import { omegaTotal } from './omega-total.ts';
import { standardisedAlpha } from './standardised-alpha.ts';
import { straightLining } from './straight-lining.ts';

/** With less than this a figure is not shown, though it may be computed. */
export interface ReliabilityGates {
  /** Complete answers for every figure of the panel. */
  readonly respondents: number;
  /** Items for alpha; one more for alpha without an item. */
  readonly alphaItems: number;
  readonly omegaRespondents: number;
  readonly omegaItems: number;
}

export const RELIABILITY_GATES: ReliabilityGates = {
  respondents: 30,
  alphaItems: 3,
  omegaRespondents: 100,
  omegaItems: 4,
};

export interface PanelOptions {
  /** Every item is worth 0 or 1. */
  readonly isRightOrWrong: boolean;
  /** The usual ones unless told. */
  readonly gates?: ReliabilityGates;
}

/** Of items worth 0 or 1. Who knows everything answers all alike, so there is no share of straight-lining. */
export interface RightOrWrongPanel {
  readonly kind: 'right-or-wrong';
  /** Respondents who answered all items, and how many items they are. */
  readonly n: number;
  readonly k: number;
  readonly kr20: Estimate;
  readonly items: readonly { readonly itemId: string; readonly difficulty: PointEstimate }[];
}

export interface RatedPanel {
  readonly kind: 'rated';
  /** Respondents who answered all items, and how many items they are. */
  readonly n: number;
  readonly k: number;
  readonly alpha: Estimate;
  readonly standardisedAlpha: PointEstimate;
  readonly omegaTotal: PointEstimate;
  readonly items: readonly {
    readonly itemId: string;
    readonly itemRest: PointEstimate;
    readonly alphaIfDeleted: PointEstimate;
  }[];
  readonly straightLining: Estimate;
}

export type ReliabilityPanel = RightOrWrongPanel | RatedPanel;

/**
 * The reliability of one scale: KR-20 with the difficulty of each item where items are right or wrong, otherwise alpha
 * with omega beside it, what each item adds, and how many gave the same answer throughout.
 *
 *     shown from n >= 30; alpha k >= 3, alpha without an item k >= 4, omega n >= 100 and k >= 4
 *
 * where n is the number of respondents who answered all k items.
 *
 * @param table - sums and products of the items' points, reverse items already flipped.
 * @param options - whether every item is worth 0 or 1, and other gates.
 * @param level - coverage of the intervals, 0.95 unless told.
 * @returns Each part as its own function has it, or `below-gate`. Items are in the table's order.
 * @throws RangeError for sums that no answers have, for points other than 0 and 1 where items are said to be right or
 *   wrong, and for a level that is not between 0 and 1.
 *
 * Source: its parts.
 * Checked against: its parts, in test/analysis/estimates/reliability/reliability-panel.test.ts
 */
export function reliabilityPanel(
  table: ProductTable,
  { isRightOrWrong, gates = RELIABILITY_GATES }: PanelOptions,
  level = 0.95,
): ReliabilityPanel {
  checkLevel(level);
  checkItemSource(table);
  return isRightOrWrong ? rightOrWrongPanel(table, gates, level) : ratedPanel(table, gates, level);
}

function rightOrWrongPanel(table: ProductTable, gates: ReliabilityGates, level: number): RightOrWrongPanel {
  const { n, itemIds } = table;
  const hasRespondents = n >= gates.respondents;
  // Computed in any case, because it refuses items that are not right or wrong.
  const difficulty = itemDifficulty(table);
  return {
    kind: 'right-or-wrong',
    n,
    k: itemIds.length,
    kr20: past(hasRespondents, n, () => kr20(table, level)),
    items: itemIds.map((itemId, i) => ({
      itemId,
      difficulty: past(hasRespondents, n, () => at(difficulty, i)),
    })),
  };
}

function ratedPanel(table: ProductTable, gates: ReliabilityGates, level: number): RatedPanel {
  const { n, itemIds } = table;
  const k = itemIds.length;
  const hasRespondents = n >= gates.respondents;
  const hasItems = hasRespondents && k >= gates.alphaItems;
  const hasOmega = n >= gates.omegaRespondents && k >= gates.omegaItems;
  const itemRest = itemRestCorrelations(table);
  const without = alphaIfDeleted(table);
  return {
    kind: 'rated',
    n,
    k,
    alpha: past(hasItems, n, () => cronbachAlpha(table, level)),
    standardisedAlpha: past(hasItems, n, () => standardisedAlpha(table)),
    omegaTotal: past(hasOmega, n, () => omegaTotal(table)),
    items: itemIds.map((itemId, i) => ({
      itemId,
      itemRest: past(hasItems, n, () => at(itemRest, i)),
      alphaIfDeleted: past(hasItems && k > gates.alphaItems, n, () => at(without, i)),
    })),
    straightLining: past(hasRespondents, n, () => straightLining(table, level)),
  };
}

/** A figure where its gate is passed. */
function past<Figure>(isPast: boolean, n: number, figure: () => Figure): Figure | NotEstimable {
  return isPast ? figure() : notEstimable('below-gate', n);
}

function at(figures: readonly PointEstimate[], item: number): PointEstimate {
  const figure = figures[item];
  if (figure === undefined) throw new RangeError(`no figure for item ${item}`);
  return figure;
}
