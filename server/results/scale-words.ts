/** What the method line says of a scale's scores: their spread, and how reliable they are. */

import { type Disclosed, mapDisclosed } from '../../analysis/disclosure/disclosed.ts';
import { wilsonShare } from '../../analysis/estimates/describe/wilson-share.ts';
import { notEstimable } from '../../analysis/estimates/estimate.ts';
import type { OptionShares, ScaleResult, ShareFigure } from '../../analysis/results/results.ts';
import type { Translate } from '../http/messages.ts';
import { countWords, digits, intervalWords } from './number-words.ts';
import { roundHalfUp, type ShownNumber, shownShare } from './shown-number.ts';

const NOBODY: ShareFigure = { figure: notEstimable('no-data', 0), count: 0 };

/** The share of one option. @param code - from 1. */
export function optionShare({ options }: OptionShares, code: number): ShownNumber {
  return shownShare(mapDisclosed(options, (shares) => shares[code - 1] ?? NOBODY));
}

/** The share of the two highest options together: who agree mostly or fully. */
export function highShare(answers: OptionShares): ShownNumber {
  const options = answers.options.kind === 'shown' ? answers.options.result.length : 0;
  return optionsShare(answers, [options - 1, options]);
}

/** The share of several options together, from the counts that are shown. */
function optionsShare({ options }: OptionShares, codes: readonly number[]): ShownNumber {
  return shownShare(mapDisclosed(options, (shares) => together(shares, codes)));
}

/** Not estimable where not every count is shown. */
function together(shares: readonly ShareFigure[], codes: readonly number[]): ShareFigure {
  const counts = shares.map(({ count }) => count).filter((count) => count !== null);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (counts.length < shares.length) return { figure: notEstimable('below-gate', total), count: null };
  const count = codes.reduce((sum, code) => sum + (counts[code - 1] ?? 0), 0);
  return { figure: wilsonShare(count, total), count };
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
  const one = (value: number): string => String(roundHalfUp(value, 1));
  return t('results.spread', {
    sd: deviationWords(score, t),
    median: one(median.result.median),
    from: one(median.result.lower),
    to: one(median.result.upper),
  });
}

/** 'KR-20 0.81 (0.69 to 0.89).', or why it is not there. */
export function reliabilityWords({ reliability }: ScaleResult, t: Translate): string {
  if (reliability.kind === 'suppressed') return t('results.reliability-not-shown');
  const number = reliabilityNumber(reliability);
  if (number.kind === 'none') {
    return number.reason === 'zero-variance'
      ? t('results.reliability-no-spread')
      : t('results.reliability-too-few');
  }
  return t('results.reliability', {
    name: reliability.result.name === 'kr-20' ? t('results.kr-20') : t('results.cronbach-alpha'),
    value: digits(number.value, number),
    interval: intervalWords(number, t),
    n: countWords(number.n, t),
  });
}

/** A coefficient with two decimals, as pages and API show it. */
export function reliabilityNumber(reliability: ScaleResult['reliability']): ShownNumber {
  if (reliability.kind === 'suppressed') return { kind: 'none', unit: 'mean', reason: reliability.reason };
  const { estimate } = reliability.result;
  if (estimate.kind === 'not-estimable') return { kind: 'none', unit: 'mean', reason: estimate.reason };
  const { value, interval, n } = estimate;
  return {
    kind: 'number',
    unit: 'mean',
    decimals: 2,
    value: roundHalfUp(value, 2),
    lower: roundHalfUp(interval.lower, 2),
    upper: roundHalfUp(interval.upper, 2),
    level: interval.level,
    n: { kind: 'exact', n },
    count: null,
    homogeneous: null,
  };
}
