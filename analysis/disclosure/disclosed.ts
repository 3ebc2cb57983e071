/**
 * Disclosed: a result that has been through disclosure control.
 *
 * View-models accept Disclosed<T> and nothing rawer. The brand is not exported,
 * so neither a raw result nor an object that merely looks right compiles into a
 * page; only this folder makes one.
 */

declare const controlled: unique symbol;

/** What a reader is told; the exact cause stays in the release's log. */
export type Suppression = 'protected' | 'too-few-institutions' | 'staff-disagree' | 'awaiting-release';

export type Disclosed<T> = { readonly [controlled]: true } & (
  | { readonly kind: 'shown'; readonly result: T }
  | { readonly kind: 'suppressed'; readonly reason: Suppression }
);

export function shown<T>(result: T): Disclosed<T> {
  return { kind: 'shown', result } as Disclosed<T>;
}

export function suppressed<T>(reason: Suppression): Disclosed<T> {
  return { kind: 'suppressed', reason } as Disclosed<T>;
}

/** The same permission for something computed from what was shown and from nothing else. */
export function mapDisclosed<T, U>(disclosed: Disclosed<T>, derive: (result: T) => U): Disclosed<U> {
  return disclosed.kind === 'shown' ? shown(derive(disclosed.result)) : suppressed(disclosed.reason);
}
