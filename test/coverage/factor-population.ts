/** Respondents whose answers to several items follow one standing: gaps, reliability and correlation. */

import { normalQuantile } from '../../analysis/distributions/distributions.ts';
import { type Item, itemGiven, itemMean } from './populations.ts';

/** The standings there are, as many respondents having each: close to standard normal. */
export const STANDINGS: readonly number[] = Array.from({ length: 400 }, (_, place) =>
  normalQuantile((place + 0.5) / 400),
);

/** The item among respondents of each standing, where `loading` is the correlation of standing and answer behind it. */
export function itemByStanding(item: Item, loading: number): readonly Item[] {
  return STANDINGS.map((standing) => itemGiven(item, loading * standing, Math.sqrt(1 - loading ** 2)));
}

/** joint[a - 1][b - 1]: probability of the answers a and b to two items. */
export function jointOf(first: readonly Item[], second: readonly Item[]): readonly (readonly number[])[] {
  const codes = first[0] ?? [];
  return codes.map((_, a) =>
    codes.map((__, b) => average(first.map((item, place) => (item[a] ?? 0) * (second[place]?.[b] ?? 0)))),
  );
}

/** Cronbach's alpha of k items of which each is answered so. */
export function trueAlpha(byStanding: readonly Item[], k: number): number {
  const item = (byStanding[0] ?? []).map((_, place) => average(byStanding.map((each) => each[place] ?? 0)));
  const means = byStanding.map(itemMean);
  const covariance = average(means.map((mean) => mean ** 2)) - average(means) ** 2;
  const variance =
    item.reduce((sum, share, place) => sum + share * (place + 1) ** 2, 0) - itemMean(item) ** 2;
  return (k * covariance) / (variance + (k - 1) * covariance);
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
