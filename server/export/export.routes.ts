/** The button that exports a wave's ballots, for those who may, as a stream that waits for its reader. */

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import express, { type Request, type Router } from 'express';

import type { Wave, WavesRepository } from '../../data/registry/waves.repository.ts';
import { may, type SignedInAccount } from '../account/permissions.ts';
import { endpoint, page } from '../http/endpoint.ts';
import { type FrameModel, makeFrame } from '../http/frame.ts';
import type { Translate } from '../http/messages.ts';
import { slugOf } from '../http/slug.ts';
import { problems } from '../problem.ts';
import { type ExportOptions, MINIMUM_EXPORTED } from './export-ballots.ts';
import { type ExportWaveDependencies, exportWave } from './export-wave.ts';

export interface ExportRoutesDependencies extends ExportWaveDependencies {
  readonly waves: Pick<WavesRepository, 'bySlug'>;
  readonly accountOf: (request: Request) => Promise<SignedInAccount | undefined>;
  readonly t: Translate;
}

export interface ExportModel extends FrameModel {
  readonly heading: string;
  readonly action: string;
  readonly back: string;
  readonly minimum: number;
}

export function makeExportRoutes(dependencies: ExportRoutesDependencies): Router {
  const router = express.Router();
  router.get(
    '/waves/:slug/export',
    endpoint(async (request) => {
      const { wave, account } = await allowedWave(dependencies, request);
      return page('export/export', exportModel(dependencies.t, wave, account));
    }),
  );

  // Streams, so it holds the response itself: a wave of 100,000 must not stand in memory as text.
  router.post('/waves/:slug/export', async (request, response) => {
    const { wave, account } = await allowedWave(dependencies, request);
    const { accountId } = account;
    const exported = await exportWave(dependencies, { wave, options: optionsOf(request), accountId });
    response.attachment(exported.archiveName).type('application/zip').setHeader('Cache-Control', 'no-store');
    await pipeline(Readable.from(exported.archive()), response);
  });
  return router;
}

/** A wave that the account may not export does not exist for it. @throws Problem 'sign-in-needed', 'wave-not-found'. */
async function allowedWave({ waves, accountOf }: ExportRoutesDependencies, request: Request) {
  const account = await accountOf(request);
  if (account === undefined) throw problems.signInNeeded();
  const slug = slugOf(request);
  const wave = slug === undefined ? undefined : await waves.bySlug(slug);
  if (wave === undefined || !may(account, 'export-ballots', wave.studyId)) throw problems.waveNotFound();
  return { wave, account };
}

function optionsOf(request: Request): ExportOptions {
  const { values, variant } = request.body as Record<string, unknown>;
  return {
    values: values === 'labels' ? 'labels' : 'codes',
    variant: variant === 'spreadsheet' ? 'spreadsheet' : 'analysis',
  };
}

function exportModel(t: Translate, wave: Wave, account: SignedInAccount): ExportModel {
  return {
    ...makeFrame({
      title: `${t('study.export')} - ${wave.title} - Readout`,
      navigation: [{ label: t('study.studies'), href: '/studies' }],
      signedInAs: account.name,
      notice: wave.notice === '' ? null : wave.notice,
    }),
    heading: t('study.wave-heading', { wave: wave.title }),
    action: `/waves/${wave.slug}/export`,
    back: `/results/${wave.slug}`,
    minimum: MINIMUM_EXPORTED,
  };
}
