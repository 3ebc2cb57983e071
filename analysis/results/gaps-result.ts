/** The page of preparedness gaps: each module in one view, and which of them cannot be put in order. */

import type { Gap, Instrument } from '../../survey-definitions/instrument.ts';
import { type Disclosed, mapDisclosed } from '../disclosure/disclosed.ts';
import { pairMargins } from '../disclosure/pair-margins.ts';
import {
  holdsMeasure,
  type ReadView,
  readFigure,
  readTable,
  readWholeTable,
} from '../disclosure/read-release.ts';
import { meanInterval } from '../estimates/describe/mean-interval.ts';
import type { TestResult } from '../estimates/estimate.ts';
import { holm } from '../estimates/multiplicity/holm.ts';
import { tieGroups } from '../estimates/needs/tie-groups.ts';
import { type PairedGap, pairDifferences, pairedGap } from '../estimates/paired/paired-gap.ts';
import type { PairTable } from '../tables/tables.ts';
import { distributionOf } from './option-shares.ts';
import type { Distribution, GapsResult, ModuleGap, ShareFigure } from './results.ts';
import { shareOf, shareOfCodes, sum } from './share-figure.ts';

export function gapsResult(view: ReadView, instrument: Instrument): GapsResult {
  const gaps = instrument.gaps.filter(({ module }) => holdsMeasure(view, `gap:${module}`));
  const modules = gaps.map((gap) => moduleGap(view, gap));
  return {
    modules: withAdjustedTests(modules),
    tieGroups: mapDisclosed(readTable(view, 'flags:gaps', 'flag-pair'), tieGroups),
  };
}

function moduleGap(view: ReadView, gap: Gap): ModuleGap {
  const key = `gap:${gap.module}`;
  const pairs = readTable(view, key, 'pair');
  const paired: Disclosed<PairedGap> = mapDisclosed(pairs, pairedGap);
  const importance = readTable(view, `item:${gap.importance}`, 'count');
  const preparedness = readTable(view, `item:${gap.preparedness}`, 'count');
  const points = preparedness.kind === 'shown' ? preparedness.result.counts.length : 0;
  const top = importance.kind === 'shown' ? importance.result.counts.length : 0;
  const figure = { key, kind: 'pair' } as const;
  return {
    module: gap.module,
    share: flaggedShare(view, gap),
    importance: readFigure(view, { ...figure, name: 'importance' }, (table) =>
      meanInterval(pairMargins(table).first),
    ),
    preparedness: readFigure(view, { ...figure, name: 'preparedness' }, (table) =>
      meanInterval(pairMargins(table).second),
    ),
    gap: readFigure(view, { ...figure, name: 'gap' }, (table) => meanInterval(pairDifferences(table))),
    withGap: mapDisclosed(paired, ({ withGap, positive }) => ({ figure: withGap, count: positive })),
    test: mapDisclosed(paired, ({ test }) => test),
    importanceAnswers: answersTo(view, gap.importance),
    preparednessAnswers: answersTo(view, gap.preparedness),
    prepared: shareOfCodes(preparedness, { from: points - 1, to: points }),
    unprepared: shareOfCodes(preparedness, { from: 1, to: gap.unpreparedTo }),
    ceiling: shareOfCodes(importance, { from: top, to: top }),
  };
}

function answersTo(view: ReadView, itemId: string): Disclosed<Distribution> {
  return mapDisclosed(readWholeTable(view, `item:${itemId}`, 'count'), distributionOf);
}

/** Important and unprepared, in complete pairs: with its count from a table, rounded without one. */
function flaggedShare(view: ReadView, gap: Gap): Disclosed<ShareFigure> {
  const key = `gap:${gap.module}`;
  const exact = mapDisclosed(readTable(view, key, 'pair'), (table) =>
    shareOf(flaggedIn(table, gap), sum(table.counts.flat())),
  );
  if (exact.kind === 'shown') return exact;
  const figure = readFigure(
    view,
    { key, kind: 'pair', name: 'share' },
    (table) => shareOf(flaggedIn(table, gap), sum(table.counts.flat())).figure,
  );
  return mapDisclosed(figure, (coarse) => ({ figure: coarse, count: null }));
}

function flaggedIn({ counts }: PairTable, { importantFrom, unpreparedTo }: Gap): number {
  return sum(counts.slice(importantFrom - 1).flatMap((row) => row.slice(0, unpreparedTo)));
}

/** The modules of one view are one family. */
function withAdjustedTests(modules: readonly ModuleGap[]): readonly ModuleGap[] {
  const adjusted = holm(modules.map(({ test }) => pOf(test)));
  return modules.map((module, index) => {
    const p = adjusted[index];
    if (p === undefined) return module;
    return {
      ...module,
      test: mapDisclosed(module.test, (test) => (test.kind === 'test' ? { ...test, p } : test)),
    };
  });
}

function pOf(test: Disclosed<TestResult>): number | undefined {
  return test.kind === 'shown' && test.result.kind === 'test' ? test.result.p : undefined;
}
