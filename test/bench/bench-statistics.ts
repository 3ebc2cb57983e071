/**
 * How long each statistic takes from the tables of 100,000 respondents, and the exact tests at their limits. The first
 * call is not counted: it compiles the code.
 */

import { kendallTauB } from '../../analysis/estimates/association/kendall-tau-b.ts';
import { spearman } from '../../analysis/estimates/association/spearman.ts';
import { betaBinomialShrinkage } from '../../analysis/estimates/benchmark/beta-binomial-shrinkage.ts';
import { funnelLimits } from '../../analysis/estimates/benchmark/funnel-limits.ts';
import { normalShrinkage } from '../../analysis/estimates/benchmark/normal-shrinkage.ts';
import { randomIntercept } from '../../analysis/estimates/benchmark/random-intercept.ts';
import { clusteredDifference } from '../../analysis/estimates/clusters/clustered-difference.ts';
import { clusteredMean } from '../../analysis/estimates/clusters/clustered-mean.ts';
import { cliffsDelta } from '../../analysis/estimates/compare/cliffs-delta.ts';
import { dunn } from '../../analysis/estimates/compare/dunn.ts';
import { hedgesG } from '../../analysis/estimates/compare/hedges-g.ts';
import { kruskalWallis } from '../../analysis/estimates/compare/kruskal-wallis.ts';
import { mannWhitney } from '../../analysis/estimates/compare/mann-whitney.ts';
import { newcombeDifference } from '../../analysis/estimates/compare/newcombe-difference.ts';
import { welchDifference } from '../../analysis/estimates/compare/welch.ts';
import { cramersV } from '../../analysis/estimates/contingency/cramers-v.ts';
import { fisherExact } from '../../analysis/estimates/contingency/fisher-exact.ts';
import { independenceTest } from '../../analysis/estimates/contingency/independence-test.ts';
import { bcaMean } from '../../analysis/estimates/describe/bca-mean.ts';
import { clopperPearsonShare } from '../../analysis/estimates/describe/clopper-pearson-share.ts';
import { itemSummary } from '../../analysis/estimates/describe/item-summary.ts';
import { meanInterval } from '../../analysis/estimates/describe/mean-interval.ts';
import { wilsonShare } from '../../analysis/estimates/describe/wilson-share.ts';
import { borichScore } from '../../analysis/estimates/needs/borich-score.ts';
import { needPriorityList } from '../../analysis/estimates/needs/need-priority-list.ts';
import { tieGroups } from '../../analysis/estimates/needs/tie-groups.ts';
import { finitePopulationShare } from '../../analysis/estimates/nonresponse/finite-population-share.ts';
import { pairedGap } from '../../analysis/estimates/paired/paired-gap.ts';
import { wilcoxonSignedRank } from '../../analysis/estimates/paired/wilcoxon-signed-rank.ts';
import { reliabilityPanel } from '../../analysis/estimates/reliability/reliability-panel.ts';
import { seededRandom } from '../../analysis/estimates/seeded-random.ts';
import { rake } from '../../analysis/estimates/weights/rake.ts';
import { weightedMean } from '../../analysis/estimates/weights/weighted-mean.ts';
import type { BenchRow } from './bench-tabulation.ts';
import { measure } from './measure.ts';
import { type LargeTables, largeTables } from './statistics-tables.ts';

const ROUNDS = 31;
/** Asked of a statistic from tables, and of an exact test or a simulation. */
const FROM_TABLES_MS = 5;
const EXACT_MS = 1000;
const SEED = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

type Work = readonly [what: string, work: () => unknown];

const MARGINS = [
  { name: 'a', population: { a0: 0.5, a1: 0.3, a2: 0.2 } },
  { name: 'b', population: { b0: 0.4, b1: 0.3, b2: 0.2, b3: 0.1 } },
];

/** The slowest of them first, so that what is nearest to its limit is seen. */
export async function benchStatistics(): Promise<readonly BenchRow[]> {
  const tables = largeTables(SEED);
  return [
    ...(await rowsOf('n = 100,000', fromTables(tables), FROM_TABLES_MS)),
    ...(await rowsOf('at its limit', exactAndSimulated(tables), EXACT_MS)),
  ];
}

async function rowsOf(where: string, works: readonly Work[], askedMs: number): Promise<readonly BenchRow[]> {
  const timed = [];
  for (const [what, work] of works) timed.push({ what, ...(await measure(ROUNDS, work)) });
  return timed
    .toSorted((a, b) => b.medianMs - a.medianMs)
    .map(({ what, medianMs, slowestMs }) => ({
      what: `${what}, ${where}, median of ${ROUNDS}`,
      measured: `${medianMs.toFixed(3)} ms (slowest ${slowestMs.toFixed(2)})`,
      asked: `${askedMs} ms`,
    }));
}

