/** Figure: one number of a page, as exact as its group allows, or the reason why there is none. */

import type { CoarseFigure } from '../disclosure/release.ts';
import type { Estimate } from '../estimates/estimate.ts';

/** An exact estimate (23 and more), a rounded one (10-22), or why the data cannot support it. */
export type Figure = Estimate | CoarseFigure;
