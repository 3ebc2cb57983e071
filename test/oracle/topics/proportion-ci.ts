/** Golden topic `proportion_ci`: a share with three intervals, or a weighted share at its effective n. */

import { clopperPearsonShare } from '../../../analysis/estimates/describe/clopper-pearson-share.ts';
import { jeffreysShare } from '../../../analysis/estimates/describe/jeffreys-share.ts';
import { wilsonShare } from '../../../analysis/estimates/describe/wilson-share.ts';
import type { JsonObject, OracleTopic } from '../topic.ts';
import { levelOf, limitsIn, statusOf, valueIn } from './two-groups.ts';

export const proportionCi: OracleTopic = {
  topic: 'proportion_ci',
  calculations: [
    { takes: ({ x, n }) => typeof x === 'number' && typeof n === 'number', calculate: shareOfCounts },
    { takes: (input) => typeof input.n_eff === 'number', calculate: shareOfEffectiveN },
  ],
};

function shareOfCounts({ x, n, conf }: JsonObject): JsonObject {
  const [count, all, level] = [Number(x), Number(n), levelOf(conf)];
  const wilson = wilsonShare(count, all, level);
  return {
    ...statusOf(wilson),
    x: count,
    n: wilson.n,
    p: valueIn(wilson),
    wilson: limitsIn(wilson),
    clopper_pearson: limitsIn(clopperPearsonShare(count, all, level)),
    jeffreys: limitsIn(jeffreysShare(count, all, level)),
  };
}

function shareOfEffectiveN({ p, n_eff, conf }: JsonObject): JsonObject {
  const effectiveN = Number(n_eff);
  const wilson = wilsonShare(Number(p) * effectiveN, effectiveN, levelOf(conf));
  return { ...statusOf(wilson), n_eff: effectiveN, p: valueIn(wilson), wilson: limitsIn(wilson) };
}
