/** Hiding the order of arrival as a part of a job: what passes is tried again, what stays is told. */

import type { HiddenOrder, HidingObstacle } from '../../data/ballots/hide-arrival-order.ts';
import { StoreProblem } from '../../data/store-problem.ts';

export type HideArrivalOrder = () => Promise<HiddenOrder>;

/** @returns what still tells the order. @throws StoreProblem where somebody uses the log: the job is put back. */
export async function hideOrder(hideArrivalOrder: HideArrivalOrder): Promise<readonly HidingObstacle[]> {
  const { obstacles } = await hideArrivalOrder();
  if (obstacles.includes('log-in-use')) {
    throw new StoreProblem(
      'store-locked',
      'The order of arrival could not be hidden yet, because somebody reads or writes the ballot store.',
    );
  }
  return obstacles;
}
