/** Whether a release pools colleagues: then an interval that takes answers as independent may be too narrow. */

import type { OverviewResult } from '../../analysis/results/results.ts';
import type { Instrument } from '../../survey-definitions/instrument.ts';

/** Educators of two institutions or more; an institution that answers for itself has no colleagues in the wave. */
export function holdsColleagues(
  { institutions }: Pick<OverviewResult, 'institutions'>,
  { respondent }: Pick<Instrument, 'respondent'>,
): boolean {
  return respondent === 'educator' && institutions !== null && institutions >= 2;
}
