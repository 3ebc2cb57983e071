/** Signing in and out, and setting a password by a one-time link. */

import express, { type Request, type Router } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';

import { endpoint, page, type Reply, redirect } from '../http/endpoint.ts';
import type { ErrorSummary } from '../http/error-summary.ts';
import { makeFrame } from '../http/frame.ts';
import type { Translate } from '../http/messages.ts';
import { problems } from '../problem.ts';
import { type PasswordFault, passwordFault, SHORTEST_PASSWORD } from './password.ts';
import type { Sessions } from './session.ts';
import type { SetPassword } from './set-password.ts';
import { parseLinkKey, type SetupLinks } from './setup-link.ts';
import type { makeSignIn } from './sign-in.ts';
import type { LinkModel, PasswordModel, SignInModel } from './view-models.ts';

/** Of an IPv6 address; one household or office has that many addresses of its own. */
const NETWORK_BITS = 56;

export interface AccountDependencies {
  readonly sessions: Sessions;
  readonly signIn: ReturnType<typeof makeSignIn>;
  readonly setupLinks: Pick<SetupLinks, 'accountIdOf'>;
  readonly setPassword: SetPassword;
  readonly emailOf: (accountId: string) => Promise<string | undefined>;
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

  // The key stands in the fragment of the link, so it comes with the form and never in an address.
  router.get(
    '/account/set-up',
    endpoint(async () => linkPage(t, null)),
  );
  router.post(
    '/account/set-up',
    endpoint((request) => setUp(dependencies, request)),
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
  return page('account/sign-in', model);
}

/** Takes the link first, which shows whose password it is, and then the password. @throws Problem 'link-used'. */
async function setUp(dependencies: AccountDependencies, request: Request): Promise<Reply> {
  const { setPassword, t } = dependencies;
  const typed = fieldOf(request, 'key');
  const key = parseLinkKey(typed);
  if (key === undefined) return { ...linkPage(t, typed), status: 422 };
  const email = await emailOfLink(dependencies, key);
  if (!isSent(request, 'password')) return passwordPage(t, { email, key, fault: null });

  const password = fieldOf(request, 'password');
  const fault = passwordFault(password, fieldOf(request, 'repeated'));
  if (fault !== undefined) return { ...passwordPage(t, { email, key, fault }), status: 422 };
  if ((await setPassword(key, password)) === 'link-used') throw problems.linkUsed();
  return redirect('/sign-in');
}

/** @throws Problem 'link-used' for a link that was used, has run out, or never was. */
async function emailOfLink({ setupLinks, emailOf }: AccountDependencies, key: string): Promise<string> {
  const accountId = await setupLinks.accountIdOf(key);
  const email = accountId === undefined ? undefined : await emailOf(accountId);
  if (email === undefined) throw problems.linkUsed();
  return email;
}

/** @param refused - what was typed and is no key; null before anything was sent. */
function linkPage(t: Translate, refused: string | null) {
  const errors = refused === null ? null : formErrors(t, 'key', t('account.link-refused'));
  const model: LinkModel = { ...setUpFrame(t, errors), typed: refused ?? '', errors };
  return page('account/set-up', model);
}

interface PasswordParts {
  readonly email: string;
  readonly key: string;
  readonly fault: PasswordFault | null;
}

function passwordPage(t: Translate, { email, key, fault }: PasswordParts) {
  const message = fault === null ? null : t(`account.password-${fault}`, { characters: SHORTEST_PASSWORD });
  const errors =
    message === null ? null : formErrors(t, fault === 'differs' ? 'repeated' : 'password', message);
  const model: PasswordModel = { ...setUpFrame(t, errors), email, key, shortest: SHORTEST_PASSWORD, errors };
  return page('account/set-password', model);
}

function setUpFrame(t: Translate, errors: ErrorSummary | null) {
  const title = t('account.set-password');
  return makeFrame({
    title: `${errors === null ? title : t('account.error-title', { title })} - Readout`,
    scripts: ['respond.js'],
  });
}

function formErrors(t: Translate, target: string, label: string): ErrorSummary {
  return { heading: t('account.problem'), advice: null, links: [{ target, label }] };
}

function fieldOf(request: Request, name: string): string {
  const value = fieldsOf(request)[name];
  return typeof value === 'string' ? value : '';
}

function isSent(request: Request, name: string): boolean {
  return fieldsOf(request)[name] !== undefined;
}

function fieldsOf({ body }: Request): Readonly<Record<string, unknown>> {
  return (body as Record<string, unknown> | undefined) ?? {};
}
