/**
 * Headers that hold even if a template should slip: a strict content security policy with a nonce for each
 * response, no framing, no sniffing. No `unsafe-` word, so pages carry neither inline scripts nor style attributes.
 */

import type { RequestHandler } from 'express';
import helmet from 'helmet';

export interface SecurityHeadersSettings {
  readonly publicOrigin: string;
  readonly randomBytes: (count: number) => Buffer;
}

export function makeSecurityHeaders({
  publicOrigin,
  randomBytes,
}: SecurityHeadersSettings): readonly RequestHandler[] {
  return [makeNonce(randomBytes), makeHelmet(publicOrigin), otherHeaders];
}

function makeNonce(randomBytes: (count: number) => Buffer): RequestHandler {
  return (_request, response, next) => {
    response.locals.nonce = randomBytes(16).toString('base64');
    response.locals.requestId = randomBytes(6).toString('hex');
    next();
  };
}

function makeHelmet(publicOrigin: string): RequestHandler {
  const isSecure = publicOrigin.startsWith('https:');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        // Helmet knows Node's response; ours is Express' and has the nonce that was set just before.
        scriptSrc: [
          (_request, response) =>
            `'nonce-${(response as unknown as { locals: { nonce: string } }).locals.nonce}'`,
        ],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    // Over plain http browsers ignore this header and say so in the console.
    strictTransportSecurity: isSecure && { maxAge: 31_536_000, includeSubDomains: false },
    crossOriginOpenerPolicy: isSecure && { policy: 'same-origin' },
    originAgentCluster: isSecure,
    // 'no-referrer' would make browsers send `Origin: null` with our own forms over plain http, where no
    // Sec-Fetch-Site comes either, and the origin check could not tell them from foreign ones. Addresses hold
    // no secret, and other sites still get nothing.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}

const otherHeaders: RequestHandler = (_request, response, next) => {
  response.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), browsing-topics=()');
  // What is not marked otherwise is personal or changes; each route that may be kept says so itself.
  response.set('Cache-Control', 'no-store');
  next();
};
