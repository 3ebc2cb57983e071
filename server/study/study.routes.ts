/** Home, the list of studies, and the page of a wave with what can be done to it. */

import express, { type Request, type Router } from 'express';

import type { BallotsRepository } from '../../data/ballots/ballots.repository.ts';
import type { InstrumentsRepository } from '../../data/registry/instruments.repository.ts';
import type { JobsRepository } from '../../data/registry/jobs.repository.ts';
import type { ReleasesRepository } from '../../data/registry/releases.repository.ts';
import type { StudiesRepository } from '../../data/registry/studies.repository.ts';
import type { Wave, WavesRepository } from '../../data/registry/waves.repository.ts';
import { type Action, may, type SignedInAccount, studiesOf } from '../account/permissions.ts';
import { endpoint, page, type Reply, redirect } from '../http/endpoint.ts';
import { makeFrame } from '../http/frame.ts';
import type { Translate } from '../http/messages.ts';
import { slugOf } from '../http/slug.ts';
import { problems } from '../problem.ts';
import type { PublishRelease } from './publish-release.ts';
import { waveViewModel } from './wave.view-model.ts';
import type { WaveLife } from './wave-life.ts';
import { makeWaveRows, type WaveRows } from './wave-rows.ts';

export interface StudyDependencies {
  readonly studies: StudiesRepository;
  readonly waves: Pick<WavesRepository, 'bySlug' | 'list' | 'ofStudy'>;
  readonly instruments: Pick<InstrumentsRepository, 'byHash'>;
  readonly releases: Pick<ReleasesRepository, 'byId' | 'ofWave'>;
  readonly jobs: Pick<JobsRepository, 'ofWave'>;
  readonly ballots: Pick<BallotsRepository, 'countOfWave'>;
  readonly waveLife: Pick<WaveLife, 'open' | 'close' | 'releaseInterim'>;
  readonly publishRelease: PublishRelease;
  readonly accountOf: (request: Request) => Promise<SignedInAccount | undefined>;
  readonly publicOrigin: string;
  readonly t: Translate;
}

export function makeStudyRoutes(dependencies: StudyDependencies): Router {
  const waveRows = makeWaveRows(dependencies);
  const router = express.Router();
  router.get(
    '/',
    endpoint((request) => home(dependencies, waveRows, request)),
  );
  router.get(
    '/studies',
    endpoint((request) => studiesPage(dependencies, waveRows, request)),
  );
  router.get(
    '/waves/:slug',
    endpoint((request) => wavePage(dependencies, request)),
  );
  for (const [name, act] of Object.entries(WAVE_ACTIONS)) {
    router.post(
      `/waves/:slug/${name}`,
      endpoint(async (request) => {
        const { account, wave } = await findWave(dependencies, request, act.needs);
        await act.run(dependencies, wave, account.accountId);
        return redirect(`/waves/${wave.slug}`);
      }),
    );
  }
  return router;
}

interface WaveAct {
  readonly needs: Action;
  readonly run: (dependencies: StudyDependencies, wave: Wave, accountId: string) => Promise<unknown>;
}

/** Every button of the wave's page; doing one twice changes nothing. */
const WAVE_ACTIONS: Readonly<Record<string, WaveAct>> = {
  open: { needs: 'run-wave', run: ({ waveLife }, wave, accountId) => waveLife.open(wave, accountId) },
  close: { needs: 'run-wave', run: ({ waveLife }, wave, accountId) => waveLife.close(wave, accountId) },
  retry: {
    needs: 'run-wave',
    run: async ({ waveLife }, wave, accountId) => {
      // Who presses it on an old page must not close a wave by that.
      if (wave.state === 'closed') await waveLife.close(wave, accountId);
    },
  },
  release: {
    needs: 'run-wave',
    run: ({ waveLife }, wave, accountId) => waveLife.releaseInterim(wave, accountId),
  },
  publish: {
    needs: 'publish-release',
    run: ({ publishRelease }, wave, accountId) => publishRelease.publish(wave, accountId),
  },
  unpublish: {
    needs: 'publish-release',
    run: ({ publishRelease }, wave, accountId) => publishRelease.unpublish(wave, accountId),
  },
};

async function home(
  { waves, accountOf, t }: StudyDependencies,
  waveRows: WaveRows,
  request: Request,
): Promise<Reply> {
  const account = await accountOf(request);
  const published = (await waves.list()).filter((wave) => wave.publishedReleaseId !== undefined);
  return page('study/home', {
    ...makeFrame({
      title: `${t('study.studies')} - Readout`,
      navigation: account === undefined ? [] : [{ label: t('study.studies'), href: '/studies' }],
      signedInAs: account?.name ?? null,
    }),
    rows: await waveRows(published, 'public'),
    email: '',
    isSignedIn: account !== undefined,
  });
}

async function studiesPage(
  { waves, accountOf, t }: StudyDependencies,
  waveRows: WaveRows,
  request: Request,
): Promise<Reply> {
  const account = await accountOf(request);
  if (account === undefined) return redirect('/sign-in');
  const studyIds = studiesOf(account).filter((studyId) => may(account, 'see-results', studyId));
  const own = await Promise.all(studyIds.map((studyId) => waves.ofStudy(studyId)));
  return page('study/studies', {
    ...makeFrame({ title: `${t('study.studies')} - Readout`, signedInAs: account.name }),
    rows: await waveRows(own.flat(), (wave) =>
      may(account, 'see-fieldwork', wave.studyId) ? 'wave' : 'results',
    ),
    isOperator: account.isOperator,
  });
}

async function wavePage(dependencies: StudyDependencies, request: Request): Promise<Reply> {
  const { account, wave } = await findWave(dependencies, request, 'see-fieldwork');
  const { studyId, waveId } = wave;
  const study = await dependencies.studies.byId(studyId);
  if (study === undefined) throw problems.waveNotFound();
  const instrument = await dependencies.instruments.byHash(wave.instrumentHash);
  const model = waveViewModel(dependencies.t, {
    study,
    wave,
    instrumentName: `${instrument?.instrumentId ?? ''}/${instrument?.version ?? ''}`,
    ballotCount: await dependencies.ballots.countOfWave(studyId, waveId),
    jobs: await dependencies.jobs.ofWave(studyId, waveId),
    releases: await dependencies.releases.ofWave(studyId, waveId),
    publicOrigin: dependencies.publicOrigin,
    signedInAs: account.name,
    mayRun: may(account, 'run-wave', studyId),
    mayPublish: may(account, 'publish-release', studyId),
    mayExport: may(account, 'export-ballots', studyId),
  });
  return page('study/wave', model);
}

/** A wave that the account may not see does not exist for it. @throws Problem 'sign-in-needed', 'wave-not-found'. */
async function findWave({ waves, accountOf }: StudyDependencies, request: Request, needs: Action) {
  const account = await accountOf(request);
  if (account === undefined) throw problems.signInNeeded();
  const slug = slugOf(request);
  const wave = slug === undefined ? undefined : await waves.bySlug(slug);
  if (wave === undefined || !may(account, needs, wave.studyId)) throw problems.waveNotFound();
  return { account, wave };
}
