/** The frame of a respondent's page: the study's name and not the product's, one narrow column. */

import { type FrameModel, makeFrame } from '../http/frame.ts';
import type { Translate } from '../http/messages.ts';
import type { RespondWave } from './respond-dependencies.ts';

export interface RespondFrameParts {
  /** Question and section: what this page is, before the study's name. */
  readonly page: string;
  readonly isError?: boolean;
}

/** What every respondent page's view-model is made from. */
export interface RespondContext {
  readonly wave: RespondWave;
  readonly t: Translate;
}

export function addressOf(wave: Pick<RespondWave, 'slug'>, page = ''): string {
  return `/s/${encodeURIComponent(wave.slug)}${page && `/${page}`}`;
}

export function makeRespondFrame({ wave, t }: RespondContext, parts: RespondFrameParts): FrameModel {
  const { study, texts } = wave;
  const key = parts.isError === true ? 'respond.title-error' : 'respond.title';
  return makeFrame({
    title: t(key, { page: parts.page, study: study.title }),
    locale: texts.locale,
    direction: texts.direction,
    kind: 'respond',
    brand: study.title,
    brandHref: null,
    organisation: study.organisation,
    notice: wave.notice || null,
    scripts: ['respond.js'],
    footLinks: [
      { label: t('respond.information'), href: addressOf(wave) },
      { label: t('respond.withdraw-link'), href: addressOf(wave, 'withdraw') },
      { label: t('respond.contact'), href: `mailto:${study.contactEmail}` },
    ],
  });
}
