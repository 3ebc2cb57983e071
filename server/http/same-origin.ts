/**
 * Refuses to change anything for a form on another site.
 *
 * Browsers say where a request comes from in Sec-Fetch-Site; over plain http (not localhost) they leave it out,
 * and then Origin must be ours. A request with neither is refused as well.
 */

import type { RequestHandler } from 'express';

import { problems } from '../problem.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

export function makeSameOrigin(publicOrigin: string): RequestHandler {
  return (request, _response, next) => {
    if (SAFE_METHODS.has(request.method)) return next();
    const site = request.get('Sec-Fetch-Site');
    const isOurs = site === undefined ? request.get('Origin') === publicOrigin : site === 'same-origin';
    next(isOurs ? undefined : problems.foreignOrigin());
  };
}
