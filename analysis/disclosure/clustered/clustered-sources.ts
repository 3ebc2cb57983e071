/** What cluster-robust intervals are of: every figure that pages show of a table, as values and how many have each. */

import type { Instrument, Scale } from '../../../survey-definitions/instrument.ts';
import { optionIdsOf } from '../../../survey-definitions/options.ts';
import { isRated } from '../figure-sources.ts';
import type { ReleasedTable } from '../release.ts';
import { scoreBins } from '../score-bins.ts';
import { codesName, optionName, scoresName } from './clustered-name.ts';
import { gapSources, needSources } from './clustered-pair-sources.ts';
import { type ClusteredSource, onTables, outOf, shareSource, type TableOf } from './clustered-source.ts';

/** The measure whose tables in the institutions a measure of a view is made from. */
export function sourceKey(key: string, { results }: Instrument): string {
  return key === 'formal-training' ? `item:${results.formalTraining?.item ?? ''}` : key;
}

/** @param table - of the view. */
export function clusteredSources(
  key: string,
  table: ReleasedTable,
  instrument: Instrument,
): readonly ClusteredSource[] {
  switch (table.kind) {
    case 'pair':
      return key.startsWith('gap:') ? gapSources(table, instrument) : needSources(table, instrument);
    case 'score':
      return scoreSources(table, instrument);
    case 'count':
      return key === 'formal-training' ? trainingSources(instrument) : itemSources(table, instrument);
    case 'tick':
      return table.itemId === instrument.topNeeds ? tickSources(table.ticks.length) : [];
    default:
      return [];
  }
}

function scoreSources(table: TableOf<'score'>, { scales }: Instrument): readonly ClusteredSource[] {
  const scale = scales.find(({ id }) => id === table.scaleId);
  if (scale === undefined) return [];
  return [scoreMean(table.counts.map(([score]) => score)), ...bandSources(table, scale)];
}

/** @param scores - all that somebody has. */
export function scoreMean(scores: readonly number[]): ClusteredSource {
  return {
    name: 'mean',
    kind: 'mean',
    values: scores,
    countsIn: onTables('score', ({ counts }) => {
      const respondents = new Map(counts);
      return scores.map((score) => respondents.get(score) ?? 0);
    }),
  };
}

function bandSources({ counts }: TableOf<'score'>, scale: Scale): readonly ClusteredSource[] {
  return scoreBins(counts, scale).map((bin) => {
    const scores = new Set(bin.scores);
    return shareSource(
      scoresName(bin),
      onTables('score', (table) =>
        outOf(
          sum(table.counts.map(([score, count]) => (scores.has(score) ? count : 0))),
          sum(table.counts.map(([, count]) => count)),
        ),
      ),
    );
  });
}

function itemSources(table: TableOf<'count'>, instrument: Instrument): readonly ClusteredSource[] {
  const { itemId, counts } = table;
  const codes = rangesOf(table, instrument).map(([from, to]) =>
    shareSource(
      codesName(from, to),
      onTables('count', (own) => outOf(sum(own.counts.slice(from - 1, to)), sum(own.counts))),
    ),
  );
  return hasAnswersShown(itemId, instrument) && isRated(itemId, instrument)
    ? [...codes, meanOfCodes(counts.length)]
    : codes;
}

type Range = readonly [from: number, to: number];

/** Answers whose share pages show, alone or taken together: none of an item that they do not show. */
function rangesOf({ itemId, counts }: TableOf<'count'>, instrument: Instrument): readonly Range[] {
  const { items, gaps } = instrument;
  const k = counts.length;
  const single = [...counts.keys()].map((index): Range => [index + 1, index + 1]);
  if (gaps.some(({ importance }) => importance === itemId)) return [[k, k]];
  const gap = gaps.find(({ preparedness }) => preparedness === itemId);
  if (gap !== undefined) return [...single, [k - 1, k], [1, gap.unpreparedTo]];
  if (!hasAnswersShown(itemId, instrument)) return [];
  const isRating = items.some(({ id, kind }) => id === itemId && kind === 'likert');
  return isRating ? [...single, [k - 1, k]] : single;
}

function meanOfCodes(k: number): ClusteredSource {
  return {
    name: 'mean',
    kind: 'mean',
    values: Array.from({ length: k }, (_, index) => index + 1),
    countsIn: onTables('count', ({ counts }) => counts),
  };
}

/** Statements and questions of scales, what is provided, and who answered. */
function hasAnswersShown(itemId: string, { results, scales, provision, breakdowns }: Instrument): boolean {
  const scaleIds = [results.awareness, ...results.attitudes];
  return (
    breakdowns.includes(itemId) ||
    provision.some(({ item }) => item === itemId) ||
    scales.some(({ id, items }) => scaleIds.includes(id) && items.includes(itemId))
  );
}

function trainingSources(instrument: Instrument): readonly ClusteredSource[] {
  const training = instrument.results.formalTraining;
  const item = instrument.items.find(({ id }) => id === training?.item);
  if (training === undefined || item === undefined) return [];
  const counts = optionIdsOf(item, instrument).map((id) => training.options.includes(id));
  return [
    shareSource(
      'share',
      onTables('count', (table) =>
        outOf(sum(table.counts.filter((_, index) => counts[index] === true)), sum(table.counts)),
      ),
    ),
  ];
}

function tickSources(options: number): readonly ClusteredSource[] {
  return Array.from({ length: options }, (_, index) =>
    shareSource(
      optionName(index + 1),
      onTables('tick', ({ ticks, answered }) => outOf(ticks[index] ?? 0, answered)),
    ),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
