/** What the page of one wave shows to those who run it. */

import { STAFF_POLICY } from '../../analysis/disclosure/policy.ts';
import type { Job } from '../../data/registry/jobs.repository.ts';
import type { ReleaseSummary } from '../../data/registry/releases.repository.ts';
import type { Study } from '../../data/registry/studies.repository.ts';
import type { Wave } from '../../data/registry/waves.repository.ts';
import { makeFrame } from '../http/frame.ts';
import type { Translate } from '../http/messages.ts';
import { dayInWords } from './calendar-day.ts';
import { responsesSoFar } from './response-words.ts';
import type { WaveAction, WaveFact, WaveModel } from './view-models.ts';

export interface WavePageParts {
  readonly study: Study;
  readonly wave: Wave;
  /** e.g. 'educator-readiness/1'. */
  readonly instrumentName: string;
  readonly ballotCount: number;
  readonly jobs: readonly Job[];
  readonly releases: readonly ReleaseSummary[];
  readonly publicOrigin: string;
  readonly signedInAs: string;
  readonly mayRun: boolean;
  readonly mayPublish: boolean;
  readonly mayExport: boolean;
}

export function waveViewModel(t: Translate, parts: WavePageParts): WaveModel {
  const { study, wave, jobs, releases } = parts;
  const isMaking = jobs.some(isUnderWay);
  const failed = isMaking || hasFinal(releases) ? undefined : jobs.find((job) => job.state === 'failed');
  return {
    ...makeFrame({
      title: `${wave.title} - ${study.title} - Readout`,
      navigation: [{ label: t('study.studies'), href: '/studies' }],
      signedInAs: parts.signedInAs,
      notice: wave.notice === '' ? null : wave.notice,
    }),
    study: study.title,
    heading: t('study.wave-heading', { wave: wave.title }),
    facts: factsOf(t, parts),
    actions: actionsOf(t, parts),
    job: jobWords(t, jobs),
    jobFailed: failed === undefined ? null : t('study.release-failed', { error: failed.error }),
    releases: releases.map((release) => ({
      id: release.releaseId.slice(0, 12),
      day: dayInWords(release.releasedOn, wave.locale),
      kind: t(`study.release-${release.kind}`),
      isPublished: release.releaseId === wave.publishedReleaseId,
    })),
    resultsHref: releases.length > 0 ? `/results/${wave.slug}` : null,
    exportHref: parts.mayExport && wave.state === 'closed' ? `/waves/${wave.slug}/export` : null,
  };
}

/** What is being done; or what still tells the order of arrival since the wave was sealed. */
function jobWords(t: Translate, jobs: readonly Job[]): string | null {
  const underWay = jobs.find(isUnderWay);
  if (underWay?.state === 'queued' && underWay.error !== '') {
    return t('study.release-put-back', { error: underWay.error });
  }
  if (underWay !== undefined) return t('study.release-under-way');
  const remarks = [...new Set(jobs.flatMap((job) => job.remarks))];
  return remarks.map((remark) => t(`study.order-${remark}`)).join(' ') || null;
}

function isUnderWay({ state }: Job): boolean {
  return state === 'queued' || state === 'running';
}

function factsOf(
  t: Translate,
  { wave, instrumentName, ballotCount, publicOrigin }: WavePageParts,
): readonly WaveFact[] {
  const plain = (label: string, text: string): WaveFact => ({ label: t(label), text, href: null });
  const address = `${publicOrigin}/s/${wave.slug}`;
  return [
    plain('study.state', t(`study.state-${wave.state}`)),
    plain(
      'study.fieldwork',
      t('study.from-to', {
        from: dayInWords(wave.opensOn, wave.locale),
        to: dayInWords(wave.closesOn, wave.locale),
        zone: wave.timeZone,
      }),
    ),
    plain('study.responses', responsesSoFar(t, ballotCount)),
    ...(wave.invited === undefined ? [] : [plain('study.invited', String(wave.invited))]),
    plain('study.mode', t(`study.mode-${wave.mode}`)),
    plain('study.instrument', t('study.instrument-form', { name: instrumentName, form: wave.form })),
    { label: t('study.questionnaire'), text: address, href: `/s/${wave.slug}` },
  ];
}

function actionsOf(t: Translate, parts: WavePageParts): readonly WaveAction[] {
  const { jobs, wave } = parts;
  // One that failed and waits for its next try must not keep an open wave from being closed.
  const isBusy = jobs.some((job) => isUnderWay(job) && (wave.state !== 'open' || job.error === ''));
  const names = [...(isBusy || !parts.mayRun ? [] : runningActions(parts)), ...publishingActions(parts)];
  return names.map((name) => ({
    action: `/waves/${parts.wave.slug}/${name}`,
    label: t(`study.action-${name}`),
    explanation: t(`study.explain-${name}`, { threshold: STAFF_POLICY.threshold }),
    isMain: name !== 'release' && name !== 'unpublish',
  }));
}

function hasFinal(releases: readonly ReleaseSummary[]): boolean {
  return releases.some((release) => release.kind === 'final');
}

function runningActions({ wave, releases }: WavePageParts): readonly string[] {
  if (wave.state === 'draft') return ['open'];
  // Its release was given up, or else a job would be under way.
  if (wave.state === 'closed' && !hasFinal(releases)) return ['retry'];
  if (wave.state !== 'open') return [];
  return wave.interimReleases ? ['close', 'release'] : ['close'];
}

function publishingActions({ wave, releases, mayPublish }: WavePageParts): readonly string[] {
  const latest = releases[0];
  if (!mayPublish || latest === undefined) return [];
  const isLatestPublic = latest.releaseId === wave.publishedReleaseId;
  return [
    ...(isLatestPublic ? [] : ['publish']),
    ...(wave.publishedReleaseId === undefined ? [] : ['unpublish']),
  ];
}
