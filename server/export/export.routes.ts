/** The button that exports a wave's ballots: one gate (permission, size, audit), and a stream that waits for its reader. */

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import express, { type Request, type Router } from 'express';

import type { BallotsRepository } from '../../data/ballots/ballots.repository.ts';
import type { AuditRepository } from '../../data/registry/audit.repository.ts';
import type { Wave, WavesRepository } from '../../data/registry/waves.repository.ts';
import { may, type SignedInAccount } from '../account/permissions.ts';
import { endpoint, page } from '../http/endpoint.ts';
import { type FrameModel, makeFrame } from '../http/frame.ts';
import type { Translate } from '../http/messages.ts';
import { problems } from '../problem.ts';
import { SOFTWARE_VERSION } from '../software-version.ts';
import { type ExportOptions, exportBallots, MINIMUM_EXPORTED } from './export-ballots.ts';
import { type ExportedWaveDependencies, exportedWave } from './exported-wave.ts';

export interface ExportRoutesDependencies extends ExportedWaveDependencies {
  readonly waves: Pick<WavesRepository, 'bySlug'>;
  readonly ballots: Pick<BallotsRepository, 'readWave'>;
  readonly audit: Pick<AuditRepository, 'add'>;
  readonly accountOf: (request: Request) => Promise<SignedInAccount | undefined>;
  readonly randomBytes: (count: number) => Buffer;
  readonly newId: () => string;
  readonly now: () => Date;
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
    const { ballots, randomBytes, t } = dependencies;
    const exported = await exportBallots(
      {
        readBallots: () => ballots.readWave(wave.studyId, wave.waveId),
        randomBytes,
        t,
        softwareVersion: SOFTWARE_VERSION,
      },
      await exportedWave(dependencies, wave),
      optionsOf(request),
    );
    await dependencies.audit.add(entryOf(dependencies, wave, account, exported.archiveName));
    response.attachment(exported.archiveName).type('application/zip').setHeader('Cache-Control', 'no-store');
    await pipeline(Readable.from(exported.archive()), response);
  });
  return router;
}

/** A wave that the account may not export does not exist for it. @throws Problem 'sign-in-needed', 'wave-not-found'. */
async function allowedWave({ waves, accountOf }: ExportRoutesDependencies, request: Request) {
  const account = await accountOf(request);
  if (account === undefined) throw problems.signInNeeded();
  const { slug } = request.params;
  const wave = typeof slug === 'string' ? await waves.bySlug(slug) : undefined;
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

function entryOf(
  { newId, now }: ExportRoutesDependencies,
  { studyId }: Wave,
  { accountId }: SignedInAccount,
  detail: string,
) {
  return {
    studyId,
    entryId: newId(),
    at: now().toISOString(),
    accountId,
    action: 'ballots-exported',
    detail,
  };
}
