/** Figure: one number of a page, as exact as its group allows, or the reason why there is none. */

import type { CoarseFigure } from '../disclosure/release.ts';
import type { NotEstimable, ValueEstimate } from '../estimates/estimate.ts';

/** How alike colleagues answer, as far as the release says it: rounded. */
export interface SampleLikeness {
  /** ICC(1); null where no institution has two respondents. */
  readonly icc: number | null;
  readonly designEffect: number | null;
}

/** An estimate; one whose interval has institutions as clusters ('cr2-satterthwaite') says how alike they are inside. */
export interface ExactFigure extends ValueEstimate {
  readonly likeness?: SampleLikeness;
}

/** An exact estimate (23 and more), a rounded one (10-22), or why the data cannot support it. */
export type Figure = ExactFigure | NotEstimable | CoarseFigure;
