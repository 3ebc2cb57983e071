/** Every migration of the ballot store, in order. Append only. */

import type { Migrations } from '../migrate.ts';
import * as waves from './migrations/0001-waves.ts';
import * as ballots from './migrations/0002-ballots.ts';
import * as texts from './migrations/0003-texts.ts';
import * as drafts from './migrations/0004-drafts.ts';
import * as ballotsByWithdrawalHash from './migrations/0005-ballots-by-withdrawal-hash.ts';

export const ballotsMigrations: Migrations = {
  '0001-waves': waves,
  '0002-ballots': ballots,
  '0003-texts': texts,
  '0004-drafts': drafts,
  '0005-ballots-by-withdrawal-hash': ballotsByWithdrawalHash,
};
