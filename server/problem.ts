/**
 * Problem: everything that can go wrong in a way we expect, in one list.
 *
 * Services throw one of these; only http/ turns it into a page or JSON (RFC 9457).
 * Any other thrown value is a bug, is logged once, and answers 500 without detail.
 */

import { STAFF_POLICY } from '../analysis/disclosure/policy.ts';

export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    status: number,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'Problem';
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/** What is wrong with one answer; shown beside its item. */
export interface FieldProblem {
  readonly itemId: string;
  readonly message: string;
}

export const problems = {
  /** For the command line, where the sentence itself names the thing. */
  refused: (sentence: string) => new Problem('refused', 409, sentence),
  pageNotFound: () => new Problem('page-not-found', 404, 'There is no such page.'),
  waveNotFound: () => new Problem('wave-not-found', 404, 'There is no such study.'),
  waveUnknown: (slug: string) => new Problem('wave-unknown', 404, `There is no wave ${slug}.`),
  /** @param slug - where it is known: the command line names the wave. */
  waveNotOpen: (slug = '') =>
    new Problem('wave-not-open', 409, `${thisWave(slug)} does not take responses yet.`),
  waveClosed: (slug = '') => new Problem('wave-closed', 409, `${thisWave(slug)} no longer takes responses.`),
  invalidAnswers: (fields: readonly FieldProblem[]) =>
    new Problem('invalid-answers', 422, 'Some answers could not be read.', { fields }),
  accountNotFound: (email: string) =>
    new Problem('account-not-found', 404, `There is no account with the address ${email}.`),
  slugTaken: (slug: string) =>
    new Problem('slug-taken', 409, `Another wave has the address ${slug}. Choose another one.`),
  anonymousNotBuilt: () =>
    new Problem(
      'anonymous-not-built',
      409,
      'The anonymous mode is not built yet. Choose open, confidential or identified.',
    ),
  noInterimReleases: () =>
    new Problem(
      'no-interim-releases',
      409,
      'This wave has no interim releases: results come when it closes.',
    ),
  releaseNotFound: () => new Problem('release-not-found', 404, 'There is no release of these results.'),
  signInNeeded: () => new Problem('sign-in-needed', 401, 'Sign in to see this page.'),
  linkUsed: () =>
    new Problem('link-used', 404, 'This link was used, has run out, or never was. Ask for a new one.'),
  notAllowed: () => new Problem('not-allowed', 403, 'Your account may not do this.'),
  foreignOrigin: () => new Problem('foreign-origin', 403, 'This request came from another site.'),
  invalidSecret: () => new Problem('invalid-secret', 422, 'This page was changed or only sent in part.'),
  modeNotOffered: () =>
    new Problem('mode-not-offered', 409, 'This study needs a credential, which this server does not issue.'),
  withdrawalClosed: () =>
    new Problem('withdrawal-closed', 409, 'The study has closed, so its answers can no longer be withdrawn.'),
  notSaved: () =>
    new Problem(
      'not-saved',
      503,
      'The server could not save this. Go back, wait a minute and send it again; nothing you typed was stored.',
    ),
  badRequest: () => new Problem('bad-request', 400, 'This request could not be read.'),
  brokenText: () =>
    new Problem(
      'broken-text',
      400,
      'The text is not valid UTF-8, so it could not be read. Nothing was stored.',
    ),
  bodyTooLarge: (kilobytes: number) =>
    new Problem(
      'body-too-large',
      413,
      `This page may send at most ${kilobytes} kB, about 60,000 characters. Nothing was stored.`,
      { kilobytes },
    ),
  notAForm: () => new Problem('not-a-form', 415, 'Only forms of these pages can be sent here.'),
  tooManyRequests: () => new Problem('too-many-requests', 429, 'Too much was sent from this network.'),
  importUnreadable: (why: string, details: Readonly<Record<string, unknown>> = {}) =>
    new Problem('import-unreadable', 422, `This file cannot be read. ${why}`, details),
  importMappingWrong: (faults: readonly string[]) =>
    new Problem('import-mapping-wrong', 422, `The mapping file cannot be used: ${faults.join('; ')}.`, {
      faults,
    }),
  exportStillOpen: () =>
    new Problem(
      'export-still-open',
      409,
      'Rows are exported when the wave is closed, not while it takes responses.',
    ),
  tooFewForExport: () =>
    new Problem('too-few-for-export', 409, `An export needs at least ${STAFF_POLICY.exactFrom} responses.`, {
      minimum: STAFF_POLICY.exactFrom,
    }),
};

function thisWave(slug: string): string {
  return slug === '' ? 'This study' : `The wave ${slug}`;
}
