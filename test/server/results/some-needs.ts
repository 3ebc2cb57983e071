/** Hand-made results of the support needs of 33 respondents, with their priority list. */

import {
  type NeedPriorityList,
  needPriorityList,
} from '../../../analysis/estimates/needs/need-priority-list.ts';
import type { NeedResult } from '../../../analysis/results/results.ts';
import { aMean, aShare, someMean } from './some-numbers.ts';

/** absent, unknown, there, not important; importance and availability; in the top three. */
const NEEDS: Readonly<
  Record<
    string,
    readonly [readonly [number, number, number, number], readonly number[], readonly number[], number]
  >
> = {
  funding: [[17, 7, 7, 2], [4, 3.7, 4.3], [2.4, 2, 2.7], 6],
  resources: [[20, 4, 5, 3], [4.2, 3.9, 4.5], [2, 1.7, 2.3], 10],
  tools: [[27, 2, 2, 2], [4.5, 4.3, 4.8], [2, 1.6, 2.3], 12],
  time: [[26, 0, 4, 2], [4.3, 4.1, 4.6], [1.7, 1.4, 2], 18],
  experts: [[15, 3, 5, 10], [3.8, 3.5, 4.1], [2.3, 1.9, 2.7], 9],
  guidance: [[12, 4, 11, 6], [3.8, 3.6, 4.1], [2.6, 2.2, 3], 7],
  peers: [[4, 1, 10, 17], [3.4, 3.1, 3.6], [3.3, 3, 3.6], 7],
  leadership: [[4, 4, 13, 11], [3.6, 3.2, 4], [3.2, 2.7, 3.6], 4],
  timetable: [[13, 1, 9, 10], [3.8, 3.5, 4.1], [2, 1.7, 2.4], 9],
  training: [[14, 2, 15, 2], [4.5, 4.3, 4.7], [2.6, 2.3, 3], 17],
};

export function aNeed(need: string): NeedResult {
  const [parts, importance, availability, top] = NEEDS[need] ?? [[0, 0, 0, 0], [0], [0], 0];
  const n = parts.reduce((sum, part) => sum + part, 0);
  const [absent, unknown, there, rest] = parts;
  return {
    need,
    importantAndAbsent: aShare(absent, n),
    importantAndUnknown: aShare(unknown, n),
    importantAndThere: aShare(there, n),
    notImportant: aShare(rest, n),
    importance: someMean(importance, n),
    availability: someMean(availability, n - unknown),
    discrepancy: aMean(7.26, 5.94, 8.55, n - unknown),
    top: aShare(top, 33),
  };
}

/** Of these counts: the order of needs in the instrument is another. */
export function aPriorityList(): NeedPriorityList {
  return needPriorityList(
    Object.entries(NEEDS).map(([id, [parts]]) => ({
      id,
      count: parts[0],
      n: parts.reduce((sum, part) => sum + part, 0),
    })),
  );
}