function fromTables(tables: LargeTables): readonly Work[] {
  const { scores, otherScores, pairs, flags, product, clusters, otherClusters, joint, crossed, cells } =
    tables;
  const institutions = clusters.tables.map((counts) => ({
    x: counts[4] ?? 0,
    n: counts.reduce((sum, count) => sum + count, 0),
  }));
  const groups = [scores, otherScores, scores, otherScores, scores];
  return [
    ['share, Wilson', () => wilsonShare(31_234, 100_000)],
    ['share, Clopper-Pearson', () => clopperPearsonShare(31_234, 100_000)],
    ['item summary', () => itemSummary({ counts: [10_000, 20_000, 30_000, 25_000, 15_000], missing: 0 })],
    ['mean, Student t', () => meanInterval(scores)],
    ['clustered mean, 60 institutions', () => clusteredMean(clusters)],
    [
      'clustered difference, 60 institutions',
      () => clusteredDifference(clusters.values, clusters.tables, otherClusters.tables),
    ],
    ['reliability panel, 12 items', () => reliabilityPanel(product, { isRightOrWrong: false })],
    [
      'difference of two shares, Newcombe',
      () => newcombeDifference({ x: 10, n: 50_000 }, { x: 90, n: 50_000 }),
    ],
    ['Mann-Whitney', () => mannWhitney(scores, otherScores)],
    ["Cliff's delta", () => cliffsDelta(scores, otherScores)],
    ['Welch', () => welchDifference(scores, otherScores)],
    ["Hedges' g", () => hedgesG(scores, otherScores)],
    ['Kruskal-Wallis, 5 groups', () => kruskalWallis(groups)],
    ['Dunn, 5 groups', () => dunn(groups)],
    ['test of a 5 x 5 table', () => independenceTest(crossed)],
    ["Cramer's V of a 5 x 5 table", () => cramersV(crossed)],
    ['Spearman, 5 x 5', () => spearman(joint)],
    ['Kendall, 5 x 5', () => kendallTauB(joint)],
    ['paired gap', () => pairedGap(pairs)],
    ['mean weighted discrepancy score', () => borichScore(pairs)],
    ['tie groups of 10 needs', () => tieGroups(flags)],
    ['need priority list of 10 needs', () => needPriorityList(flags)],
    ['funnel limits, 60 institutions', () => funnelLimits(institutions)],
    ['beta-binomial shrinkage, 60 institutions', () => betaBinomialShrinkage(institutions)],
    [
      'normal shrinkage, 60 institutions',
      () =>
        normalShrinkage(
          institutions.map(({ x, n }) => ({ mean: x / n, n })),
          0.4,
        ),
    ],
    ['random intercept, 60 institutions', () => randomIntercept(clusters)],
    ['raking, 12 cells, 2 margins', () => rake(cells, MARGINS)],
    [
      'weighted mean, 12 weights',
      () => weightedMean(cells.map((_, cell) => ({ weight: 1 + cell, counts: scores }))),
    ],
    ['finite population, 100,000 of 200,000', () => finitePopulationShare(31_234, 100_000, 200_000)],
  ];
}

function exactAndSimulated({ scores }: LargeTables): readonly Work[] {
  const fifty = (from: number) => Array.from({ length: 50 }, (_, index) => [from + 2 * index, 1] as const);
  const sixty = Array.from(
    { length: 60 },
    (_, index) => [index % 3 === 0 ? -index - 1 : index + 1, 1] as const,
  );
  const sparse = [
    [9, 1, 4, 2, 1],
    [2, 8, 1, 3, 1],
    [1, 2, 7, 1, 2],
  ];
  return [
    ['Mann-Whitney, exact, 50 v 50', () => mannWhitney(fifty(1), fifty(2))],
    ['signed rank, exact, 60 differences', () => wilcoxonSignedRank(sixty)],
    [
      'Fisher, 100,000 respondents',
      () =>
        fisherExact([
          [50_123, 49_877],
          [49_500, 50_500],
        ]),
    ],
    [
      'Fisher-Freeman-Halton or Monte Carlo, 3 x 5, n = 45',
      () => independenceTest(sparse, seededRandom(SEED)),
    ],
    ['BCa mean of 100,000 respondents, 2,000 resamples', () => bcaMean(scores, seededRandom(SEED))],
  ];
}
