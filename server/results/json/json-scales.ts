/** The figures of a scale for the API: mean, spread, score bands and reliability, rounded as on the pages. */

import { type Disclosed, mapDisclosed } from '../../../analysis/disclosure/disclosed.ts';
import type { ScaleResult } from '../../../analysis/results/results.ts';
import { roundHalfUp, type ShownNumber, shownMean, shownShare } from '../shown/shown-number.ts';
import { type FigureName, type JsonFigure, jsonCounted, jsonNumber } from './json-figure.ts';
import { reliabilityFigures } from './json-reliability.ts';

export function scaleFigures(page: FigureName['page'], score: ScaleResult): readonly JsonFigure[] {
  const name = { page, of: score.scale } as const;
  const mean = shownMean(score.mean);
  return [
    jsonNumber({ ...name, figure: 'mean' }, mean),
    ...spreadFigures(name, score, mean),
    ...reliabilityFigures(name, score),
    jsonCounted(
      { ...name, figure: 'without-score' },
      score.withoutScore.kind === 'shown' ? score.withoutScore.result : undefined,
    ),
  ];
}

/** Shares of respondents by score; only where a page draws them. */
export function bandFigures(page: FigureName['page'], { scale, bands }: ScaleResult): readonly JsonFigure[] {
  const name = { page, figure: 'score-band', of: scale } as const;
  if (bands.kind === 'suppressed') return [{ ...name, unit: 'in-100', none: bands.reason }];
  return bands.result.map(({ from, to, share }) =>
    jsonNumber({ ...name, scores: { from, to } }, shownShare(mapDisclosed(bands, () => share))),
  );
}

type OfScale = Pick<FigureName, 'page' | 'of'>;

function spreadFigures(name: OfScale, score: ScaleResult, mean: ShownNumber): readonly JsonFigure[] {
  const { standardDeviation: sd, median } = score;
  const quartile = (figure: string, value: Disclosed<number | null>): JsonFigure =>
    point({ ...name, figure }, { method: 'quantile-type-7', unit: 'score', value, mean, decimals: 1 });
  const decimals = mean.kind === 'number' ? mean.decimals : 1;
  return [
    point(
      { ...name, figure: 'standard-deviation' },
      { method: 'standard-deviation', unit: 'standard-deviation', value: sd, mean, decimals },
    ),
    quartile(
      'lower-quartile',
      mapDisclosed(median, (three) => three?.lower ?? null),
    ),
    quartile(
      'median',
      mapDisclosed(median, (three) => three?.median ?? null),
    ),
    quartile(
      'upper-quartile',
      mapDisclosed(median, (three) => three?.upper ?? null),
    ),
  ];
}

interface Point {
  readonly method: 'standard-deviation' | 'quantile-type-7';
  readonly unit: 'score' | 'standard-deviation';
  readonly value: Disclosed<number | null>;
  readonly mean: ShownNumber;
  readonly decimals: number;
}

/** A number without an interval, of the people of the mean beside it. */
function point(name: FigureName, { method, unit, value, mean, decimals }: Point): JsonFigure {
  if (value.kind === 'suppressed') return { ...name, unit, none: value.reason };
  if (value.result === null || mean.kind === 'none' || mean.n.kind === 'band')
    return { ...name, unit, none: 'no-data' };
  return { ...name, method, unit, value: roundHalfUp(value.result, decimals), n: mean.n.n };
}
