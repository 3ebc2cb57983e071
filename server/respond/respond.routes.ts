/** The respondent's addresses, below /s/<slug>. Handlers ask the session what follows and word it; they decide nothing. */

import { type Request, type RequestHandler, Router } from 'express';

import { endpoint, page, type Reply, redirect } from '../http/endpoint.ts';
import { makeRateLimit } from '../http/limits.ts';
import { slugOf } from '../http/slug.ts';
import { problems } from '../problem.ts';
import { dayIn } from '../study/calendar-day.ts';
import { type Answered, makeAnswerSession } from './answer-session.ts';
import {
  finishLaterPage,
  notOpenPage,
  resumePage,
  withdrawnPage,
  withdrawPage,
} from './code-pages.view-model.ts';
import { consentPage } from './consent.view-model.ts';
import { waveKeyOf } from './drafts.ts';
import { questionPage } from './question-page.view-model.ts';
import { receiptPage } from './receipt.view-model.ts';
import type { RespondDependencies } from './respond-dependencies.ts';
import { addressOf, type RespondContext } from './respond-frame.ts';
import { codesOf } from './respondent-secret.ts';
import { reviewPage } from './review.view-model.ts';
import { parseSentForm } from './sent-form.ts';
import { openingOf } from './wave-opening.ts';
import { makeWithdrawBallot } from './withdraw-ballot.ts';
import { parseWrittenCode } from './written-code.ts';

const MINUTE_MS = 60_000;

export function makeRespondRoutes(dependencies: RespondDependencies): Router {
  const handlers = makeHandlers(dependencies);
  const { now, randomBytes } = dependencies;
  // A whole university may answer from one address in the same hour.
  const floods = makeRateLimit({ now, randomBytes, windowMs: MINUTE_MS, requests: 3000 });
  const guesses = makeRateLimit({
    now,
    randomBytes,
    windowMs: 10 * MINUTE_MS,
    requests: 200,
    onlyRefused: true,
  });
  const withdrawals = makeRateLimit({ now, randomBytes, windowMs: 10 * MINUTE_MS, requests: 200 });

  const router = Router();
  router.get('/s/:slug', comeBack, endpoint(handlers.information));
  router.post('/s/:slug/start', floods, comeBack, endpoint(handlers.start));
  router.get('/s/:slug/answers', endpoint(handlers.answersWithoutForm));
  router.post('/s/:slug/answers', floods, comeBack, endpoint(handlers.answers));
  router.get('/s/:slug/resume', comeBack, endpoint(handlers.resumeForm));
  router.post('/s/:slug/resume', guesses, comeBack, endpoint(handlers.resume));
  router.get('/s/:slug/withdraw', comeBack, endpoint(handlers.withdrawForm));
  router.post('/s/:slug/withdraw', withdrawals, endpoint(handlers.withdraw));
  return router;
}

/**
 * Browsers show a page with `no-store` only after sending its form once more, with a warning. Pages of the
 * questionnaire must stand the back button, so the browser may keep them (nobody else may) and asks again on
 * everything but going back. Receipts are not kept.
 */
const comeBack: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'private, no-cache');
  next();
};

