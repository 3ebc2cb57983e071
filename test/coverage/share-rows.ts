/** Coverage of the intervals of shares, over all samples there can be and over the whole range of true shares. */

import type { CountedShare } from '../../analysis/estimates/compare/counted-share.ts';
import { newcombeDifference } from '../../analysis/estimates/compare/newcombe-difference.ts';
import { clopperPearsonShare } from '../../analysis/estimates/describe/clopper-pearson-share.ts';
import { jeffreysShare } from '../../analysis/estimates/describe/jeffreys-share.ts';
import { wilsonShare } from '../../analysis/estimates/describe/wilson-share.ts';
import type { AnyEstimate } from '../../analysis/estimates/estimate.ts';
import { type CoverageRow, rowOf, type Size } from './coverage-row.ts';
import { averageAndWorst, binomialProbabilities, coverageOver } from './exact-coverage.ts';
import { holds } from './holds.ts';

/** 0.001, 0.002, ..., 0.999 */
const TRUE_SHARES = Array.from({ length: 999 }, (_, place) => (place + 1) / 1000);

/** 0.05, 0.10, ..., 0.95 */
const TRUE_SHARES_OF_PAIRS = Array.from({ length: 19 }, (_, place) => (place + 1) / 20);

export function shareRows(): readonly CoverageRow[] {
  return [
    shareRow('`wilson`', wilsonShare),
    shareRow('`clopper-pearson`', clopperPearsonShare),
    shareRow('`jeffreys`', jeffreysShare),
    rowOf(
      {
        interval: '`newcombe`',
        design: 'difference of two shares, n in each group; every pair of true shares from 0.05 to 0.95',
        samples: 'exact',
      },
      newcombeCoverage,
    ),
  ];
}

function shareRow(interval: string, shareOf: (x: number, n: number) => AnyEstimate): CoverageRow {
  const design = 'share of n respondents; every true share from 0.001 to 0.999';
  return rowOf({ interval, design, samples: 'exact' }, (n) => {
    const estimates = everyCount(n).map((x) => shareOf(x, n));
    return averageAndWorst(
      TRUE_SHARES.map((truth) => {
        const probabilities = binomialProbabilities(n, truth);
        return coverageOver(
          estimates.map((estimate, x) => ({
            probability: probabilities[x] ?? 0,
            isHeld: holds(estimate, truth),
          })),
        );
      }),
    );
  });
}

function newcombeCoverage(n: Size) {
  const shares: readonly CountedShare[] = everyCount(n).map((x) => ({ x, n }));
  const estimates = shares.map((first) => shares.map((second) => newcombeDifference(first, second)));
  const probabilities = TRUE_SHARES_OF_PAIRS.map((truth) => binomialProbabilities(n, truth));
  return averageAndWorst(
    TRUE_SHARES_OF_PAIRS.flatMap((one, a) =>
      TRUE_SHARES_OF_PAIRS.map((other, b) =>
        coverageOver(
          estimates.flatMap((row, x) =>
            row.map((estimate, y) => ({
              probability: (probabilities[a]?.[x] ?? 0) * (probabilities[b]?.[y] ?? 0),
              isHeld: holds(estimate, one - other),
            })),
          ),
        ),
      ),
    ),
  );
}

/** 0, 1, ..., n */
function everyCount(n: number): readonly number[] {
  return Array.from({ length: n + 1 }, (_, x) => x);
}
