/** The thread's side of plan-import-in-worker.ts. Expected problems travel as data; anything else is a bug. */

import { parentPort, workerData } from 'node:worker_threads';

import { Problem } from '../problem.ts';
import type { ImportPlan } from './import-plan.ts';
import { type ImportRequest, planImport } from './plan-import.ts';

export type PlanMessage =
  | { readonly kind: 'plan'; readonly plan: ImportPlan }
  | ({ readonly kind: 'problem' } & Pick<Problem, 'code' | 'status' | 'message' | 'details'>);

async function answer(request: ImportRequest): Promise<PlanMessage> {
  try {
    return { kind: 'plan', plan: await planImport(request) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, status, message, details } = error;
    return { kind: 'problem', code, status, message, details };
  }
}

parentPort?.postMessage(await answer(workerData as ImportRequest));
