/** What stands around every page: with all of it, and with none of it. */

import type { ErrorSummary } from '../../server/http/error-summary.ts';
import { type FrameModel, makeFrame } from '../../server/http/frame.ts';

/** Nothing that a page may leave out. */
export const BARE_FRAME: FrameModel = makeFrame({ title: 'Page - Readout', brandHref: null });

export const STAFF_FRAME: FrameModel = makeFrame({
  title: 'Page - Readout',
  navigation: [{ label: 'Studies', href: '/studies' }],
  signedInAs: 'Sam Steward',
  tabs: [
    { label: 'Overview', href: '/results/x', isCurrent: true },
    { label: 'Gaps', href: '/results/x/gaps', isCurrent: false },
  ],
  notice: 'A demonstration.',
  scripts: ['respond.js'],
  footLinks: [{ label: 'As JSON', href: '/api/v1/waves/x/results' }],
});

export const RESPOND_FRAME: FrameModel = makeFrame({
  ...STAFF_FRAME,
  kind: 'respond',
  brand: 'Educators and AI',
  signedInAs: null,
  organisation: 'Society for Imaging Education',
});

export const ERRORS: ErrorSummary = {
  heading: 'There is a problem',
  advice: 'You can answer it now.',
  links: [{ target: 'c-role', label: 'Role: choose an answer' }],
};

export const ERRORS_WITHOUT_ADVICE: ErrorSummary = { ...ERRORS, advice: null };
