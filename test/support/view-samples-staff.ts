/** Samples of the pages of accounts, studies and waves, of the export, and of problems. */

import type { WaveModel, WaveRow } from '../../server/study/view-models.ts';
import type { ViewSamples } from './view-samples.ts';
import {
  BARE_FRAME,
  ERRORS,
  ERRORS_WITHOUT_ADVICE,
  RESPOND_FRAME,
  STAFF_FRAME,
} from './view-samples-frame.ts';

const ROW: WaveRow = {
  study: 'Educators and AI',
  organisation: 'Society for Imaging Education',
  wave: 'Spring 2026',
  href: '/results/spring',
  responses: '33',
  state: 'Released 2 April 2026',
};

const CLOSED_WAVE: WaveModel = {
  ...STAFF_FRAME,
  study: 'Educators and AI',
  heading: 'Wave Spring 2026',
  facts: [
    { label: 'State', text: 'Closed', href: null },
    { label: 'Questionnaire', text: 'http://readout.test/s/spring', href: '/s/spring' },
  ],
  actions: [
    { action: '/waves/spring/retry', label: 'Make it again', explanation: 'It is not there.', isMain: true },
    { action: '/waves/spring/publish', label: 'Publish', explanation: 'Anyone sees it.', isMain: false },
  ],
  job: 'The release is being made.',
  jobFailed: 'The release could not be made: disk full',
  releases: [
    { id: '7c41-e09a', day: '2 April 2026', kind: 'final', isPublished: true },
    { id: '1b2c-0d3e', day: '1 March 2026', kind: 'interim', isPublished: false },
  ],
  resultsHref: '/results/spring',
  exportHref: '/waves/spring/export',
};

export const STAFF_SAMPLES = {
  'account/sign-in': [
    { ...BARE_FRAME, email: '', errors: null },
    { ...STAFF_FRAME, email: 'ada@example.org', errors: ERRORS },
    { ...STAFF_FRAME, email: 'ada@example.org', errors: ERRORS_WITHOUT_ADVICE },
  ],
  'account/set-password': [
    { ...BARE_FRAME, email: 'ada@example.org', key: 'k1', shortest: 12, errors: null },
    { ...STAFF_FRAME, email: 'ada@example.org', key: 'k1', shortest: 12, errors: ERRORS },
  ],
  'account/set-up': [
    { ...BARE_FRAME, typed: '', errors: null },
    { ...STAFF_FRAME, typed: 'no link', errors: ERRORS },
  ],
  'export/export': [
    {
      ...STAFF_FRAME,
      heading: 'Wave Spring 2026',
      action: '/waves/spring/export',
      back: '/results/spring',
      minimum: 23,
    },
  ],
  problem: [
    { ...BARE_FRAME, heading: 'There is no such page', detail: '', requestId: null, faults: [] },
    {
      ...RESPOND_FRAME,
      heading: 'Something went wrong',
      detail: 'Go back.',
      requestId: 'r1',
      faults: ['Role is not one of the options.'],
    },
  ],
  'study/home': [
    { ...BARE_FRAME, rows: [], email: '', isSignedIn: false },
    { ...STAFF_FRAME, rows: [ROW], email: 'ada@example.org', isSignedIn: false },
    { ...STAFF_FRAME, rows: [ROW], email: '', isSignedIn: true },
  ],
  'study/studies': [
    { ...STAFF_FRAME, rows: [], isOperator: true },
    { ...STAFF_FRAME, rows: [ROW], isOperator: false },
  ],
  'study/wave': [
    CLOSED_WAVE,
    { ...CLOSED_WAVE, resultsHref: null, exportHref: null },
    { ...CLOSED_WAVE, facts: [], actions: [], job: null, jobFailed: null, releases: [] },
  ],
} as const satisfies Partial<ViewSamples>;
