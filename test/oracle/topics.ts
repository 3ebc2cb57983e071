/** Every topic that the runner can place a case in. */

import type { OracleTopic } from './topic.ts';
import { agreement } from './topics/agreement.ts';
import { agreementWithin } from './topics/agreement-within.ts';
import { bcaFixedResamples } from './topics/bca-fixed-resamples.ts';
import { benchmark } from './topics/benchmark.ts';
import { clustered } from './topics/clustered.ts';
import { contingency } from './topics/contingency.ts';
import { correlation } from './topics/correlation.ts';
import { descriptives } from './topics/descriptives.ts';
import { distributions } from './topics/distributions.ts';
import { kGroups } from './topics/k-groups.ts';
import { kr20 } from './topics/kr20.ts';
import { meanCi } from './topics/mean-ci.ts';
import { pAdjust } from './topics/p-adjust.ts';
import { pairedGap } from './topics/paired-gap.ts';
import { proportionCi } from './topics/proportion-ci.ts';
import { reliability } from './topics/reliability.ts';
import { scaleScores } from './topics/scale-scores.ts';
import { trendNonresponse } from './topics/trend-nonresponse.ts';
import { twoGroups } from './topics/two-groups.ts';
import { twoProportions } from './topics/two-proportions.ts';
import { weights } from './topics/weights.ts';

export const TOPICS: readonly OracleTopic[] = [
  agreement,
  agreementWithin,
  bcaFixedResamples,
  benchmark,
  clustered,
  contingency,
  correlation,
  descriptives,
  distributions,
  kGroups,
  kr20,
  meanCi,
  pAdjust,
  pairedGap,
  proportionCi,
  reliability,
  scaleScores,
  trendNonresponse,
  twoGroups,
  twoProportions,
  weights,
];

/** Topics of the format that wait for their turn: their cases are counted neither way. */
export const NOT_YET_RUN: readonly string[] = ['disclosure'];
