/** Every migration of the registry, in order. Append only. */

import type { Migrations } from '../migrate.ts';
import * as accounts from './migrations/0001-accounts.ts';
import * as accountLinks from './migrations/0002-account-links.ts';
import * as sessions from './migrations/0003-sessions.ts';
import * as instruments from './migrations/0004-instruments.ts';
import * as jobs from './migrations/0005-jobs.ts';
import * as outbox from './migrations/0006-outbox.ts';
import * as studies from './migrations/0007-studies.ts';
import * as waves from './migrations/0008-waves.ts';
import * as institutions from './migrations/0009-institutions.ts';
import * as waveInstitutions from './migrations/0010-wave-institutions.ts';
import * as grants from './migrations/0011-grants.ts';
import * as releases from './migrations/0012-releases.ts';
import * as audit from './migrations/0013-audit.ts';
import * as sessionsByAccount from './migrations/0014-sessions-by-account.ts';
import * as grantsByAccount from './migrations/0015-grants-by-account.ts';
import * as jobsByWave from './migrations/0016-jobs-by-wave.ts';
import * as outboxByState from './migrations/0017-outbox-by-state.ts';
import * as auditByMoment from './migrations/0018-audit-by-moment.ts';
import * as importKeys from './migrations/0019-import-keys.ts';
import * as installationAudit from './migrations/0020-installation-audit.ts';
import * as jobRemarks from './migrations/0021-job-remarks.ts';

export const registryMigrations: Migrations = {
  '0001-accounts': accounts,
  '0002-account-links': accountLinks,
  '0003-sessions': sessions,
  '0004-instruments': instruments,
  '0005-jobs': jobs,
  '0006-outbox': outbox,
  '0007-studies': studies,
  '0008-waves': waves,
  '0009-institutions': institutions,
  '0010-wave-institutions': waveInstitutions,
  '0011-grants': grants,
  '0012-releases': releases,
  '0013-audit': audit,
  '0014-sessions-by-account': sessionsByAccount,
  '0015-grants-by-account': grantsByAccount,
  '0016-jobs-by-wave': jobsByWave,
  '0017-outbox-by-state': outboxByState,
  '0018-audit-by-moment': auditByMoment,
  '0019-import-keys': importKeys,
  '0020-installation-audit': installationAudit,
  '0021-job-remarks': jobRemarks,
};
