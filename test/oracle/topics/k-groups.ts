/** Golden topic `k_groups`: Kruskal-Wallis and Dunn. */

import { dunn } from '../../../analysis/estimates/compare/dunn.ts';
import { kruskalWallis } from '../../../analysis/estimates/compare/kruskal-wallis.ts';
import { benjaminiHochberg } from '../../../analysis/estimates/multiplicity/benjamini-hochberg.ts';
import { holm } from '../../../analysis/estimates/multiplicity/holm.ts';
import type { ValueCounts } from '../../../analysis/estimates/value-counts.ts';
import type { Json, JsonObject, OracleTopic } from '../topic.ts';
import { pIn, statisticIn, statusOf, valueIn, valuesOf } from './two-groups.ts';

export const kGroups: OracleTopic = {
  topic: 'k_groups',
  calculations: [{ takes: (input) => 'groups' in input, calculate: comparison }],
};

function comparison({ groups: rows }: JsonObject): JsonObject {
  if (!Array.isArray(rows)) throw new TypeError('groups: a list of groups is needed');
  const groups = (rows as readonly Json[]).map(valuesOf);
  const found = kruskalWallis(groups);
  return {
    ...statusOf(found.test),
    N: found.n,
    k: found.groups.length,
    H: statisticIn(found.test),
    df: found.degreesOfFreedom,
    p: pIn(found.test),
    epsilon_squared: valueIn(found.epsilonSquared),
    eta_squared_H: valueIn(found.etaSquared),
    mean_ranks: found.groups.map(({ meanRank }) => meanRank),
    dunn: dunnFields(
      groups,
      found.groups.map(({ place }) => place),
    ),
  };
}

/** Pairs are told by the numbers of the groups that are not empty, from 1. */
function dunnFields(groups: readonly ValueCounts[], places: readonly number[]): JsonObject {
  const pairs = dunn(groups);
  const p = pairs.map((pair) => pair.p);
  return {
    pairs: pairs.map(({ first, second }) => [places.indexOf(first) + 1, places.indexOf(second) + 1]),
    z: pairs.map(({ z }) => z),
    p,
    p_holm: holm(p).map((each) => each ?? null),
    p_bh: benjaminiHochberg(p).map((each) => each ?? null),
  };
}
