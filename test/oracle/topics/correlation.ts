/** Golden topic `correlation`: Spearman, Kendall and Pearson, over complete pairs. */

import { jointTable } from '../../../analysis/estimates/association/joint-table.ts';
import { kendallTauB } from '../../../analysis/estimates/association/kendall-tau-b.ts';
import { pearson } from '../../../analysis/estimates/association/pearson.ts';
import { spearman } from '../../../analysis/estimates/association/spearman.ts';
import type { Json, JsonObject, OracleTopic } from '../topic.ts';
import { levelOf, limitsIn, numbers, pIn, statusOf, valueIn } from './two-groups.ts';

export const correlation: OracleTopic = {
  topic: 'correlation',
  calculations: [{ takes: (input) => 'x' in input && 'y' in input, calculate: ofPairs }],
};

function ofPairs({ x, y, conf }: JsonObject): JsonObject {
  const table = jointTable(answers(x), answers(y));
  const found = spearman(table, levelOf(conf));
  return {
    ...statusOf(found.test),
    n: found.n,
    ties: found.hasTies,
    rho: valueIn(found.rho),
    t: valueIn(found.t),
    p_t: pIn(found.approximate),
    p_exact_permutation: found.exact === undefined ? null : pIn(found.exact),
    ci_bonett_wright: limitsIn(found.rho),
    kendall_tau_b: valueIn(kendallTauB(table)),
    pearson: valueIn(pearson(table)),
  };
}

/** In their places: a pair is complete only if neither is missing. */
function answers(list: Json | undefined): readonly (number | null)[] {
  numbers(list);
  return list as readonly (number | null)[];
}
