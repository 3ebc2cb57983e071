/** Counts the scores of a scale. */

import type { AnswerCodes } from '../../../survey-definitions/answers.ts';
import type { Scale } from '../../../survey-definitions/instrument.ts';
import { scaleScore } from '../../scoring/scale-score.ts';
import { type CellSpace, type Measure, markOne } from './measure.ts';
import { pointsIn, type ScoredItem } from './scored-items.ts';
import { makeValueCells } from './value-cells.ts';

export function makeScoreMeasure(scale: Scale, items: readonly ScoredItem[], space: CellSpace): Measure {
  const values = makeValueCells(space);
  const withoutScore = space.allot(1);
  return {
    key: `score:${scale.id}`,
    mark(codes, marks) {
      const score = scoreIn(codes, items, scale);
      markOne(marks, score === undefined ? withoutScore : values.cellOf(score));
    },
    tableOf: (cells) => ({
      kind: 'score',
      scaleId: scale.id,
      counts: values.countsFrom(cells),
      withoutScore: cells[withoutScore] ?? 0,
    }),
  };
}

function scoreIn(codes: AnswerCodes, items: readonly ScoredItem[], scale: Scale): number | undefined {
  let total = 0;
  let answered = 0;
  for (const item of items) {
    const points = pointsIn(codes, item);
    if (points === undefined) continue;
    total += points;
    answered += 1;
  }
  return scaleScore(total, answered, scale);
}
