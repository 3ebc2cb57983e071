/** A sample of every view-model, with everything that its page can show, and one with as little as it can have. */

import type { ViewModels } from '../../server/view-models.ts';
import { RESPOND_SAMPLES } from './view-samples-respond.ts';
import { RESULTS_SAMPLES } from './view-samples-results.ts';
import { STAFF_SAMPLES } from './view-samples-staff.ts';

/** The compiler misses a view that has no sample. */
export type ViewSamples = { readonly [View in keyof ViewModels]: readonly ViewModels[View][] };

export const VIEW_SAMPLES: ViewSamples = { ...RESPOND_SAMPLES, ...RESULTS_SAMPLES, ...STAFF_SAMPLES };
