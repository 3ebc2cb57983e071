/**
 * The one place where something thrown becomes an answer: a page, or JSON (RFC 9457) for the API.
 *
 * Expected problems say what they are. Anything else is a bug: it is logged once under a request id, and the
 * reader gets that id and no detail.
 */

import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';

import { type FieldProblem, type Problem, problems } from '../problem.ts';
import { type FrameModel, makeFrame } from './frame.ts';
import { requestProblemOf } from './limits.ts';
import type { MessageValues, Translate } from './messages.ts';

export interface ProblemModel extends FrameModel {
  readonly heading: string;
  readonly detail: string;
  /** Given only for errors nobody expected, so that the operator can find the log entry. */
  readonly requestId: string | null;
  /** One sentence for each thing that is wrong, where the problem names several. */
  readonly faults: readonly string[];
}

export type Log = (entry: Readonly<Record<string, unknown>>) => void;

export interface ProblemReplyDependencies {
  readonly t: Translate;
  readonly log: Log;
}

interface Answer extends Pick<ProblemModel, 'heading' | 'detail' | 'requestId' | 'faults'> {
  readonly code: string;
  readonly status: number;
}

export const notFound: RequestHandler = (_request, _response, next) => next(problems.pageNotFound());

export function makeProblemReply(dependencies: ProblemReplyDependencies): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    const problem = requestProblemOf(thrown);
    if (problem === undefined) logOnce(dependencies.log, thrown, request, response);
    // The answer has begun: only Express can break the connection off.
    if (response.headersSent) return next(thrown);
    answer(request, response, toAnswer(dependencies.t, problem, String(response.locals.requestId)));
  };
}

/** Neither body, address nor user agent is logged: they could tell who answered. */
function logOnce(log: Log, thrown: unknown, request: Request, response: Response): void {
  log({
    level: 'error',
    requestId: response.locals.requestId,
    method: request.method,
    path: request.path,
    error: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
  });
}

function toAnswer(t: Translate, problem: Problem | undefined, requestId: string): Answer {
  if (problem === undefined) {
    const words = { heading: t('problem.internal-error'), detail: t('problem.internal-error-detail') };
    return { code: 'internal-error', status: 500, ...words, requestId, faults: [] };
  }
  return {
    code: problem.code,
    status: problem.status,
    heading: inWords(t, `problem.${problem.code}`, problem, problem.message),
    detail: inWords(t, `problem.${problem.code}-detail`, problem, ''),
    requestId: null,
    faults: faultsOf(problem),
  };
}

function faultsOf({ details }: Problem): readonly string[] {
  const fields = (details.fields ?? []) as readonly FieldProblem[];
  return [...new Set(fields.map(({ message }) => message))];
}

/** The catalogue's words for a problem, or the problem's own sentence where there are none yet. */
function inWords(t: Translate, key: string, problem: Problem, otherwise: string): string {
  try {
    return t(key, problem.details as MessageValues);
  } catch (error) {
    if (error instanceof RangeError) return otherwise;
    throw error;
  }
}

function answer(request: Request, response: Response, reply: Answer): void {
  response.status(reply.status);
  if (wantsJson(request)) {
    response.type('application/problem+json').send(JSON.stringify(toJson(reply)));
    return;
  }
  const frame = makeFrame({ title: `${reply.heading} - Readout`, kind: 'respond' });
  const model: ProblemModel = { ...frame, ...reply };
  response.render('problem', model, (error: Error | null, html?: string) => {
    if (error) response.type('text/plain').send(`${reply.heading}\n${reply.detail}\n`);
    else response.send(html);
  });
}

function wantsJson(request: Request): boolean {
  return request.path.startsWith('/api/') || request.accepts(['html', 'json']) === 'json';
}

function toJson({ code, status, heading, detail, requestId, faults }: Answer): object {
  return {
    type: `urn:readout:problem:${code}`,
    title: heading,
    status,
    detail: detail || heading,
    code,
    requestId,
    faults,
  };
}
