/** Golden topic `two_proportions`: Newcombe's interval, the pooled z test and Fisher's exact test. */

import { newcombeDifference } from '../../../analysis/estimates/compare/newcombe-difference.ts';
import { twoShareTest } from '../../../analysis/estimates/compare/two-share-test.ts';
import { fisherExact } from '../../../analysis/estimates/contingency/fisher-exact.ts';
import { wilsonShare } from '../../../analysis/estimates/describe/wilson-share.ts';
import type { JsonObject, OracleTopic } from '../topic.ts';
import { levelOf, limitsIn, pIn, statisticIn, statusOf, valueIn } from './two-groups.ts';

export const twoProportions: OracleTopic = {
  topic: 'two_proportions',
  calculations: [
    { takes: (input) => ['x1', 'n1', 'x2', 'n2'].every((key) => key in input), calculate: difference },
  ],
};

function difference({ conf, ...counts }: JsonObject): JsonObject {
  const first = { x: Number(counts.x1), n: Number(counts.n1) };
  const second = { x: Number(counts.x2), n: Number(counts.n2) };
  const newcombe = newcombeDifference(first, second, levelOf(conf));
  const pooled = twoShareTest(first, second);
  const fisher = fisherExact([
    [first.x, first.n - first.x],
    [second.x, second.n - second.x],
  ]);
  // In the format p is 1 where only one table has the margins; the product gives the reason instead.
  const hasOneTable = fisher.kind === 'not-estimable' && fisher.reason === 'degenerate-margin';
  return {
    ...statusOf(newcombe),
    p1: valueIn(wilsonShare(first.x, first.n)),
    p2: valueIn(wilsonShare(second.x, second.n)),
    diff: valueIn(newcombe),
    newcombe: limitsIn(newcombe),
    z_pooled: statisticIn(pooled),
    p_pooled: pIn(pooled),
    fisher_p: hasOneTable ? 1 : pIn(fisher),
  };
}
