/** Passwords: argon2id with the library's own parameters, and the rules a new one must keep. */

import { hash, verify } from '@node-rs/argon2';

/** NIST SP 800-63B: length is what counts; 12 is the least here, and anything may be typed or pasted. */
export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 256;

/** A hash of nothing, verified when an account does not exist, so that both answers take the same time. */
const NO_ACCOUNT_HASH = hash('no account has this password');

export type PasswordFault = 'too-short' | 'too-long' | 'differs';

export function passwordFault(password: string, repeated: string): PasswordFault | undefined {
  if ([...password].length < SHORTEST_PASSWORD) return 'too-short';
  if (password.length > LONGEST_PASSWORD) return 'too-long';
  return password === repeated ? undefined : 'differs';
}

export async function hashPassword(password: string): Promise<string> {
  return hash(prepared(password));
}

/** @param stored - the account's hash; '' or undefined where there is none, which takes as long and is never right. */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  const known = stored !== undefined && stored !== '';
  const isRight = await verify(known ? stored : await NO_ACCOUNT_HASH, prepared(password));
  return known && isRight;
}

/** Keyboards write one letter in different ways (an accent apart or not); NIST SP 800-63B has them made alike. */
function prepared(password: string): string {
  return password.normalize('NFKC').slice(0, LONGEST_PASSWORD);
}
