/** Golden topic `paired_gap`: importance minus preparedness on complete pairs, with its tests. */

import type { Estimate, PointEstimate } from '../../../analysis/estimates/estimate.ts';
import {
  pairedGap as gapOfPairs,
  type PairedGap,
  pairDifferences,
} from '../../../analysis/estimates/paired/paired-gap.ts';
import { prattSignedRank } from '../../../analysis/estimates/paired/pratt-signed-rank.ts';
import { signedRanks } from '../../../analysis/estimates/paired/signed-ranks.ts';
import { wilcoxonSignedRank } from '../../../analysis/estimates/paired/wilcoxon-signed-rank.ts';
import { wilcoxonZ } from '../../../analysis/estimates/paired/wilcoxon-z.ts';
import type { PairTable } from '../../../analysis/tables/tables.ts';
import type { Json, JsonObject, OracleTopic } from '../topic.ts';
import { levelOf, limitsIn, pIn, statisticIn, statusOf, valueIn } from './two-groups.ts';

export const pairedGap: OracleTopic = {
  topic: 'paired_gap',
  calculations: [
    {
      takes: (input) => Array.isArray(input.importance) && Array.isArray(input.preparedness),
      calculate: gapFields,
    },
  ],
};

function gapFields({ importance, preparedness, conf }: JsonObject): JsonObject {
  const table = pairTable(importance as readonly Json[], preparedness as readonly Json[]);
  const gap = gapOfPairs(table, levelOf(conf));
  const differences = pairDifferences(table);
  const ranks = signedRanks(differences);
  const pratt = prattSignedRank(differences);
  return {
    ...statusOf(gap.test),
    n_pairs: gap.n,
    n_zero: ranks.zero,
    n_nonzero: ranks.nonZero,
    mean_diff: valueIn(gap.mean),
    sd_diff: valueIn(gap.standardDeviation),
    n_pos: gap.positive,
    n_neg: ranks.nonZero - gap.positive,
    pct_pos: valueIn(gap.withGap),
    t_ci_diff: meanLimits(gap),
    dz: withoutSpread(gap) ? infiniteLike(gap.mean) : valueIn(gap.dz),
    V_pos: ranks.positiveSum,
    V_neg: ranks.negativeSum,
    z_cc: valueIn(wilcoxonZ(differences)),
    p_asymptotic_cc: pIn(wilcoxonSignedRank(differences, 0)),
    p_exact_permutation: exactP(gap),
    matched_rank_biserial: valueIn(gap.rankBiserial),
    pratt_z: statisticIn(pratt),
    pratt_p: pIn(pratt),
    sign_test_p: pIn(gap.signTest),
  };
}

/** A pair counts when both answers are there. Scales that begin below 1 are moved up, which no difference minds. */
function pairTable(first: readonly Json[], second: readonly Json[]): PairTable {
  if (first.length !== second.length) throw new RangeError('lists of pairs differ in length');
  const answers = [...first, ...second].filter((each) => each !== null);
  const lowest = answers.reduce<number>((least, each) => Math.min(least, codeOf(each)), 1);
  const points = answers.reduce<number>((most, each) => Math.max(most, codeOf(each) - lowest + 1), 0);
  const counts = Array.from({ length: points }, () => Array.from({ length: points }, () => 0));
  first.forEach((importance, place) => {
    const preparedness = second[place] ?? null;
    if (importance === null || preparedness === null) return;
    const row = counts[codeOf(importance) - lowest] ?? [];
    const column = codeOf(preparedness) - lowest;
    row[column] = (row[column] ?? 0) + 1;
  });
  return { kind: 'pair', id: 'gap', counts, secondUnknown: counts.map(() => 0) };
}

function codeOf(answer: Json): number {
  if (typeof answer === 'number' && Number.isInteger(answer)) return answer;
  throw new TypeError(`${JSON.stringify(answer)} is no code`);
}

/** The format writes an exact p where there is one. */
function exactP({ test }: PairedGap): number | null {
  return test.kind === 'test' && test.test === 'wilcoxon-signed-rank-exact' ? test.p : null;
}

/** Where all differences are equal the format has what arithmetic gives: limits at the mean, and d_z without end. */
function withoutSpread({ gap }: { readonly gap: Estimate }): boolean {
  return gap.kind === 'not-estimable' && gap.reason === 'zero-variance';
}

function meanLimits(gap: PairedGap): readonly (number | null)[] {
  return withoutSpread(gap) ? [valueIn(gap.mean), valueIn(gap.mean)] : limitsIn(gap.gap);
}

function infiniteLike(mean: PointEstimate): string {
  return (valueIn(mean) ?? 0) < 0 ? '-Infinity' : 'Infinity';
}
