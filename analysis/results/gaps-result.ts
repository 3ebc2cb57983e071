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
import { wilsonShare } from '../estimates/describe/wilson-share.ts';
import type { TestResult } from '../estimates/estimate.ts';
import { holm } from '../estimates/multiplicity/holm.ts';
import { type PairedGap, pairDifferences, pairedGap } from '../estimates/paired/paired-gap.ts';
import type { PairTable } from '../tables/tables.ts';
import { distributionOf, optionsOf } from './option-shares.ts';
import type { Distribution, GapsResult, ModuleGap, ShareFigure } from './results.ts';
import { shareIn, shareOfCodes, sum } from './share-figure.ts';
import { tiesOf, tieTestOf } from './ties.ts';

export function gapsResult(view: ReadView, instrument: Instrument): GapsResult {
  const gaps = instrument.gaps.filter(({ module }) => holdsMeasure(view, `gap:${module}`));
  const modules = gaps.map((gap) => moduleGap(view, gap));
  return {
    modules: withAdjustedTests(withAdjustedTests(modules, 'test'), 'signTest'),
    tieGroups: tiesOf(view, 'flags:gaps'),
    tieTest: tieTestOf(view, 'flags:gaps'),
  };
}

function moduleGap(view: ReadView, gap: Gap): ModuleGap {
  const key = `gap:${gap.module}`;
  const pairs = readTable(view, key, 'pair');
  const paired: Disclosed<PairedGap> = mapDisclosed(pairs, pairedGap);
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
    withGap: mapDisclosed(paired, ({ positive, n }) =>
      shareIn(view, { key, name: 'with-gap', count: positive, n }),
    ),
    test: mapDisclosed(paired, ({ test }) => test),
    signTest: mapDisclosed(paired, ({ signTest }) => signTest),
    rankBiserial: mapDisclosed(paired, ({ rankBiserial }) => rankBiserial),
    dz: mapDisclosed(paired, ({ dz }) => dz),
    importanceAnswers: answersTo(view, gap.importance),
    preparednessAnswers: answersTo(view, gap.preparedness),
    preparednessShares: sharesOfAnswers(view, gap.preparedness),
    prepared: shareOfCodes(view, gap.preparedness, (top) => ({ from: top - 1, to: top })),
    unprepared: shareOfCodes(view, gap.preparedness, () => ({ from: 1, to: gap.unpreparedTo })),
    ceiling: shareOfCodes(view, gap.importance, (top) => ({ from: top, to: top })),
  };
}

function answersTo(view: ReadView, itemId: string): Disclosed<Distribution> {
  return mapDisclosed(readWholeTable(view, `item:${itemId}`, 'count'), distributionOf);
}

/** One share for each answer. */
function sharesOfAnswers(view: ReadView, itemId: string): Disclosed<readonly ShareFigure[]> {
  const key = `item:${itemId}`;
  return mapDisclosed(readWholeTable(view, key, 'count'), ({ counts }) => optionsOf(view, key, counts));
}

/** Important and unprepared, in complete pairs: with its count from a table, rounded without one. */
function flaggedShare(view: ReadView, gap: Gap): Disclosed<ShareFigure> {
  const key = `gap:${gap.module}`;
  const exact = mapDisclosed(readTable(view, key, 'pair'), (table) =>
    shareIn(view, { key, name: 'share', count: flaggedIn(table, gap), n: sum(table.counts.flat()) }),
  );
  if (exact.kind === 'shown') return exact;
  const figure = readFigure(view, { key, kind: 'pair', name: 'share' }, (table) =>
    wilsonShare(flaggedIn(table, gap), sum(table.counts.flat())),
  );
  return mapDisclosed(figure, (coarse) => ({ figure: coarse, count: null }));
}

function flaggedIn({ counts }: PairTable, { importantFrom, unpreparedTo }: Gap): number {
  return sum(counts.slice(importantFrom - 1).flatMap((row) => row.slice(0, unpreparedTo)));
}

/** The modules of one view are one family for each kind of test. */
function withAdjustedTests(modules: readonly ModuleGap[], kind: 'test' | 'signTest'): readonly ModuleGap[] {
  const adjusted = holm(modules.map((module) => pOf(module[kind])));
  return modules.map((module, index) => {
    const p = adjusted[index];
    if (p === undefined) return module;
    return {
      ...module,
      [kind]: mapDisclosed(module[kind], (test) => (test.kind === 'test' ? { ...test, p } : test)),
    };
  });
}

function pOf(test: Disclosed<TestResult>): number | undefined {
  return test.kind === 'shown' && test.result.kind === 'test' ? test.result.p : undefined;
}
