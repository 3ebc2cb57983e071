/** Signing in and out, and setting a password by a one-time link. */

import express, { type Request, type Router } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';

import { endpoint, page, type Reply, redirect } from '../http/endpoint.ts';
import type { ErrorSummary } from '../http/error-summary.ts';
import { makeFrame } from '../http/frame.ts';
import type { Translate } from '../http/messages.ts';
import { problems } from '../problem.ts';
import { hashPassword, type PasswordFault, passwordFault, SHORTEST_PASSWORD } from './password.ts';
import type { Sessions } from './session.ts';
import type { SetupLinks } from './setup-link.ts';
import type { makeSignIn } from './sign-in.ts';
import type { PasswordModel, SignInModel } from './view-models.ts';

/** Of an IPv6 address; one household or office has that many addresses of its own. */
const NETWORK_BITS = 56;

export interface AccountDependencies {
  readonly sessions: Sessions;
  readonly signIn: ReturnType<typeof makeSignIn>;
  readonly setupLinks: SetupLinks;
  readonly emailOf: (accountId: string) => Promise<string | undefined>;
  readonly setPasswordHash: (accountId: string, passwordHash: string) => Promise<void>;
  readonly endAllSessionsOf: (accountId: string) => Promise<void>;
  readonly t: Translate;
}

export function makeAccountRoutes(dependencies: AccountDependencies): Router {
  const { sessions, signIn, t } = dependencies;
  const router = express.Router();

  router.get(
    '/sign-in',
    endpoint(async (request) =>
      (await sessions.accountOf(request)) === undefined ? signInPage(t, '', null) : redirect('/studies'),
    ),
  );

  // The one handler that answers with a cookie, so it holds the response itself.
  router.post('/sign-in', async (request, response) => {
    const email = fieldOf(request, 'email');
    const network = ipKeyGenerator(request.ip ?? '', NETWORK_BITS);
    const result = await signIn({ email, password: fieldOf(request, 'password'), network });
    if (result.kind === 'signed-in') {
      await sessions.start(request, response, result.accountId);
      response.redirect(303, '/studies');
      return;
    }
    const { status, view, model } = signInRefused(t, email, result);
    response.status(status).render(view, model);
  });

  router.post('/sign-out', async (request, response) => {
    await sessions.end(request, response);
    response.redirect(303, '/');
  });

  router.get(
    '/account/set-up/:key',
    endpoint(async (request) => passwordPage(t, await emailOfLink(dependencies, request), null)),
  );
  router.post(
    '/account/set-up/:key',
    endpoint((request) => setPassword(dependencies, request)),
  );
  return router;
}

function signInRefused(
  t: Translate,
  email: string,
  result: { kind: 'refused' } | { kind: 'wait'; seconds: number },
) {
  const message =
    result.kind === 'wait'
      ? t('account.sign-in-wait', { seconds: result.seconds })
      : t('account.sign-in-refused');
  const errors = formErrors(t, 'email', message);
  return { ...signInPage(t, email, errors), status: result.kind === 'wait' ? 429 : 422 };
}

function signInPage(t: Translate, email: string, errors: ErrorSummary | null) {
  const title =
    errors === null ? t('account.sign-in') : t('account.error-title', { title: t('account.sign-in') });
  const model: SignInModel = { ...makeFrame({ title: `${title} - Readout` }), email, errors };
  return page('account/sign-in', model) as Extract<Reply, { kind: 'page' }>;
}

/** @throws Problem 'link-used' for a link that was used, has run out, or never was. */
async function emailOfLink({ setupLinks, emailOf }: AccountDependencies, request: Request): Promise<string> {
  const accountId = await setupLinks.accountIdOf(keyOf(request));
  const email = accountId === undefined ? undefined : await emailOf(accountId);
  if (email === undefined) throw problems.linkUsed();
  return email;
}

async function setPassword(dependencies: AccountDependencies, request: Request): Promise<Reply> {
  const { setupLinks, setPasswordHash, endAllSessionsOf, t } = dependencies;
  const email = await emailOfLink(dependencies, request);
  const password = fieldOf(request, 'password');
  const fault = passwordFault(password, fieldOf(request, 'repeated'));
  if (fault !== undefined) return { ...passwordPage(t, email, fault), status: 422 };

  const accountId = await setupLinks.accountIdOf(keyOf(request));
  if (accountId === undefined || !(await setupLinks.take(keyOf(request)))) throw problems.linkUsed();
  await setPasswordHash(accountId, await hashPassword(password));
  await endAllSessionsOf(accountId);
  return redirect('/sign-in');
}

function passwordPage(t: Translate, email: string, fault: PasswordFault | null) {
  const message = fault === null ? null : t(`account.password-${fault}`, { characters: SHORTEST_PASSWORD });
  const target = fault === 'differs' ? 'repeated' : 'password';
  const title = t('account.set-password');
  const model: PasswordModel = {
    ...makeFrame({
      title: `${message === null ? title : t('account.error-title', { title })} - Readout`,
    }),
    email,
    shortest: SHORTEST_PASSWORD,
    errors: message === null ? null : formErrors(t, target, message),
  };
  return page('account/set-password', model) as Extract<Reply, { kind: 'page' }>;
}

function formErrors(t: Translate, target: string, label: string): ErrorSummary {
  return { heading: t('account.problem'), advice: null, links: [{ target, label }] };
}

function keyOf(request: Request): string {
  const { key } = request.params;
  return typeof key === 'string' ? key : '';
}

function fieldOf(request: Request, name: string): string {
  const value: unknown = (request.body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}
