/** The pages about codes: finish later shows one, resume and withdraw ask for one; and the page of a wave that is not open. */

import type { ErrorSummary } from '../http/error-summary.ts';
import type { FrameModel } from '../http/frame.ts';
import { dayInWords } from '../study/calendar-day.ts';
import { addressOf, makeRespondFrame, type RespondContext } from './respond-frame.ts';

export interface FinishLaterModel extends FrameModel {
  readonly resumeCode: string;
  /** The code stands in the fragment, which browsers do not send, so it reaches no log. */
  readonly link: string;
  readonly until: string;
  readonly action: string;
}

export interface LaterParts {
  readonly publicOrigin: string;
  readonly resumeCode: string;
  readonly expiresOn: string;
}

export function finishLaterPage(context: RespondContext, parts: LaterParts): FinishLaterModel {
  const { wave, t } = context;
  const { publicOrigin, resumeCode, expiresOn } = parts;
  const day = dayInWords(expiresOn, wave.texts.locale);
  return {
    ...makeRespondFrame(context, { page: t('respond.later-heading') }),
    resumeCode,
    link: `${publicOrigin}${addressOf(wave, 'resume')}#${resumeCode}`,
    until: t('respond.later-until', { day }),
    action: addressOf(wave, 'resume'),
  };
}

export interface CodeFormModel extends FrameModel {
  readonly errors: ErrorSummary | null;
  readonly heading: string;
  readonly lead: string;
  readonly action: string;
  readonly label: string;
  readonly hint: string;
  readonly typed: string;
  readonly error: string | null;
  readonly button: string;
  /** The code of a link stands in its fragment; a script fills it in. */
  readonly takesFragment: boolean;
  readonly more: string;
  readonly moreHref: string | null;
}

export interface CodeFault {
  readonly typed: string;
  readonly fault: 'not-a-code' | 'no-draft';
}

export function resumePage(context: RespondContext, fault?: CodeFault): CodeFormModel {
  const { wave, t } = context;
  return {
    ...codeForm(context, 'resume', fault),
    takesFragment: true,
    more: t('respond.resume-more'),
    moreHref: addressOf(wave),
  };
}

export function withdrawPage(context: RespondContext, fault?: CodeFault): CodeFormModel {
  const { wave, t } = context;
  const day = dayInWords(wave.closesOn, wave.texts.locale);
  return {
    ...codeForm(context, 'withdraw', fault),
    takesFragment: false,
    more: t('respond.withdraw-more', { day }),
    moreHref: null,
  };
}

function codeForm(
  context: RespondContext,
  form: 'resume' | 'withdraw',
  fault: CodeFault | undefined,
): Omit<CodeFormModel, 'takesFragment' | 'more' | 'moreHref'> {
  const { wave, t } = context;
  const heading = t(`respond.${form}-heading`);
  const error = fault === undefined ? null : t(`respond.fault-${fault.fault}`);
  return {
    ...makeRespondFrame(context, { page: heading, isError: error !== null }),
    errors:
      error === null
        ? null
        : {
            heading: t('respond.errors-code'),
            advice: null,
            links: [{ target: 'code', label: error }],
          },
    heading,
    lead: t(`respond.${form}-lead`),
    action: addressOf(wave, form),
    label: t(`respond.${form}-label`),
    hint: t('respond.code-hint'),
    typed: fault?.typed ?? '',
    error,
    button: t(`respond.${form}-button`),
  };
}

export interface PlainModel extends FrameModel {
  readonly heading: string;
  readonly lead: string;
  readonly link: { readonly href: string; readonly label: string } | null;
}

export function withdrawnPage(context: RespondContext): PlainModel {
  const { t } = context;
  return plainPage(context, t('respond.withdrawn-heading'), t('respond.withdrawn'));
}

/** A wave that does not take responses now: not yet, or no longer. */
/** @param today - in the wave's time zone: a wave that was closed early does not name a day that is still to come. */
export function notOpenPage(
  context: RespondContext,
  opening: 'not-yet' | 'closed',
  today: string,
): PlainModel {
  const { wave, t } = context;
  const inWords = (day: string) => dayInWords(day, wave.texts.locale);
  const study = wave.study.title;
  const closed =
    today >= wave.closesOn ? t('respond.closed-since', { day: inWords(wave.closesOn) }) : t('respond.closed');
  const model = plainPage(
    context,
    t(`respond.${opening}-heading`, { study }),
    opening === 'closed' ? closed : t('respond.not-yet', { study, day: inWords(wave.opensOn) }),
  );
  if (!wave.isPublished) return model;
  return {
    ...model,
    link: { href: `/results/${encodeURIComponent(wave.slug)}`, label: t('respond.see-results') },
  };
}

function plainPage(context: RespondContext, heading: string, lead: string): PlainModel {
  return { ...makeRespondFrame(context, { page: heading }), heading, lead, link: null };
}
