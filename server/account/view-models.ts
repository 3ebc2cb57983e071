/** What the account pages show. */

import type { ErrorSummary } from '../http/error-summary.ts';
import type { FrameModel } from '../http/frame.ts';

export interface SignInModel extends FrameModel {
  readonly email: string;
  readonly errors: ErrorSummary | null;
}

/** Asks for the one-time link; a script fills it in from the address. */
export interface LinkModel extends FrameModel {
  readonly typed: string;
  readonly errors: ErrorSummary | null;
}

export interface PasswordModel extends FrameModel {
  /** Whose password is set; also tells a password manager where to keep it. */
  readonly email: string;
  /** Of the one-time link, to be sent with the password. */
  readonly key: string;
  readonly shortest: number;
  readonly errors: ErrorSummary | null;
}
