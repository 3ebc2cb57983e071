/** Golden topic `p_adjust`: Holm, Benjamini-Hochberg and Bonferroni. */

import { benjaminiHochberg } from '../../../analysis/estimates/multiplicity/benjamini-hochberg.ts';
import { bonferroni } from '../../../analysis/estimates/multiplicity/bonferroni.ts';
import { holm } from '../../../analysis/estimates/multiplicity/holm.ts';
import type { JsonObject, OracleTopic } from '../topic.ts';

export const pAdjust: OracleTopic = {
  topic: 'p_adjust',
  calculations: [{ takes: (input) => Array.isArray(input.p), calculate: adjustedValues }],
};

function adjustedValues({ p }: JsonObject): JsonObject {
  const pValues = (p as readonly (number | null)[]).map((each) => each ?? undefined);
  const written = (adjusted: readonly (number | undefined)[]) => adjusted.map((each) => each ?? null);
  return {
    holm: written(holm(pValues)),
    bh: written(benjaminiHochberg(pValues)),
    bonferroni: written(bonferroni(pValues)),
  };
}
