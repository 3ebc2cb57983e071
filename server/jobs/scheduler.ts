/** What comes due by the clock: the day's housekeeping, and waves whose last day is over. */

import type { JobsRepository } from '../../data/registry/jobs.repository.ts';
import type { Wave, WavesRepository } from '../../data/registry/waves.repository.ts';
import { dayIn } from '../study/calendar-day.ts';
import type { WaveLife } from '../study/wave-life.ts';
import { dailyJobId } from './daily-job.ts';

const TICK_MS = 60_000;

export interface SchedulerDependencies {
  readonly jobs: Pick<JobsRepository, 'enqueue'>;
  readonly waves: Pick<WavesRepository, 'list'>;
  readonly waveLife: Pick<WaveLife, 'close'>;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

export function makeScheduler(dependencies: SchedulerDependencies) {
  const { onError } = dependencies;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> | undefined;

  return {
    start(): void {
      timer = setInterval(() => void tick(), TICK_MS);
      void tick();
    },

    /** Resolves when the tick that is under way has ended. */
    async stop(): Promise<void> {
      clearInterval(timer);
      await current;
    },

    tick,
  };

  /** One after the other: who asks while one is under way waits for that one. Errors go to `onError`. */
  function tick(): Promise<void> {
    current ??= doWhatIsDue(dependencies)
      .catch(onError)
      .finally(() => {
        current = undefined;
      });
    return current;
  }
}

/** Doing it twice changes nothing: jobs of a day and of a wave have ids of their own. */
async function doWhatIsDue({ jobs, waves, waveLife, now, onError }: SchedulerDependencies): Promise<void> {
  const moment = now();
  const day = moment.toISOString().slice(0, 10);
  await jobs.enqueue({ jobId: dailyJobId(day), kind: 'daily', studyId: '', waveId: '', payload: null });
  const over = (await waves.list()).filter((wave) => isOver(wave, moment));
  // A wave that cannot be closed must not keep the others open.
  for (const wave of over) await waveLife.close(wave, '').catch(onError);
}

function isOver(wave: Wave, moment: Date): boolean {
  return wave.state === 'open' && dayIn(wave.timeZone, moment) >= wave.closesOn;
}
