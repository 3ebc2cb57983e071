/** How many responses a page may say there are. */

import { exactnessOf, STAFF_POLICY } from '../../analysis/disclosure/policy.ts';
import type { ReleasedCount } from '../../analysis/disclosure/release.ts';
import type { Translate } from '../http/messages.ts';

/** While a wave is open: exact only where a table would be, so that nobody learns of one more answer (rule R7). */
export function responsesSoFar(t: Translate, count: number): string {
  const { threshold } = STAFF_POLICY;
  switch (exactnessOf(count, STAFF_POLICY)) {
    case 'exact':
      return t('study.responses-so-far', { count });
    case 'coarse':
      return t('study.responses-at-least', { threshold });
    case 'nothing':
      return t('study.responses-fewer', { threshold });
  }
}

/** Of a release. */
export function responsesReleased(t: Translate, received: ReleasedCount | null): string {
  if (received === null) return t('study.responses-not-shown');
  return received.kind === 'exact'
    ? t('study.responses-exact', { count: received.n })
    : t('study.responses-band', { from: received.from, to: received.to });
}
