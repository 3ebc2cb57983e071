/** How many responses a page may say there are. */

import type { ReleasedCount } from '../../analysis/disclosure/release.ts';
import type { Translate } from '../http/messages.ts';

const EXACT_FROM = 23;
const THRESHOLD = 10;

/** While a wave is open: never exact below 23, so that nobody learns of one more answer (rule R7). */
export function responsesSoFar(t: Translate, count: number): string {
  if (count >= EXACT_FROM) return t('study.responses-so-far', { count });
  return count >= THRESHOLD ? t('study.ten-or-more-so-far') : t('study.fewer-than-ten-so-far');
}

/** Of a release. */
export function responsesReleased(t: Translate, received: ReleasedCount | null): string {
  if (received === null) return t('study.responses-not-shown');
  return received.kind === 'exact'
    ? t('study.responses-exact', { count: received.n })
    : t('study.responses-band', { from: received.from, to: received.to });
}
