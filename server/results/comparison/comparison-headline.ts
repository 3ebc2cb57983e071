/** The finding of a comparison in one sentence: what is clearly different, or that nothing is. */

import type { ShownOutcome } from '../shown/shown-comparison.ts';
import { listWords } from '../words/list-words.ts';
import {
  type ComparedContext,
  clearPairs,
  groupName,
  isClear,
  type NamedPair,
  outcomeName,
} from './compared-context.ts';

/** With more than this a headline says how many. */
const MOST_NAMES = 2;

export function comparisonHeadline(context: ComparedContext): string {
  const { t, panel, comparison } = context;
  const { outcomes } = comparison;
  const differing = outcomes.filter(differs);
  const clear = clearPairs(comparison);
  const [first] = differing;
  const [one] = clear;
  if (first === undefined) {
    const key = outcomes.every(isSimilar)
      ? 'results.compare-headline-similar'
      : 'results.compare-headline-none';
    return t(key, { topic: topicOf(context) });
  }
  if (differing.length === 1 && clear.length === 1 && one !== undefined) return oneDifference(one, context);
  if (outcomes.length === 1) return outcomeHeadline(first, context);
  return t('results.compare-headline-some', {
    panel,
    topic: topicOf(context),
    named: differing.length <= MOST_NAMES ? 'yes' : 'no',
    outcomes: listWords(
      differing.map(({ measure }) => outcomeName(measure, context)),
      t,
    ),
    number: t('results.number', { n: differing.length }),
    total: t('results.number', { n: outcomes.length }),
    others: differing.length === outcomes.length ? 'none' : 'some',
  });
}

/** '“A” clearly above “B”', with the higher group first. */
function oneDifference({ outcome, pair }: NamedPair, context: ComparedContext): string {
  const [high, low] = pair.verdict === 'above' ? [pair.first, pair.second] : [pair.second, pair.first];
  return context.t('results.compare-headline-one', {
    panel: context.panel,
    outcome: outcomeName(outcome.measure, context),
    high: groupName(high, context),
    low: groupName(low, context),
  });
}

/** Of a panel with one outcome of which more than one pair of groups differs, or none although all together do. */
function outcomeHeadline({ measure, pairs }: ShownOutcome, context: ComparedContext): string {
  const { t } = context;
  const clear = pairs.filter(isClear).length;
  return t('results.compare-headline-pairs', {
    outcome: outcomeName(measure, context),
    clear,
    number: t('results.number', { n: clear }),
    total: t('results.number', { n: pairs.length }),
  });
}

function topicOf({ t, panel, names, instrument }: ComparedContext): string {
  const { preparedness = '', awareness = '' } = instrument.results;
  const scale = panel === 'preparedness' ? preparedness : awareness;
  return t('results.compare-topic', { panel, scale: names.scale(scale) });
}

function differs({ overall, pairs }: ShownOutcome): boolean {
  return overall?.verdict === 'differ' || pairs.some(isClear);
}

function isSimilar({ overall, pairs }: ShownOutcome): boolean {
  return overall === null
    ? pairs.every(({ verdict }) => verdict === 'similar')
    : overall.verdict === 'similar';
}