function makeHandlers(dependencies: RespondDependencies) {
  const { now } = dependencies;
  const session = makeAnswerSession(dependencies);
  const withdrawBallot = makeWithdrawBallot(dependencies);
  const contextOf = makeContextOf(dependencies);
  const reply = (context: RespondContext, answered: Answered) => replyTo(dependencies, context, answered);

  /** Runs the handler where the wave takes responses, and says so where it does not. */
  const whileOpen =
    (handle: (context: RespondContext, request: Request) => Promise<Reply> | Reply) =>
    async (request: Request): Promise<Reply> => {
      const context = await contextOf(request);
      const opening = openingOf(context.wave, now());
      return opening === 'open' ? handle(context, request) : notOpen(context, opening, now());
    };

  return {
    information: whileOpen((context) => page('respond/consent', consentPage(context, now()))),

    start: whileOpen(async (context, { body }) => {
      const sent = { read: body?.read === 'yes', agree: body?.agree === 'yes' };
      if (!(sent.read && sent.agree)) return page('respond/consent', consentPage(context, now(), sent), 422);
      return reply(context, await session.start(context.wave));
    }),

    answers: async (request: Request): Promise<Reply> => {
      const context = await contextOf(request);
      return reply(context, await session.answer(context.wave, parseSentForm(request.body), context.t));
    },

    /** Somebody typed the address: without the form there is nothing to go on with but the code. */
    answersWithoutForm: async (request: Request): Promise<Reply> => {
      const { wave } = await contextOf(request);
      return redirect(addressOf(wave, 'resume'));
    },

    resumeForm: whileOpen((context) => page('respond/code-form', resumePage(context))),

    resume: whileOpen(async (context, { body }) => {
      const typed = typedCode(body);
      const code = parseWrittenCode(typed);
      const fault = (kind: 'not-a-code' | 'no-draft') =>
        page('respond/code-form', resumePage(context, { typed, fault: kind }), 422);
      if (code === undefined) return fault('not-a-code');
      const resumed = await session.resume(context.wave, code);
      return resumed === undefined ? fault('no-draft') : reply(context, resumed);
    }),

    withdrawForm: async (request: Request): Promise<Reply> =>
      page('respond/code-form', withdrawPage(await contextOf(request))),

    withdraw: async (request: Request): Promise<Reply> => {
      const context = await contextOf(request);
      const typed = typedCode(request.body);
      const receipt = parseWrittenCode(typed);
      if (receipt === undefined) {
        return page('respond/code-form', withdrawPage(context, { typed, fault: 'not-a-code' }), 422);
      }
      await withdrawBallot(receipt, waveKeyOf(context.wave));
      return page('respond/plain', withdrawnPage(context));
    },
  };
}

function makeContextOf({ waveBySlug, translateFor }: RespondDependencies) {
  return async (request: Request): Promise<RespondContext> => {
    const slug = slugOf(request);
    const wave = slug === undefined ? undefined : await waveBySlug(slug);
    if (wave === undefined) throw problems.waveNotFound();
    // Cast by a blindly signed credential and in no other way.
    if (wave.mode === 'anonymous') throw problems.modeNotOffered();
    return { wave, t: translateFor(wave.texts.locale) };
  };
}

function typedCode(body: unknown): string {
  const code: unknown = Object(body).code;
  return typeof code === 'string' ? code : '';
}

function notOpen(context: RespondContext, opening: 'not-yet' | 'closed', now: Date): Reply {
  return page('respond/plain', notOpenPage(context, opening, dayIn(context.wave.timeZone, now)), 409);
}

function replyTo(dependencies: RespondDependencies, context: RespondContext, answered: Answered): Reply {
  switch (answered.kind) {
    case 'not-open': {
      const opening = openingOf(context.wave, dependencies.now());
      return notOpen(context, opening === 'not-yet' ? 'not-yet' : 'closed', dependencies.now());
    }
    case 'cast':
      return { ...page('respond/receipt', receiptPage(context, answered.receipt)), caching: 'no-store' };
    case 'kept':
      return replyToKept(dependencies, context, answered);
  }
}

function replyToKept(
  { publicOrigin }: RespondDependencies,
  context: RespondContext,
  { outcome, expiresOn, wasGone }: Extract<Answered, { kind: 'kept' }>,
): Reply {
  switch (outcome.kind) {
    case 'page': {
      const isError = outcome.faults.length > 0 || outcome.blanks.length > 0;
      return page(
        'respond/questions',
        questionPage(context, { outcome, expiresOn, wasGone }),
        isError ? 422 : 200,
      );
    }
    case 'review':
      return page('respond/review', reviewPage(context, outcome.draft, expiresOn));
    case 'later': {
      const { resumeCode } = codesOf(outcome.draft.secret, waveKeyOf(context.wave));
      return page('respond/finish-later', finishLaterPage(context, { publicOrigin, resumeCode, expiresOn }));
    }
  }
}
