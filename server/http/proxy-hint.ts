/**
 * Says once in the log that a reverse proxy stands in front while none is trusted: then all people would share
 * its address, and with it one rate limit. No address is logged.
 */

import type { RequestHandler } from 'express';

import type { Log } from './problem-reply.ts';

export interface ProxyHintSettings {
  /** Express' `trust proxy`. */
  readonly trustProxy: boolean | number | string;
  readonly log: Log;
}

export function makeProxyHint({ trustProxy, log }: ProxyHintSettings): RequestHandler {
  let isDue = trustProxy === false || trustProxy === 0;
  return (request, _response, next) => {
    if (isDue && request.headers['x-forwarded-for'] !== undefined) {
      isDue = false;
      log({
        level: 'warning',
        message:
          'Requests come through a reverse proxy, but TRUSTED_PROXIES is 0, so all of them count as one address: set it to 1 behind one proxy.',
      });
    }
    next();
  };
}
