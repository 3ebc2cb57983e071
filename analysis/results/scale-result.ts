/** A scale in one view: its scores, how they spread, and how well its items hang together. */

import type { Instrument, Scale } from '../../survey-definitions/instrument.ts';
import { type Disclosed, mapDisclosed } from '../disclosure/disclosed.ts';
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
import { notEstimable, type PointEstimate } from '../estimates/estimate.ts';
import { cronbachAlpha } from '../estimates/reliability/cronbach-alpha.ts';
import { kr20 } from '../estimates/reliability/kr20.ts';
import type { ProductTable, ScoreTable } from '../tables/tables.ts';
import type { ScaleResult } from './results.ts';
import { scoreBands } from './score-bands.ts';

type Reliability = ScaleResult['reliability'] extends Disclosed<infer Result> ? Result : never;

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
  return {
    scale: scale.id,
    mean: readFigure(view, { key, kind: 'score', name: 'mean' }, ({ counts }) => meanInterval(counts)),
    standardDeviation: mapDisclosed(scores, ({ counts }) => valueOrNull(standardDeviation(counts))),
    median: mapDisclosed(scores, quartilesOf),
    bands: mapDisclosed(scores, (table) => scoreBands(table, scale)),
    withoutScore: mapDisclosed(readWholeTable(view, key, 'score'), ({ withoutScore }) => withoutScore),
    reliability: mapDisclosed(readTable(view, `product:${scale.id}`, 'product'), (table) =>
      reliabilityOf(table, scale),
    ),
  };
}

function quartilesOf({ counts }: Pick<ScoreTable, 'counts'>) {
  const median = valueOrNull(quantile(counts, 0.5));
  const lower = valueOrNull(quantile(counts, 0.25));
  const upper = valueOrNull(quantile(counts, 0.75));
  return median === null || lower === null || upper === null ? null : { median, lower, upper };
}

/** KR-20 where every answer is worth 0 or 1, otherwise Cronbach's alpha; neither with few people or items. */
function reliabilityOf(table: ProductTable, scale: Scale): Reliability {
  const points = Object.values(scale.points ?? {});
  const isRightOrWrong = points.length > 0 && points.every((point) => point === 0 || point === 1);
  const name = isRightOrWrong ? 'kr-20' : 'cronbach-alpha';
  const hasItems = isRightOrWrong || table.itemIds.length >= STAFF_POLICY.alphaItemsFrom;
  if (table.n < STAFF_POLICY.reliabilityFrom || !hasItems) {
    return { name, estimate: notEstimable('below-gate', table.n) };
  }
  return { name, estimate: isRightOrWrong ? kr20(table) : cronbachAlpha(table) };
}

function valueOrNull(estimate: PointEstimate): number | null {
  return estimate.kind === 'point' ? estimate.value : null;
}
