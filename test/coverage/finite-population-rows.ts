/** Coverage of the intervals that are about a finite population, of which 70 in 100 answered. */

import { finitePopulationMean } from '../../analysis/estimates/nonresponse/finite-population-mean.ts';
import { finitePopulationShare } from '../../analysis/estimates/nonresponse/finite-population-share.ts';
import type { Random } from '../../analysis/estimates/seeded-random.ts';
import { codeCounts } from '../../analysis/estimates/value-counts.ts';
import { type CoverageRow, rowOf, type Size } from './coverage-row.ts';
import { averageAndWorst, coverageOver, hypergeometricProbabilities } from './exact-coverage.ts';
import { holds } from './holds.ts';
import { drawCounts, drawPlace, HIGH } from './populations.ts';
import { simulatedRow } from './simulated-coverage.ts';

const RESPONSE = 0.7;

export function finitePopulationRows(): readonly CoverageRow[] {
  return [
    rowOf(
      {
        interval: '`hypergeometric`',
        design: 'share of all invited, of whom n answered, 70 in 100; every true number',
        samples: 'exact',
      },
      shareCoverage,
      [33, 100],
    ),
    simulatedRow({
      interval: '`student-t-finite-population`',
      design: 'mean of all invited, of whom n answered, 70 in 100; a skewed five-point item',
      samples: 4000,
      trials: (n, random) => [meanTrial(n, random)],
    }),
  ];
}

function shareCoverage(n: Size) {
  const invited = Math.round(n / RESPONSE);
  const estimates = Array.from({ length: n + 1 }, (_, x) => finitePopulationShare(x, n, invited));
  return averageAndWorst(
    Array.from({ length: invited + 1 }, (_, marked) => {
      const probabilities = hypergeometricProbabilities(n, marked, invited);
      return coverageOver(
        estimates.map((estimate, x) => ({
          probability: probabilities[x] ?? 0,
          isHeld: holds(estimate, marked / invited),
        })),
      );
    }),
  );
}

/** A population drawn anew for each sample, and some of it left out. */
function meanTrial(n: Size, random: Random) {
  const invited = Math.round(n / RESPONSE);
  const everyone = drawCounts(HIGH, invited, random);
  const truth = everyone.reduce((sum, count, place) => sum + count * (place + 1), 0) / invited;
  const answered = [...everyone];
  for (let left = invited; left > n; left -= 1) {
    const place = drawPlace(
      answered.map((count) => count / left),
      random,
    );
    answered[place] = (answered[place] ?? 0) - 1;
  }
  return { estimate: finitePopulationMean(codeCounts(answered), invited), truth };
}
