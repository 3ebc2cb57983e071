/** SampleDesign: whether a release pools colleagues, whose answers an interval may wrongly take as independent. */

import type { OverviewResult } from '../../../analysis/results/results.ts';
import type { Instrument } from '../../../survey-definitions/instrument.ts';

export type SampleDesign =
  /** No two respondents are known to be colleagues, or all are. */
  { readonly kind: 'independent' } | { readonly kind: 'colleagues'; readonly institutions: number };

/** Educators of two institutions or more; an institution that answers for itself has no colleagues in the wave. */
export function sampleDesign(
  { institutions }: Pick<OverviewResult, 'institutions'>,
  { respondent }: Pick<Instrument, 'respondent'>,
): SampleDesign {
  return respondent === 'educator' && institutions !== null && institutions >= 2
    ? { kind: 'colleagues', institutions }
    : { kind: 'independent' };
}
