/** Plans an import in a thread of its own, so that a large file does not hold up the server. */

import { Worker } from 'node:worker_threads';

import { Problem } from '../problem.ts';
import type { ImportPlan } from './import-plan.ts';
import type { ImportRequest } from './plan-import.ts';
import type { PlanMessage } from './plan-import.worker.ts';

/** As `planImport`. @throws Problem 'import-unreadable' */
export function planImportInWorker(request: ImportRequest): Promise<ImportPlan> {
  const worker = new Worker(new URL('./plan-import.worker.ts', import.meta.url), {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  return new Promise<ImportPlan>((resolve, reject) => {
    worker.once('message', (message: PlanMessage) => {
      if (message.kind === 'plan') resolve(message.plan);
      else reject(new Problem(message.code, message.status, message.message, message.details));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the import ended without a plan')));
  }).finally(() => worker.terminate());
}
