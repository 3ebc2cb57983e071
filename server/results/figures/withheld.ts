/** What stands in the place of a figure, in the words of the design; none of them gives away a size. */

import type { Translate } from '../../http/messages.ts';
import type { NoNumberReason, ShownNumber } from '../shown/shown-number.ts';
import { countWords } from '../words/number-words.ts';
import type { WithheldModel } from './figure-model.ts';
import type { PageContext } from './page-context.ts';

export interface WithheldDetail {
  /** What can be seen in its place, with a link. */
  readonly instead?: WithheldModel['link'];
  /** How many saw the question, in words. */
  readonly n?: string;
  /** What staff disagree about. */
  readonly item?: string;
}

export function withheldBecause(
  reason: NoNumberReason,
  t: Translate,
  detail: WithheldDetail = {},
): WithheldModel {
  const { instead = null, n = '', item = '' } = detail;
  switch (reason) {
    case 'protected':
    case 'below-gate':
      return { title: t('results.protected'), text: null, link: instead };
    case 'too-few-institutions':
      return {
        title: t('results.too-few-institutions'),
        text: t('results.too-few-institutions-text'),
        link: instead,
      };
    case 'staff-disagree':
      return {
        title: t('results.staff-disagree'),
        text: t('results.staff-disagree-text', { item }),
        link: instead,
      };
    case 'awaiting-release':
      return { title: t('results.awaiting'), text: null, link: instead };
    case 'no-data':
      return { title: t('results.nobody'), text: t('results.nobody-text', { n }), link: instead };
    case 'zero-variance':
    case 'all-tied':
    case 'all-zero-differences':
    case 'no-discordant-pairs':
    case 'degenerate-margin':
    case 'no-variation':
      return { title: t('results.no-spread'), text: t('results.no-spread-text'), link: instead };
    case 'n-lt-2':
    case 'n-lt-3':
    case 'no-pairable-values':
    case 'empty-population-cell':
    case 'not-converged':
    case 'improper-solution':
    case 'k-lt-2':
    case 'k-lt-3':
    case 'groups-lt-2':
      return { title: t('results.too-few'), text: t('results.too-few-text'), link: instead };
  }
}

/** Where not one of a figure's numbers can be shown, the reason of the first; otherwise undefined. */
export function withheldIfNone(
  numbers: readonly ShownNumber[],
  { t, view }: PageContext,
): WithheldModel | undefined {
  const [first] = numbers;
  if (first === undefined) return { title: t('results.not-asked'), text: null, link: null };
  if (first.kind === 'number' || numbers.some((number) => number.kind === 'number')) return undefined;
  return withheldBecause(first.reason, t, { n: countWords(view.n, t) });
}

/** @param topic - what the study did not ask about, in words. */
export function notAsked(topic: string, t: Translate): WithheldModel {
  return { title: t('results.not-asked'), text: t('results.not-asked-text', { topic }), link: null };
}
