/** The margin inside which two groups are called similar, the same for every study. */

import type { Scale } from '../../../survey-definitions/instrument.ts';

/** 15 in 100. */
const SHARE_MARGIN = 0.15;
/** Half a point of the four from one end of a five-point scale to the other. */
const SCORE_MARGIN_OF_SCALE = 0.5 / 4;

/** @returns The margin of the difference of two shares (0 to 1), or of two means on their scale. */
export function similarMargin(of: 'share' | Pick<Scale, 'minimum' | 'maximum'>): number {
  return of === 'share' ? SHARE_MARGIN : SCORE_MARGIN_OF_SCALE * (of.maximum - of.minimum);
}
