/**
 * What pages/respond/consent.hbs shows: the participant information, generated from the study's settings, the
 * wave's mode and its policy, so that the words cannot contradict the mechanism.
 */

import { STAFF_POLICY } from '../../analysis/disclosure/policy.ts';
import { pagesOf } from '../../survey-definitions/pages.ts';
import type { ErrorSummary } from '../http/error-summary.ts';
import type { FrameModel } from '../http/frame.ts';
import { dayInWords } from '../study/calendar-day.ts';
import { addressOf, makeRespondFrame, type RespondContext } from './respond-frame.ts';
import { draftExpiryOf } from './wave-opening.ts';

export interface Fact {
  readonly name: string;
  readonly text: string;
  readonly href: string | null;
}

export interface ConsentModel extends FrameModel {
  readonly errors: ErrorSummary | null;
  readonly heading: string;
  readonly lead: string;
  readonly pace: string;
  readonly mode: { readonly heading: string; readonly text: string; readonly limits: string };
  readonly hosted: string | null;
  readonly whoSees: string;
  readonly sizes: readonly Fact[];
  readonly sizesNote: string;
  readonly details: readonly Fact[];
  readonly ways: readonly { readonly name: string; readonly text: string; readonly isThis: boolean }[];
  readonly action: string;
  readonly boxes: readonly {
    readonly name: 'read' | 'agree';
    readonly label: string;
    readonly isTicked: boolean;
    readonly error: string | null;
  }[];
  readonly resumeHref: string;
}

/** What of the two boxes was ticked; undefined before anything was sent. */
export interface SentConsent {
  readonly read: boolean;
  readonly agree: boolean;
}

export function consentPage(context: RespondContext, now: Date, sent?: SentConsent): ConsentModel {
  const { wave, t } = context;
  const { mode, study, texts } = wave;
  const boxes = boxesOf(context, sent);
  const faulty = boxes.filter((box) => box.error !== null);
  const isError = faulty.length > 0;
  const { hostedBy } = study.settings;
  return {
    ...makeRespondFrame(context, { page: t('respond.consent-kicker'), isError }),
    errors: isError
      ? {
          heading: t('respond.consent-errors'),
          advice: null,
          links: faulty.map((box) => ({ target: box.name, label: box.label })),
        }
      : null,
    heading: texts.question,
    lead:
      study.settings.introduction ?? t(`respond.lead-${wave.instrument.respondent}`, organisationOf(context)),
    pace: paceOf(context),
    mode: {
      heading: t(`respond.mode-${mode}-heading`),
      text: t(`respond.mode-${mode}`, organisationOf(context)),
      limits: t(`respond.mode-${mode}-limits`),
    },
    hosted: hostedBy === undefined ? null : t('respond.hosted', { institution: hostedBy }),
    whoSees: t(`respond.who-${mode}`, organisationOf(context)),
    sizes: sizesOf(context),
    sizesNote: t('respond.sizes-note', SIZES),
    details: detailsOf(context, now),
    ways: (['confidential', 'open', 'identified'] as const).map((way) => ({
      name: t(`respond.way-${way}-name`),
      text: t(`respond.way-${way}`),
      isThis: way === mode,
    })),
    action: addressOf(wave, 'start'),
    boxes,
    resumeHref: addressOf(wave, 'resume'),
  };
}

function organisationOf({ wave }: RespondContext): { readonly organisation: string } {
  return { organisation: wave.study.organisation };
}

function boxesOf({ t }: RespondContext, sent: SentConsent | undefined): ConsentModel['boxes'] {
  return (['read', 'agree'] as const).map((name) => ({
    name,
    label: t(`respond.consent-${name}`),
    isTicked: sent?.[name] ?? false,
    error: sent === undefined || sent[name] ? null : t('respond.consent-needed'),
  }));
}

/** The time is the pilot's median; without one only the number of questions is stated. */
function paceOf({ wave, t }: RespondContext): string {
  const questions = pagesOf(wave.instrument, wave.form).reduce((sum, { items }) => sum + items.length, 0);
  const minutes = wave.study.settings.medianMinutes;
  return minutes === undefined
    ? t('respond.pace', { questions })
    : t('respond.pace-with-time', { questions, minutes });
}

/** What pages show of groups of which size, in every mode alike: the one policy that there is. */
const SIZES = {
  exactFrom: STAFF_POLICY.exactFrom,
  threshold: STAFF_POLICY.threshold,
  last: STAFF_POLICY.exactFrom - 1,
};

function sizesOf(context: RespondContext): readonly Fact[] {
  const { wave, t } = context;
  const facts = (['exact', 'coarse', 'nothing'] as const).map((size) =>
    fact(t(`respond.size-${size}`, SIZES), t(`respond.size-${size}-text`)),
  );
  if (wave.mode === 'identified' || !wave.instrument.items.some((item) => item.kind === 'text')) return facts;
  const readers = wave.study.settings.commentReaders ?? t('respond.comment-readers', organisationOf(context));
  return [...facts, fact(t('respond.comments'), t('respond.comments-text', { readers }))];
}

function detailsOf(context: RespondContext, now: Date): readonly Fact[] {
  const { wave, t } = context;
  const { settings, organisation, contactEmail } = wave.study;
  const inWords = (day: string) => dayInWords(day, wave.texts.locale);
  const closes = inWords(wave.closesOn);
  const released =
    settings.releasedFrom === undefined
      ? t('respond.released-after')
      : t('respond.released-from', { day: inWords(settings.releasedFrom) });
  const controllers = settings.controllers.length === 0 ? [organisation] : settings.controllers;
  const names = new Intl.ListFormat(wave.texts.locale).format(controllers);
  return [
    fact(t('respond.controllers'), t('respond.controllers-text', { names, n: controllers.length })),
    fact(t('respond.stored'), t(`respond.stored-${wave.mode}`)),
    fact(t('respond.while'), t('respond.while-text', { day: inWords(draftExpiryOf(wave, now)) })),
    fact(t('respond.taking-part'), t('respond.taking-part-text')),
    fact(t('respond.withdrawing'), t('respond.withdrawing-text', { closes, released })),
    fact(t('respond.purposes'), settings.purposes ?? t(`respond.purposes-${wave.mode}`)),
    fact(t('respond.rights'), settings.rights ?? t('respond.rights-text')),
    ...(settings.ethicsReference === undefined ? [] : [fact(t('respond.ethics'), settings.ethicsReference)]),
    { name: t('respond.contact'), text: contactEmail, href: `mailto:${contactEmail}` },
  ];
}

function fact(name: string, text: string): Fact {
  return { name, text, href: null };
}
