/** Golden topic `descriptives`: the summary of one item, from answers or from a table of them. */

import { type ItemSummary, itemSummary } from '../../../analysis/estimates/describe/item-summary.ts';
import type { Json, JsonObject, OracleTopic } from '../topic.ts';
import { levelOf, numbers, statusOf, valueIn } from './two-groups.ts';

export const descriptives: OracleTopic = {
  topic: 'descriptives',
  calculations: [
    { takes: ({ x, scale }) => Array.isArray(x) && Array.isArray(scale), calculate: summaryOfAnswers },
    { takes: ({ counts, scale }) => counts !== undefined && Array.isArray(scale), calculate: summaryOfTable },
  ],
};

function summaryOfAnswers({ x, scale, conf }: JsonObject): JsonObject {
  const [values, answers] = [numbers(scale), numbers(x)];
  const stray = answers.find((answer) => !values.includes(answer));
  if (stray !== undefined) throw new RangeError(`${stray} is not on the scale`);
  const counts = values.map((value) => answers.filter((answer) => answer === value).length);
  const missing = (x as readonly Json[]).length - answers.length;
  return fields(itemSummary({ values, counts, missing }, atLevel(conf)));
}

function summaryOfTable({ counts, scale, conf, n_missing }: JsonObject): JsonObject {
  const values = numbers(scale);
  const table = Array.isArray(counts)
    ? numbers(counts)
    : values.map((value) => Number((counts as JsonObject)[String(value)] ?? 0));
  return fields(itemSummary({ values, counts: table, missing: Number(n_missing ?? 0) }, atLevel(conf)));
}

function atLevel(conf: Json | undefined): { readonly level?: number } {
  const level = levelOf(conf);
  return level === undefined ? {} : { level };
}

function fields(summary: ItemSummary): JsonObject {
  return {
    ...statusOf(summary.mean),
    n: summary.n,
    n_missing: summary.missing,
    freq: summary.counts,
    pct: summary.shares.map((share) => (share.kind === 'estimate' ? 100 * share.value : null)),
    mean: valueIn(summary.mean),
    sd: valueIn(summary.standardDeviation),
    se: valueIn(summary.standardError),
    median: valueIn(summary.median),
    q1: valueIn(summary.lowerQuartile),
    q3: valueIn(summary.upperQuartile),
    iqr: valueIn(summary.interquartileRange),
    top2: valueIn(summary.top),
    bottom2: valueIn(summary.bottom),
    floor: valueIn(summary.floor),
    ceiling: valueIn(summary.ceiling),
    net: valueIn(summary.net),
  };
}
