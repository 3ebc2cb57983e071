/** What the account pages show. */

import type { ErrorSummary } from '../http/error-summary.ts';
import type { FrameModel } from '../http/frame.ts';

export interface SignInModel extends FrameModel {
  readonly email: string;
  readonly errors: ErrorSummary | null;
}

export interface PasswordModel extends FrameModel {
  /** Whose password is set; also tells a password manager where to keep it. */
  readonly email: string;
  readonly shortest: number;
  readonly errors: ErrorSummary | null;
}
