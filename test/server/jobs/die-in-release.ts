/** A process that claims a job and is killed at a step of it. Arguments: the data folder, and when. */

import { parseConfig } from '../../../server/config.ts';
import { openStores, runJobOf } from '../../../server/dependencies.ts';

const [folder = '', when = ''] = process.argv.slice(2);
const stores = await openStores(parseConfig({ DATA_DIR: folder }, folder));
const { repositories } = stores.registry;
const { jobs } = repositories;
const now = new Date();
const lease = { leaseOwner: 'killed', leaseUntil: new Date(now.getTime() + 60_000).toISOString() };
const job = await jobs.claim(lease, now.toISOString());
if (job === undefined) throw new Error('there is no job');

const completeStep: typeof jobs.completeStep = async (jobId, leaseOwner, done) => {
  if (when === `before ${done.step}`) process.kill(process.pid, 'SIGKILL');
  const held = await jobs.completeStep(jobId, leaseOwner, done);
  if (when === `after ${done.step}`) process.kill(process.pid, 'SIGKILL');
  return held;
};
const dying = { ...stores.registry, repositories: { ...repositories, jobs: { ...jobs, completeStep } } };
await runJobOf({ ...stores, registry: dying }, () => {})(job);
