/**
 * FrameModel: what every page needs around its content: title, masthead, tabs, foot, scripts.
 *
 * A page model extends it: `interface ShareModel extends FrameModel`, built as `{ ...makeFrame({...}), share }`.
 * The names layout, data, helpers, partials, cache, settings and encoding belong to the template engine; no
 * page model may use them.
 */

import { DEFAULT_LOCALE } from './messages.ts';

export interface FrameLink {
  readonly label: string;
  readonly href: string;
}

export interface FrameTab extends FrameLink {
  readonly isCurrent: boolean;
}

export interface FrameModel {
  /** The whole document title: 'page - study'. */
  readonly title: string;
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** A respondent's page is a letter: the study's name, one narrow column. Results are a report. */
  readonly kind: 'respond' | 'results';
  /** Beside the mark: the study's name for respondents, the product's for staff. */
  readonly brand: string;
  readonly brandHref: string | null;
  readonly organisation: string | null;
  readonly navigation: readonly FrameLink[];
  /** Who is signed in, e.g. 'Steward, Society for Imaging Education'; a sign-out button stands beside it. */
  readonly signedInAs: string | null;
  readonly tabs: readonly FrameTab[];
  /** A sentence above every page of a wave, e.g. that it is a reconstruction. */
  readonly notice: string | null;
  /** Names of files below views/assets/, loaded with `defer`. */
  readonly scripts: readonly string[];
  readonly footLinks: readonly FrameLink[];
}

export type FrameParts = Partial<FrameModel> & Pick<FrameModel, 'title'>;

const DEFAULTS: Omit<FrameModel, 'title'> = {
  locale: DEFAULT_LOCALE,
  direction: 'ltr',
  kind: 'results',
  brand: 'Readout',
  brandHref: '/',
  organisation: null,
  navigation: [],
  signedInAs: null,
  tabs: [],
  notice: null,
  scripts: [],
  footLinks: [],
};

export function makeFrame(parts: FrameParts): FrameModel {
  return { ...DEFAULTS, ...parts };
}
