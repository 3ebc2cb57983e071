/** Signing in with e-mail and password: one answer, in the same time, whether the account exists or not. */

import { makeBackOff } from './back-off.ts';
import { isPassword } from './password.ts';

export interface SignInDependencies {
  readonly accountByEmail: (
    email: string,
  ) => Promise<{ readonly accountId: string; readonly passwordHash: string | undefined } | undefined>;
  readonly now: () => Date;
}

/** Wrong passwords for one e-mail address from one network; somebody else's network has its own. */
const FREE_TRIES_OF_ADDRESS = 5;
/** Wrong passwords from one network, whatever the addresses: for who tries one password on everybody. */
const FREE_TRIES_OF_NETWORK = 50;

export interface SignInTry {
  readonly email: string;
  readonly password: string;
  /** Where it comes from. Waits are per network, so that nobody can shut another person out. */
  readonly network: string;
}

export type SignInResult =
  | { readonly kind: 'signed-in'; readonly accountId: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly seconds: number };

export function makeSignIn({ accountByEmail, now }: SignInDependencies) {
  const ofAddress = makeBackOff({ freeTries: FREE_TRIES_OF_ADDRESS, now });
  const ofNetwork = makeBackOff({ freeTries: FREE_TRIES_OF_NETWORK, now });

  return async function signIn({ email, password, network }: SignInTry): Promise<SignInResult> {
    const address = normalEmail(email);
    const key = `${network} ${address}`;
    const waitMs = Math.max(ofAddress.waitMs(key), ofNetwork.waitMs(network));
    if (waitMs > 0) return { kind: 'wait', seconds: Math.ceil(waitMs / 1000) };

    ofAddress.count(key);
    ofNetwork.count(network);
    const account = isStorable(address) ? await accountByEmail(address) : undefined;
    const isRight = await isPassword(account?.passwordHash, password);
    if (!isRight || account === undefined) return { kind: 'refused' };

    ofAddress.forget(key);
    ofNetwork.takeBack(network);
    return { kind: 'signed-in', accountId: account.accountId };
  };
}

/** No account has an address with control characters, and some of them no database can look for. */
function isStorable(address: string): boolean {
  return !/\p{Cc}/u.test(address);
}

/** Addresses are compared without case; what comes before the @ is case-sensitive only on paper. */
function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}
