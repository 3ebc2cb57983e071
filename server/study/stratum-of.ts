/** For which institution a ballot is counted, whether it is cast here or imported: the one place that decides it. */

import type { Ballot } from '../../data/ballots/ballots.repository.ts';
import type { WaveState } from '../../data/ballots/wave-states.repository.ts';

/** Ballots outside the frame, and all ballots of the open mode. */
export const NO_STRATUM = 'none';

/** Chosen in the institution picker by those whose institution is not in the list. */
export const NOT_LISTED = 'not-listed';

/**
 * In the open mode an institution is a claim that nobody checks, so it never becomes a stratum. In the other
 * modes it does, where the wave's frame has it. Once respondents are invited, the invitation and not what they
 * say will decide it.
 *
 * @param declared - the institution that the respondent named; undefined for none.
 */
export function stratumOf(
  { mode, strata }: Pick<WaveState, 'mode' | 'strata'>,
  declared: string | undefined,
): Pick<Ballot, 'stratumId' | 'declaredInstitutionId'> {
  const listed = declared === NOT_LISTED ? undefined : declared;
  if (mode === 'open') return { stratumId: NO_STRATUM, declaredInstitutionId: listed };
  const isInFrame = listed !== undefined && strata.includes(listed);
  return { stratumId: isInFrame ? listed : NO_STRATUM, declaredInstitutionId: undefined };
}
