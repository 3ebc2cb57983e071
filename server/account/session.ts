/**
 * Sessions of signed-in accounts. Respondents never have one.
 *
 * The cookie holds 32 random bytes; the registry keeps their hash. A session ends after 30 idle minutes and
 * after 12 hours at the latest, and both ends are enforced here and not by the cookie.
 */

import { createHash } from 'node:crypto';

import type { Request, Response } from 'express';

import type { Session, SessionsRepository } from '../../data/registry/sessions.repository.ts';
import type { SignedInAccount } from './permissions.ts';

const IDLE_MS = 30 * 60 * 1000;
const LONGEST_MS = 12 * 60 * 60 * 1000;

export interface SessionDependencies {
  readonly sessions: Pick<SessionsRepository, 'create' | 'find' | 'touch' | 'end'>;
  /** The account with its grants as they are now, so that a revoked grant is gone at the next request. */
  readonly accountWithGrants: (accountId: string) => Promise<SignedInAccount | undefined>;
  readonly now: () => Date;
  readonly randomBytes: (size: number) => Buffer;
  /** The `__Host-` prefix and `Secure` need an https origin. */
  readonly isHttps: boolean;
}

export type Sessions = ReturnType<typeof makeSessions>;

export function makeSessions({
  sessions,
  accountWithGrants,
  now,
  randomBytes,
  isHttps,
}: SessionDependencies) {
  const cookieName = isHttps ? '__Host-readout' : 'readout';
  const cookieOptions = { httpOnly: true, sameSite: 'lax', secure: isHttps, path: '/' } as const;

  return {
    /** Starts a new session, never an old one again, and sets its cookie; the one that was there ends. */
    async start(request: Request, response: Response, accountId: string): Promise<void> {
      const old = cookieOf(request, cookieName);
      if (old !== undefined) await sessions.end(hashOf(old));
      const key = randomBytes(32).toString('base64url');
      const moment = now();
      await sessions.create({
        sessionHash: hashOf(key),
        accountId,
        lastSeenAt: moment.toISOString(),
        expiresAt: new Date(moment.getTime() + LONGEST_MS).toISOString(),
      });
      response.cookie(cookieName, key, cookieOptions);
    },

    /** Who is asking; undefined for nobody, and for a session that has ended. */
    async accountOf(request: Request): Promise<SignedInAccount | undefined> {
      const session = await liveSession(request);
      return session === undefined ? undefined : accountWithGrants(session.accountId);
    },

    async end(request: Request, response: Response): Promise<void> {
      const key = cookieOf(request, cookieName);
      if (key !== undefined) await sessions.end(hashOf(key));
      response.clearCookie(cookieName, cookieOptions);
    },
  };

  async function liveSession(request: Request): Promise<Session | undefined> {
    const key = cookieOf(request, cookieName);
    const session = key === undefined ? undefined : await sessions.find(hashOf(key));
    if (session === undefined) return undefined;

    const moment = now();
    const idleMs = moment.getTime() - Date.parse(session.lastSeenAt);
    if (idleMs > IDLE_MS || moment.toISOString() >= session.expiresAt) {
      await sessions.end(session.sessionHash);
      return undefined;
    }
    // A minute is exact enough, and spares a write for every page.
    if (idleMs > 60_000) await sessions.touch(session.sessionHash, moment.toISOString());
    return session;
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function cookieOf(request: Request, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([key]) => key === name)?.[1];
}
