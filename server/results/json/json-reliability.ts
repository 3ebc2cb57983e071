/** The reliability of a scale for the API, part by part, as the page has it. */

import type { ScaleResult } from '../../../analysis/results/results.ts';
import type { ShownCoefficient } from '../shown/shown-coefficient.ts';
import type { NoNumberReason } from '../shown/shown-number.ts';
import { type ShownRated, type ShownRightOrWrong, shownReliability } from '../shown/shown-reliability.ts';
import {
  type CoefficientMethod,
  type FigureName,
  type JsonFigure,
  jsonCoefficient,
  jsonNumber,
} from './json-figure.ts';

type OfScale = Pick<FigureName, 'page' | 'of'>;

/** Of a suppressed scale only its coefficient, which stands for all of them. */
export function reliabilityFigures(name: OfScale, score: ScaleResult): readonly JsonFigure[] {
  const statistic = score.itemKind === 'right-or-wrong' ? 'kr-20' : 'cronbach-alpha';
  const whole = { ...name, figure: 'reliability', statistic } as const;
  const reliability = shownReliability(score);
  if (reliability.kind === 'none') return [withoutNumber(whole, reliability.reason)];
  return [
    jsonNumber(whole, reliability.coefficient, 'coefficient'),
    ...(reliability.kind === 'rated' ? ratedFigures(name, reliability) : difficulties(name, reliability)),
  ];
}

function ratedFigures(name: OfScale, panel: ShownRated): readonly JsonFigure[] {
  return [
    coefficient(name, 'standardised-alpha', panel.standardisedAlpha),
    coefficient(name, 'omega-total', panel.omegaTotal),
    jsonNumber({ ...name, figure: 'straight-lining', statistic: 'straight-lining' }, panel.straightLining),
    ...panel.items.flatMap(({ itemId, itemRest, alphaIfDeleted }) => [
      coefficient({ ...name, of: itemId }, 'item-rest-correlation', itemRest),
      coefficient({ ...name, of: itemId }, 'alpha-if-deleted', alphaIfDeleted),
    ]),
  ];
}

function difficulties({ page }: OfScale, { items }: ShownRightOrWrong): readonly JsonFigure[] {
  return items.map(({ itemId, difficulty }) =>
    jsonNumber({ page, of: itemId, figure: 'item-difficulty', statistic: 'item-difficulty' }, difficulty),
  );
}

/** Without an interval: what it is, is how it is made. */
function coefficient(name: OfScale, method: CoefficientMethod, shown: ShownCoefficient): JsonFigure {
  return jsonCoefficient({ ...name, figure: method, statistic: method }, method, shown);
}

function withoutNumber(name: FigureName, none: NoNumberReason): JsonFigure {
  return { ...name, unit: 'coefficient', none };
}
