/** What a connection to a store is, whichever database it is kept in. */

import type { Kysely } from 'kysely';

import type { RetryPolicy } from './retry.ts';

export interface Connection<Schema> {
  readonly kind: 'sqlite' | 'postgres';
  readonly db: Kysely<Schema>;
  /** For messages; without a password. */
  readonly storeName: string;
  readonly retryPolicy: RetryPolicy;
}

export interface ConnectSettings {
  readonly readOnly: boolean;
  readonly retryPolicy: RetryPolicy;
}
