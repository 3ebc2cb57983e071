/** What a request may weigh, what it may be, and how often one address may send it. */

import { isUtf8 } from 'node:buffer';
import { createHmac } from 'node:crypto';

import express, { type RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';

import { StoreProblem } from '../../data/store-problem.ts';
import { Problem, problems } from '../problem.ts';

export const BODY_KILOBYTES = 64;
const MAXIMUM_PARAMETERS = 500;

/** Reads form bodies. Anything else that is sent is refused, so that no second reader of bodies exists. */
export function makeFormBody(): readonly RequestHandler[] {
  return [
    onlyForms,
    express.urlencoded({
      extended: false,
      limit: `${BODY_KILOBYTES}kb`,
      parameterLimit: MAXIMUM_PARAMETERS,
      verify: (_request, _response, body) => refuseBrokenText(body),
    }),
  ];
}

const onlyForms: RequestHandler = (request, _response, next) => {
  const isForm = request.is('application/x-www-form-urlencoded');
  // `is` answers null for a request without a body.
  next(isForm === false ? problems.notAForm() : undefined);
};

/** The form reader would replace broken bytes silently and store what nobody typed. @throws Problem 'broken-text' */
function refuseBrokenText(body: Buffer): void {
  if (!isUtf8(body)) throw problems.brokenText();
  try {
    decodeURIComponent(body.toString('latin1'));
  } catch {
    throw problems.brokenText();
  }
}

export interface RateLimitSettings {
  readonly randomBytes: (count: number) => Buffer;
  readonly now: () => Date;
  readonly windowMs: number;
  /** Many people of one university share an address, so limits are for floods, not for people. */
  readonly requests: number;
  /** Count only what was refused: for guessing codes. */
  readonly onlyRefused?: boolean;
}

/** Counts in memory, by a hash of the address whose key is thrown away each day; no address is kept. */
export function makeRateLimit(settings: RateLimitSettings): RequestHandler {
  const hashAddress = makeAddressHash(settings);
  return rateLimit({
    windowMs: settings.windowMs,
    limit: settings.requests,
    skipSuccessfulRequests: settings.onlyRefused ?? false,
    standardHeaders: false,
    legacyHeaders: false,
    keyGenerator: (request) => hashAddress(ipKeyGenerator(request.ip ?? '', 56)),
    handler: (_request, _response, next) => next(problems.tooManyRequests()),
  });
}

function makeAddressHash({ randomBytes, now }: RateLimitSettings): (address: string) => string {
  let day = '';
  let key = randomBytes(32);
  return (address) => {
    const today = now().toISOString().slice(0, 10);
    if (today !== day) {
      day = today;
      key = randomBytes(32);
    }
    return createHmac('sha256', key).update(address).digest('base64url');
  };
}

/** The refusals of Express and its readers as problems; undefined for what is none of these. */
export function requestProblemOf(thrown: unknown): Problem | undefined {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof StoreProblem) return problems.notSaved();
  if (!(thrown instanceof Error) || !('status' in thrown)) return undefined;
  switch (thrown.status) {
    case 413:
      return problems.bodyTooLarge(BODY_KILOBYTES);
    case 415:
      return problems.notAForm();
    case 400:
      return problems.badRequest();
    default:
      return undefined;
  }
}
