/** What is said of a scale's scores, and of the answers to its items. */

import { type Disclosed, mapDisclosed } from '../../../analysis/disclosure/disclosed.ts';
import { notEstimable } from '../../../analysis/estimates/estimate.ts';
import type { OptionShares, ScaleResult, ShareFigure } from '../../../analysis/results/results.ts';
import type { Translate } from '../../http/messages.ts';
import { roundHalfUp, type ShownNumber, shownShare } from '../shown/shown-number.ts';

const NOBODY: ShareFigure = { figure: notEstimable('no-data', 0), count: 0 };

/** The share of one option. @param code - from 1. */
export function optionShare({ options }: OptionShares, code: number): ShownNumber {
  return shownShare(mapDisclosed(options, (shares) => shares[code - 1] ?? NOBODY));
}

/** The share of the two highest options of a rating together: who agree mostly or fully. */
export function highShare({ high, options }: OptionShares): ShownNumber {
  return shownShare(high ?? mapDisclosed(options, () => NOBODY));
}

/** How many gave each answer, where it is shown. */
export function optionCounts({ options }: OptionShares): Disclosed<{ readonly counts: readonly number[] }> {
  return mapDisclosed(options, (shares) => ({ counts: shares.map(({ count }) => count ?? 0) }));
}

/** As exact as the mean beside it. */
export function deviationWords({ standardDeviation: sd, mean }: ScaleResult, t: Translate): string {
  if (sd.kind === 'suppressed') return t('results.cell-not-shown');
  if (sd.result === null) return t('results.cell-too-few');
  const decimals = mean.kind === 'shown' && mean.result.kind === 'estimate' && mean.result.n >= 100 ? 2 : 1;
  return roundHalfUp(sd.result, decimals).toFixed(decimals);
}

/** 'SD 2.8, median 10 (middle half 7 to 12)' */
export function spreadWords(score: ScaleResult, t: Translate): string {
  const { standardDeviation, median } = score;
  if (standardDeviation.kind === 'suppressed' || median.kind === 'suppressed')
    return t('results.spread-not-shown');
  if (standardDeviation.result === null || median.result === null) return t('results.spread-none');
  const { median: middle, lower, upper } = median.result;
  const decimals = [middle, lower, upper].every((value) => Number.isInteger(roundHalfUp(value, 1))) ? 0 : 1;
  const words = (value: number): string => roundHalfUp(value, 1).toFixed(decimals);
  return t('results.spread', {
    sd: deviationWords(score, t),
    median: words(middle),
    from: words(lower),
    to: words(upper),
  });
}
