/** A new study, and who runs it. */

import type { AccountsRepository } from '../../data/registry/accounts.repository.ts';
import type { GrantsRepository } from '../../data/registry/grants.repository.ts';
import type { StudiesRepository } from '../../data/registry/studies.repository.ts';
import { problems } from '../problem.ts';
import type { StudySettings } from './study-settings.ts';

export interface CreateStudyDependencies {
  readonly accounts: Pick<AccountsRepository, 'byEmail'>;
  readonly studies: Pick<StudiesRepository, 'create'>;
  readonly grants: Pick<GrantsRepository, 'grant'>;
  readonly newId: () => string;
}

export interface NewStudy {
  readonly title: string;
  readonly organisation: string;
  readonly contactEmail: string;
  readonly settings: StudySettings;
  /** Who runs it; undefined: nobody yet. */
  readonly stewardEmail: string | undefined;
}

export function makeCreateStudy({ accounts, studies, grants, newId }: CreateStudyDependencies) {
  /** @returns the id of the study. @throws Problem 'account-not-found'. */
  return async function createStudy(study: NewStudy): Promise<string> {
    const steward = study.stewardEmail === undefined ? undefined : await accounts.byEmail(study.stewardEmail);
    if (study.stewardEmail !== undefined && steward === undefined) {
      throw problems.accountNotFound(study.stewardEmail);
    }
    const studyId = newId();
    const { title, organisation, contactEmail, settings } = study;
    await studies.create({ studyId, title, organisation, contactEmail, settings: { ...settings } });
    if (steward !== undefined) {
      await grants.grant({
        studyId,
        accountId: steward.accountId,
        role: 'steward',
        institutionId: undefined,
      });
    }
    return studyId;
  };
}
