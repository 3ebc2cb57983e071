/** Lets a handler return what to send instead of sending it, so that it can be tested as a function. */

import type { Request, RequestHandler, Response } from 'express';

import type { ViewModels } from '../view-models.ts';

export type Reply =
  | {
      readonly kind: 'page';
      readonly status: number;
      readonly view: keyof ViewModels;
      readonly model: object;
      /** Cache-Control, where it differs from what the route says. */
      readonly caching?: string;
    }
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'redirect'; readonly to: string };

/** The compiler checks that the model is the one this view was written for. */
export function page<View extends keyof ViewModels>(
  view: View,
  model: ViewModels[View],
  status = 200,
): Extract<Reply, { kind: 'page' }> {
  return { kind: 'page', status, view, model };
}

export function json(body: unknown, status = 200): Reply {
  return { kind: 'json', status, body };
}

export function redirect(to: string): Reply {
  return { kind: 'redirect', to };
}

/** What `handle` throws goes to the error handler in http/problem-reply.ts. */
export function endpoint(handle: (request: Request) => Promise<Reply>): RequestHandler {
  return async (request, response) => {
    send(response, await handle(request));
  };
}

export function send(response: Response, reply: Reply): void {
  switch (reply.kind) {
    case 'page':
      if (reply.caching !== undefined) response.set('Cache-Control', reply.caching);
      response.status(reply.status).render(reply.view, reply.model);
      return;
    case 'json':
      response.status(reply.status).json(reply.body);
      return;
    case 'redirect':
      response.redirect(303, reply.to);
      return;
  }
}
