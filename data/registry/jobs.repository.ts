/**
 * Long work, with leases: one process does a job, and another takes it over where the first one stopped.
 *
 * Every change by a worker names its lease; once another worker holds the job, the change is refused.
 */

import type { Kysely, Selectable } from 'kysely';

import type { RegistrySchema } from './schema.ts';

export interface Job {
  readonly jobId: string;
  readonly kind: string;
  readonly studyId: string;
  readonly waveId: string;
  readonly state: 'queued' | 'running' | 'done' | 'failed';
  /** The last step that was completed; '' before the first. */
  readonly step: string;
  /** How often it was claimed. */
  readonly attempts: number;
  readonly leaseOwner: string;
  /** The moment from which it may be claimed: when the lease runs out, or when it is tried again. */
  readonly leaseUntil: string;
  readonly progressPercent: number;
  /** A sentence of ours, or the reference of a log entry; '' if none. */
  readonly error: string;
  /** Codes of what somebody should know of it although it went on. */
  readonly remarks: readonly string[];
  readonly payload: unknown;
}

export interface Lease {
  readonly leaseOwner: string;
  /** A moment. */
  readonly leaseUntil: string;
}

export interface CompletedStep {
  readonly step: string;
  readonly progressPercent: number;
  /** In the place of what was remarked before; undefined leaves that as it is. */
  readonly remarks?: readonly string[];
}

export type JobsRepository = ReturnType<typeof makeJobsRepository>;

export function makeJobsRepository(db: Kysely<RegistrySchema>) {
  return { ...makeQueue(db), ...makeWork(db) };
}

function makeQueue(db: Kysely<RegistrySchema>) {
  const all = db.selectFrom('jobs').selectAll();
  return {
    /** A job with this id is queued once, however often it is asked for. */
    async enqueue(
      job: Pick<Job, 'jobId' | 'kind' | 'studyId' | 'waveId' | 'payload'>,
    ): Promise<'queued' | 'already-queued'> {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('jobs')
        .values(toQueuedRow(job))
        .onConflict((conflict) => conflict.column('job_id').doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n ? 'queued' : 'already-queued';
    },

    async byId(jobId: string): Promise<Job | undefined> {
      const row = await all.where('job_id', '=', jobId).executeTakeFirst();
      return row && toJob(row);
    },

    async ofWave(studyId: string, waveId: string): Promise<readonly Job[]> {
      const rows = await all
        .where('study_id', '=', studyId)
        .where('wave_id', '=', waveId)
        .orderBy('job_id')
        .execute();
      return rows.map(toJob);
    },
  };
}

function makeWork(db: Kysely<RegistrySchema>) {
  return {
    /** A job that is queued and due, or whose worker let its lease run out; the least often tried one first. */
    async claim(lease: Lease, now: string): Promise<Job | undefined> {
      for (;;) {
        const row = await claimable(db, now);
        if (row === undefined) return undefined;
        const attempts = row.attempts + 1;
        // Somebody else may have claimed it since; then its attempts have changed, and the next one is tried.
        const { numUpdatedRows } = await db
          .updateTable('jobs')
          .set({ state: 'running', attempts, lease_owner: lease.leaseOwner, lease_until: lease.leaseUntil })
          .where('job_id', '=', row.job_id)
          .where('state', '=', row.state)
          .where('attempts', '=', row.attempts)
          .executeTakeFirst();
        if (numUpdatedRows === 1n) return toJob({ ...row, state: 'running', attempts, ...toLeaseRow(lease) });
      }
    },

    async renew(jobId: string, lease: Lease): Promise<'held' | 'lost'> {
      return held(db, jobId, lease.leaseOwner, { lease_until: lease.leaseUntil });
    },

    async completeStep(
      jobId: string,
      leaseOwner: string,
      { step, progressPercent, remarks }: CompletedStep,
    ): Promise<'held' | 'lost'> {
      return held(db, jobId, leaseOwner, {
        step,
        progress: progressPercent,
        ...(remarks === undefined ? {} : { remarks: JSON.stringify(remarks) }),
      });
    },

    async finish(jobId: string, leaseOwner: string): Promise<'held' | 'lost'> {
      return held(db, jobId, leaseOwner, { state: 'done', progress: 100, error: '' });
    },

    /** Gives the job up for good. */
    async fail(jobId: string, leaseOwner: string, error: string): Promise<'held' | 'lost'> {
      return held(db, jobId, leaseOwner, { state: 'failed', error });
    },

    /** Puts the job back, to be taken up again after its last completed step, and not before a moment. */
    async putBack(
      jobId: string,
      leaseOwner: string,
      { error, notBefore }: { readonly error: string; readonly notBefore: string },
    ): Promise<'held' | 'lost'> {
      return held(db, jobId, leaseOwner, { state: 'queued', error, lease_until: notBefore });
    },
  };
}

type Row = Selectable<RegistrySchema['jobs']>;

async function claimable(db: Kysely<RegistrySchema>, now: string): Promise<Row | undefined> {
  return (
    db
      .selectFrom('jobs')
      .selectAll()
      .where('state', 'in', ['queued', 'running'])
      // '' for one that is new, so it is due at once.
      .where('lease_until', '<=', now)
      .orderBy('attempts')
      .orderBy('job_id')
      .limit(1)
      .executeTakeFirst()
  );
}

async function held(
  db: Kysely<RegistrySchema>,
  jobId: string,
  leaseOwner: string,
  change: Partial<Row>,
): Promise<'held' | 'lost'> {
  const { numUpdatedRows } = await db
    .updateTable('jobs')
    .set(change)
    .where('job_id', '=', jobId)
    .where('state', '=', 'running')
    .where('lease_owner', '=', leaseOwner)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? 'held' : 'lost';
}

function toLeaseRow(lease: Lease): Pick<Row, 'lease_owner' | 'lease_until'> {
  return { lease_owner: lease.leaseOwner, lease_until: lease.leaseUntil };
}

function toQueuedRow(job: Pick<Job, 'jobId' | 'kind' | 'studyId' | 'waveId' | 'payload'>): Row {
  return {
    job_id: job.jobId,
    kind: job.kind,
    study_id: job.studyId,
    wave_id: job.waveId,
    state: 'queued',
    step: '',
    attempts: 0,
    lease_owner: '',
    lease_until: '',
    progress: 0,
    error: '',
    remarks: '[]',
    payload: JSON.stringify(job.payload ?? null),
  };
}

function toJob(row: Row): Job {
  return {
    jobId: row.job_id,
    kind: row.kind,
    studyId: row.study_id,
    waveId: row.wave_id,
    state: row.state,
    step: row.step,
    attempts: row.attempts,
    leaseOwner: row.lease_owner,
    leaseUntil: row.lease_until,
    progressPercent: row.progress,
    error: row.error,
    remarks: JSON.parse(row.remarks) as readonly string[],
    payload: JSON.parse(row.payload) as unknown,
  };
}
