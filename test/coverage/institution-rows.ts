/** Coverage of the intervals of single institutions that are drawn towards all of them. */

import { betaQuantile } from '../../analysis/distributions/distributions.ts';
import { betaBinomialShrinkage } from '../../analysis/estimates/benchmark/beta-binomial-shrinkage.ts';
import { randomIntercept } from '../../analysis/estimates/benchmark/random-intercept.ts';
import { type AnyEstimate, notEstimable } from '../../analysis/estimates/estimate.ts';
import type { Random } from '../../analysis/estimates/seeded-random.ts';
import type { CoverageRow, Size } from './coverage-row.ts';
import { drawCounts, drawNormal, HIGH, itemGiven, itemMean } from './populations.ts';
import { simulatedRow, type Trial } from './simulated-coverage.ts';

const INSTITUTIONS = 20;

/** Both kinds of likeness within institutions. */
const ICC = 0.1;

const MEAN_SHARE = 0.4;

export function institutionRows(): readonly CoverageRow[] {
  const about = `of each of ${INSTITUTIONS} institutions, n respondents each`;
  return [
    simulatedRow({
      interval: '`beta-posterior`',
      design: `share ${about}; a sample counts once for each institution`,
      samples: 400,
      trials: shareTrials,
    }),
    simulatedRow({
      interval: '`normal-posterior`',
      design: `mean ${about}; a sample counts once for each institution`,
      samples: 400,
      trials: meanTrials,
    }),
  ];
}

function shareTrials(n: Size, random: Random): readonly Trial[] {
  const strength = 1 / ICC - 1;
  const truths = everyInstitution(() =>
    betaQuantile(random(), strength * MEAN_SHARE, strength * (1 - MEAN_SHARE)),
  );
  const found = betaBinomialShrinkage(
    truths.map((p) => ({ x: drawCounts([1 - p, p], n, random)[1] ?? 0, n })),
  );
  return trialsOf(truths, found.kind === 'shrunk-shares' ? found.shrunk : undefined);
}

function meanTrials(n: Size, random: Random): readonly Trial[] {
  const items = everyInstitution(() =>
    itemGiven(HIGH, Math.sqrt(ICC) * drawNormal(random), Math.sqrt(1 - ICC)),
  );
  const tables = items.map((item) => drawCounts(item, n, random));
  const { restricted } = randomIntercept({ values: [1, 2, 3, 4, 5], tables });
  return trialsOf(
    items.map(itemMean),
    restricted.kind === 'not-estimable' ? undefined : restricted.partiallyPooled,
  );
}

function trialsOf(
  truths: readonly number[],
  estimates: readonly AnyEstimate[] | undefined,
): readonly Trial[] {
  return truths.map((truth, j) => ({ truth, estimate: estimates?.[j] ?? notEstimable('zero-variance', 0) }));
}

function everyInstitution<Value>(make: () => Value): readonly Value[] {
  return Array.from({ length: INSTITUTIONS }, make);
}
