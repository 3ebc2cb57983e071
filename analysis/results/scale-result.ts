/** A scale in one view: its scores, how they spread, and how well its items hang together. */

import type { Instrument, Scale } from '../../survey-definitions/instrument.ts';
import { mapDisclosed } from '../disclosure/disclosed.ts';
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
import type { PointEstimate } from '../estimates/estimate.ts';
import { reliabilityPanel } from '../estimates/reliability/reliability-panel.ts';
import type { ScoreTable } from '../tables/tables.ts';
import type { ScaleResult } from './results.ts';
import { scoreBands } from './score-bands.ts';

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
      reliabilityPanel(table, { isRightOrWrong: itemKind === 'right-or-wrong' }),
    ),
  };
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
