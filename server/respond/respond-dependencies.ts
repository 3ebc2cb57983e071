/** Everything the respondent's side needs from outside. It never sees the registry but through `waveBySlug`. */

import type { Ballot, BallotsRepository } from '../../data/ballots/ballots.repository.ts';
import type { DraftsRepository } from '../../data/ballots/drafts.repository.ts';
import type { TextsRepository } from '../../data/ballots/texts.repository.ts';
import type { WaveStatesRepository } from '../../data/ballots/wave-states.repository.ts';
import type { Form, Instrument } from '../../survey-definitions/instrument.ts';
import type { Texts } from '../../survey-definitions/texts.ts';
import type { Translate } from '../http/messages.ts';
import type { StudySettings } from '../study/study-settings.ts';

export interface RespondStudy {
  readonly studyId: string;
  readonly title: string;
  readonly organisation: string;
  readonly contactEmail: string;
  readonly settings: StudySettings;
}

/** A wave with what its respondents see of it: the frozen instrument and its words in the wave's locale. */
export interface RespondWave {
  readonly study: RespondStudy;
  readonly waveId: string;
  readonly slug: string;
  readonly title: string;
  readonly state: 'draft' | 'open' | 'closed' | 'archived';
  readonly form: Form;
  readonly mode: Ballot['mode'];
  readonly timeZone: string;
  readonly opensOn: string;
  /** The first day on which no response is taken. */
  readonly closesOn: string;
  readonly draftDays: number;
  /** '' if none. */
  readonly notice: string;
  readonly isPublished: boolean;
  readonly instrument: Instrument;
  readonly texts: Texts;
  /** The sampling frame; what the institution picker offers. */
  readonly institutions: readonly { readonly institutionId: string; readonly name: string }[];
}

/** Repositories of the ballot store inside one transaction. */
export interface RespondTransaction {
  readonly waveStates: Pick<WaveStatesRepository, 'get'>;
  readonly ballots: Pick<BallotsRepository, 'cast' | 'isCast' | 'withdraw'>;
  readonly texts: Pick<TextsRepository, 'addMany' | 'remove'>;
  readonly drafts: Pick<DraftsRepository, 'find' | 'hold' | 'save' | 'remove'>;
}

export interface RespondDependencies {
  readonly publicOrigin: string;
  /** Undefined for a slug that does not exist. */
  readonly waveBySlug: (slug: string) => Promise<RespondWave | undefined>;
  /** Resolves after the commit is durable. */
  readonly withTransaction: <T>(work: (ballotStore: RespondTransaction) => Promise<T>) => Promise<T>;
  readonly now: () => Date;
  readonly randomBytes: (count: number) => Buffer;
  readonly translateFor: (locale: string) => Translate;
}
