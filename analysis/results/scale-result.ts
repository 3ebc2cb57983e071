/** A scale in one view: its scores, how they spread, and how well its items hang together. */

import type { Instrument, Scale } from '../../survey-definitions/instrument.ts';
import { optionIdsOf } from '../../survey-definitions/options.ts';
import { mapDisclosed } from '../disclosure/disclosed.ts';
import { STAFF_POLICY } from '../disclosure/policy.ts';
import {
  holdsMeasure,
  type ReadView,
  readFigure,
  readTable,
  readWholeTable,
} from '../disclosure/read-release.ts';
import { meanInterval } from '../estimates/describe/mean-interval.ts';
import { quantile } from '../estimates/describe/quantile.ts';
import { standardDeviation } from '../estimates/describe/standard-deviation.ts';
import { notEstimable, type PointEstimate, pointEstimate } from '../estimates/estimate.ts';
import {
  RELIABILITY_GATES,
  type ReliabilityPanel,
  reliabilityPanel,
} from '../estimates/reliability/reliability-panel.ts';
import type { ScoreTable } from '../tables/tables.ts';
import type { ScaleResult } from './results.ts';
import { scoreBands } from './score-bands.ts';
import { sum } from './share-figure.ts';

const GATES = {
  ...RELIABILITY_GATES,
  respondents: STAFF_POLICY.reliabilityFrom,
  alphaItems: STAFF_POLICY.alphaItemsFrom,
};

/** Null when the instrument or the form has no such scale. */
export function scaleResult(
  view: ReadView,
  scaleId: string | undefined,
  instrument: Instrument,
): ScaleResult | null {
  const scale = instrument.scales.find(({ id }) => id === scaleId);
  if (scale === undefined || !holdsMeasure(view, `score:${scale.id}`)) return null;
  const key = `score:${scale.id}`;
  const scores = readTable(view, key, 'score');
  const itemKind = itemKindOf(scale);
  return {
    scale: scale.id,
    mean: readFigure(view, { key, kind: 'score', name: 'mean' }, ({ counts }) => meanInterval(counts)),
    standardDeviation: mapDisclosed(scores, ({ counts }) => valueOrNull(standardDeviation(counts))),
    median: mapDisclosed(scores, quartilesOf),
    bands: mapDisclosed(scores, (table) => scoreBands(view, table, scale)),
    withoutScore: mapDisclosed(readWholeTable(view, key, 'score'), ({ withoutScore }) => withoutScore),
    itemKind,
    reliability: mapDisclosed(readTable(view, `product:${scale.id}`, 'product'), (table) =>
      withOwnDifficulty(
        reliabilityPanel(table, { isRightOrWrong: itemKind === 'right-or-wrong', gates: GATES }),
        (itemId) => difficultyOf(view, itemId, scale, instrument),
      ),
    ),
  };
}

/**
 * Difficulty is of all who answered the item, as its share is elsewhere: of those who answered every item, one count less
 * the other would be the answers of the few who left something out.
 */
function withOwnDifficulty(
  panel: ReliabilityPanel,
  difficultyOf: (itemId: string) => PointEstimate,
): ReliabilityPanel {
  if (panel.kind === 'rated') return panel;
  return {
    ...panel,
    items: panel.items.map(({ itemId, difficulty }) => ({
      itemId,
      difficulty: difficulty.kind === 'not-estimable' ? difficulty : difficultyOf(itemId),
    })),
  };
}

function difficultyOf(
  view: ReadView,
  itemId: string,
  { points = {} }: Scale,
  instrument: Instrument,
): PointEstimate {
  const item = instrument.items.find(({ id }) => id === itemId);
  const table = readTable(view, `item:${itemId}`, 'count');
  if (item === undefined || table.kind === 'suppressed') return notEstimable('below-gate', 0);
  const worth = optionIdsOf(item, instrument).map((option) => points[option] ?? 0);
  const { counts } = table.result;
  const n = sum(counts);
  return n === 0
    ? notEstimable('no-data', 0)
    : pointEstimate(sum(counts.filter((_, place) => worth[place] === 1)) / n, n);
}

function quartilesOf({ counts }: Pick<ScoreTable, 'counts'>) {
  const median = valueOrNull(quantile(counts, 0.5));
  const lower = valueOrNull(quantile(counts, 0.25));
  const upper = valueOrNull(quantile(counts, 0.75));
  return median === null || lower === null || upper === null ? null : { median, lower, upper };
}

function itemKindOf({ points = {} }: Scale): ScaleResult['itemKind'] {
  const worth = Object.values(points);
  return worth.length > 0 && worth.every((point) => point === 0 || point === 1) ? 'right-or-wrong' : 'rated';
}

function valueOrNull(estimate: PointEstimate): number | null {
  return estimate.kind === 'point' ? estimate.value : null;
}
