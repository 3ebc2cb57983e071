/** The method line of a comparison: its tests and their family, its intervals and verdicts, and who is not compared. */

import { noAnswerSentences } from '../breakdown/breakdown.view-model.ts';
import type { ShownTest } from '../shown/shown-comparison.ts';
import { listWords } from '../words/list-words.ts';
import { testWords, verdictRule } from '../words/uncertainty-words.ts';
import { type ComparedContext, comparedViews, groupsLeftOut, outcomesLeftOut } from './compared-context.ts';
import { isClearAlone } from './comparison-chart-rows.ts';

export function comparisonMethod(context: ComparedContext): string {
  const { t, comparison, design } = context;
  return [
    ...testSentences(context),
    ...aloneSentences(context),
    verdictRule({ margin: marginWords(context), of: comparison.outcomes[0]?.kind ?? 'score' }, t),
    ...effectSentences(context),
    ...(isClearAlone(comparison) ? [t('results.compare-drawn-clear')] : []),
    ...leftOutSentences(context),
    ...noAnswerSentences(comparedViews(context), t),
    ...(comparison.design === 'independent' && design.kind === 'independent'
      ? [t('results.compare-independent')]
      : []),
  ].join(' ');
}

/** '15 in 100', or '0.5'; of several scales of different length the margin of each. */
export function marginWords({ t, comparison }: ComparedContext): string {
  const margins = [...new Set(comparison.outcomes.map(({ kind, margin }) => `${kind}|${margin}`))];
  return listWords(
    margins.map((each) => {
      const [of = '', margin = ''] = each.split('|');
      return t('results.compare-margin', { of, margin });
    }),
    t,
  );
}

function testSentences(context: ComparedContext): readonly string[] {
  const { t, panel, comparison } = context;
  const { design, familySize, outcomes } = comparison;
  const total = t('results.number', { n: familySize });
  if (familySize === 0) return [t('results.compare-untested')];
  if (design === 'clustered') {
    return [t('results.compare-tests-clustered', { tests: familySize, total })];
  }
  const planned = namesOf(
    outcomes.flatMap(({ overall, pairs }) => overall?.test ?? pairs[0]?.test ?? []),
    t,
  );
  const tests = t('results.compare-tests', { panel, planned, tests: familySize, total });
  return outcomes.some(({ overall }) => overall !== null) ? [tests, pairsSentence(context)] : [tests];
}

/** That an interval is not adjusted, where p is: then the two may say different things. */
function aloneSentences({ t, comparison }: ComparedContext): readonly string[] {
  const { outcomes, familySize } = comparison;
  const hasPairFamilies = outcomes.some(({ overall, pairs }) => overall !== null && pairs.length > 0);
  const isAdjusted = familySize > 1 && outcomes.some(({ overall }) => overall === null);
  if (!hasPairFamilies && !isAdjusted) return [];
  const family = hasPairFamilies ? 'several' : 'one';
  return [
    t('results.compare-alone', { family, tests: familySize, total: t('results.number', { n: familySize }) }),
  ];
}

/** Why effect sizes have no interval where differences are cluster-robust. */
function effectSentences({ t, comparison }: ComparedContext): readonly string[] {
  const { design, outcomes } = comparison;
  const hasEffects = outcomes.some(({ pairs }) => pairs.some(({ delta }) => delta !== null));
  return design === 'clustered' && hasEffects ? [t('results.compare-effects-alone')] : [];
}

/** Pairs of three and more groups, which are looked at only where all groups together differ. */
function pairsSentence({ t, panel, comparison }: ComparedContext): string {
  const tests = comparison.outcomes.flatMap(({ overall, pairs }) =>
    overall === null ? [] : pairs.map(({ test }) => test),
  );
  return tests.length === 0
    ? t('results.compare-pairs-none')
    : t('results.compare-pairs', { panel, tests: namesOf(tests, t) });
}

function namesOf(tests: readonly ShownTest[], t: ComparedContext['t']): string {
  const made = new Set(tests.flatMap((test) => (test.kind === 'test' ? [test.test] : [])));
  return listWords(
    [...made].map((test) => testWords(test, t)),
    t,
  );
}

function leftOutSentences(context: ComparedContext): readonly string[] {
  const { t } = context;
  const [groups, outcomes] = [groupsLeftOut(context), outcomesLeftOut(context)];
  return [
    t('results.compare-gate'),
    ...(groups === '' ? [] : [t('results.compare-groups-left-out', { groups })]),
    ...(outcomes === '' ? [] : [t('results.compare-outcomes-left-out', { outcomes })]),
  ];
}
