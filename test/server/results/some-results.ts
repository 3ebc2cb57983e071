/** Hand-made results of the shipped educator instrument: 33 respondents, or a group of 10-22, or nothing shown. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Disclosed, shown } from '../../../analysis/disclosure/disclosed.ts';
import type { ReleaseContent, ReleasedView } from '../../../analysis/disclosure/release.ts';
import { meanInterval } from '../../../analysis/estimates/describe/mean-interval.ts';
import { wilsonShare } from '../../../analysis/estimates/describe/wilson-share.ts';
import { pointEstimate } from '../../../analysis/estimates/estimate.ts';
import type { Figure } from '../../../analysis/results/figure.ts';
import type {
  ModuleGap,
  OptionShares,
  OverviewResult,
  ScaleResult,
  ViewResults,
} from '../../../analysis/results/results.ts';
import type { FoundResults } from '../../../server/results/found-results.ts';
import { makeNames } from '../../../server/results/words/names.ts';
import { type Instrument, instrument as instrumentSchema } from '../../../survey-definitions/instrument.ts';
import { optionIdsOf } from '../../../survey-definitions/options.ts';
import { type Texts, texts as textsSchema } from '../../../survey-definitions/texts.ts';
import { translateFor, VIEWS } from '../../support/app.ts';
import { SEED, STATISTICS } from '../../support/some-comparisons.ts';
import { aNeed, aPriorityList } from './some-needs.ts';
import { aCoarse, aMean, aShare, NO_MISSING, PROTECTED, someMean } from './some-numbers.ts';
import { someReliability } from './some-reliability.ts';

export { aCoarse, aMean, aShare, NO_MISSING, PROTECTED } from './some-numbers.ts';

const FOLDER = join(VIEWS, '../survey-definitions/educator-readiness');
const json = (name: string): unknown => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));

export const INSTRUMENT: Instrument = instrumentSchema.parse(json('v1.json'));
export const TEXTS: Texts = textsSchema.parse(json('v1.en-GB.json'));
export const NAMES = makeNames(INSTRUMENT, TEXTS, translateFor('en-GB'));

/** importance and preparedness: mean, lower, upper; gap likewise; k of n; p; answers on preparedness 1 to 5. */
const MODULES: Readonly<
  Record<
    string,
    readonly [
      readonly number[],
      readonly number[],
      readonly number[],
      readonly [number, number],
      number,
      readonly number[],
    ]
  >
> = {
  tool_evaluation: [[4.4, 4.1, 4.6], [2.6, 2.2, 2.9], [1.8, 1.4, 2.3], [17, 33], 0.0001, [3, 15, 9, 5, 1]],
  governance: [[4.2, 3.9, 4.5], [2.5, 2.2, 2.9], [1.6, 1.1, 2.1], [13, 31], 0.0001, [5, 9, 12, 5, 0]],
  machine_learning: [[3.9, 3.6, 4.2], [2.7, 2.3, 3], [1.2, 0.8, 1.7], [10, 32], 0.0002, [5, 9, 11, 6, 1]],
  ethics_safety: [[4.5, 4.3, 4.7], [3.4, 3, 3.9], [1.1, 0.6, 1.6], [6, 33], 0.0004, [3, 4, 9, 10, 7]],
  data_science: [[3.7, 3.4, 4], [2.9, 2.6, 3.3], [0.8, 0.2, 1.3], [6, 31], 0.014, [2, 7, 15, 5, 2]],
  clinical_applications: [
    [4.3, 4.1, 4.6],
    [3.5, 3.1, 3.9],
    [0.8, 0.4, 1.3],
    [4, 32],
    0.0007,
    [1, 4, 12, 8, 7],
  ],
};

function aModule(module: string): ModuleGap {
  const [importance, preparedness, gap, [count, n], p, answers] = MODULES[module] ?? [
    [0],
    [0],
    [0],
    [0, 0],
    1,
    [],
  ];
  const total = answers.reduce((sum, k) => sum + k, 0);
  const [a = 0, b = 0, , d = 0, e = 0] = answers;
  return {
    module,
    share: aShare(count, n),
    importance: someMean(importance, n),
    preparedness: someMean(preparedness, n),
    gap: someMean(gap, n),
    withGap: aShare(n - 8, n),
    test: shown({ kind: 'test', test: 'wilcoxon-signed-rank-exact', statistic: 1, p, n }),
    signTest: shown({ kind: 'test', test: 'sign-test-exact', statistic: n - 8, p: 2 * p, n }),
    rankBiserial: shown(pointEstimate(0.8765, n)),
    dz: shown(pointEstimate(1.2345, n)),
    importanceAnswers: shown({
      n,
      counts: [0, 1, 3, 10, n - 14],
      missing: { ...NO_MISSING, skipped: 33 - n },
    }),
    preparednessAnswers: shown({
      n: total,
      counts: answers,
      missing: { ...NO_MISSING, 'not-applicable': 33 - total },
    }),
    preparednessShares: shown(answers.map((count) => ({ figure: wilsonShare(count, total), count }))),
    prepared: aShare(d + e, total),
    unprepared: aShare(a + b, total),
    ceiling: aShare(19, 33),
  };
}

export function anItem(itemId: string, counts: readonly number[]): OptionShares {
  const n = counts.reduce((sum, count) => sum + count, 0);
  return {
    itemId,
    options: shown(counts.map((count) => ({ figure: wilsonShare(count, n), count }))),
    missing: shown({ ...NO_MISSING, 'do-not-know': 33 - n }),
    n: shown({ kind: 'exact', n }),
    mean: shown(meanInterval(counts.map((count, index) => [index + 1, count] as const))),
    high: aShare(
      counts.slice(-2).reduce((sum, count) => sum + count, 0),
      n,
    ),
  };
}

function aScore(scale: string, mean: Disclosed<Figure>, bands: ScaleResult['bands']): ScaleResult {
  return {
    scale,
    mean,
    standardDeviation: shown(2.83),
    median: shown({ median: 10, lower: 7, upper: 12 }),
    bands,
    withoutScore: shown(0),
    ...someReliability(scale, INSTRUMENT.scales.find(({ id }) => id === scale)?.items ?? []),
  };
}

const band = (from: number, to: number, count: number) => ({
  from,
  to,
  share: { figure: wilsonShare(count, 33), count },
});

/** n 33, with the numbers of a small survey. */
export function wholeWave(overrides: Partial<ViewResults> = {}): ViewResults {
  const attitude = (scale: string, mean: Disclosed<Figure>, counts: readonly (readonly number[])[]) => {
    const items = INSTRUMENT.scales.find(({ id }) => id === scale)?.items ?? [];
    return {
      score: aScore(scale, mean, shown([])),
      items: items.map((item, index) => anItem(item, counts[index] ?? [])),
    };
  };
  return {
    viewId: 'all',
    group: { kind: 'all' },
    n: { kind: 'exact', n: 33 },
    pooling: 'no-institutions',
    gaps: {
      modules: INSTRUMENT.modules.map(aModule),
      tieGroups: shown([
        ['tool_evaluation', 'governance', 'machine_learning'],
        ['data_science', 'ethics_safety', 'clinical_applications'],
      ]),
      tieTest: 'mcnemar-exact',
    },
    needs: {
      needs: INSTRUMENT.needs.map(({ id }) => aNeed(id)),
      priority: shown(aPriorityList()),
      topTieGroups: shown([
        ['time', 'training', 'tools', 'resources', 'experts', 'timetable', 'guidance', 'peers', 'funding'],
        ['leadership'],
      ]),
      topTieTest: 'mcnemar-exact',
    },
    awareness: {
      score: aScore(
        'awareness',
        aMean(304 / 33, 8.2097, 10.2145),
        shown([band(0, 5, 5), band(6, 8, 6), band(9, 10, 7), band(11, 12, 15)]),
      ),
      items: INSTRUMENT.items
        .filter(({ id }) => id.startsWith('aware_'))
        .map(({ id }, index) => anItem(id, [32 - index, 1 + Math.ceil(index / 2), Math.floor(index / 2)])),
    },
    attitudes: {
      scales: [
        attitude('attitude_opportunity', aMean(4.1, 3.8, 4.3), [
          [0, 2, 5, 12, 14],
          [1, 3, 6, 13, 10],
          [0, 1, 6, 15, 11],
        ]),
        attitude('attitude_concern', aMean(3.4, 3.1, 3.7), [
          [2, 6, 9, 10, 6],
          [3, 5, 10, 9, 6],
          [1, 4, 8, 12, 8],
        ]),
      ],
    },
    preparedness: aScore('preparedness', aMean(2.94, 2.7, 3.2), shown([])),
    provision: {
      modules: INSTRUMENT.provision.map(({ module, item }, index) => ({
        module,
        answers: anItem(item, [8 + index, 7, 6, 10 - index]),
      })),
    },
    ...overrides,
  };
}

/** A group of 15 to 22: finished rounded figures, and nothing finer. */
export function smallGroup(viewId: string, code: number): ViewResults {
  const whole = wholeWave();
  const mean = (value: number) => shown<Figure>(aCoarse(value, value - 0.5, value + 0.5));
  const score = (scale: string, value: number): ScaleResult => ({
    scale,
    mean: mean(value),
    standardDeviation: PROTECTED,
    median: PROTECTED,
    bands: PROTECTED,
    withoutScore: PROTECTED,
    ...someReliability(scale, []),
    reliability: PROTECTED,
  });
  const hiddenItem = ({ itemId }: OptionShares): OptionShares => ({
    itemId,
    options: PROTECTED,
    missing: PROTECTED,
    n: PROTECTED,
    mean: PROTECTED,
  });
  return {
    viewId,
    group: { kind: 'options', codes: [code] },
    n: { kind: 'band', from: 15, to: 22 },
    pooling: 'no-institutions',
    gaps: {
      modules: whole.gaps.modules.map(({ module }) => ({
        module,
        share: shown({ figure: aCoarse(0.5, 0.2, 0.8), count: null }),
        importance: mean(4),
        preparedness: mean(2.5),
        gap: mean(1.5),
        withGap: PROTECTED,
        test: PROTECTED,
        signTest: PROTECTED,
        rankBiserial: PROTECTED,
        dz: PROTECTED,
        importanceAnswers: PROTECTED,
        preparednessAnswers: PROTECTED,
        preparednessShares: PROTECTED,
        prepared: PROTECTED,
        unprepared: PROTECTED,
        ceiling: PROTECTED,
      })),
      tieGroups: PROTECTED,
      tieTest: 'mcnemar-exact',
    },
    needs: {
      needs: whole.needs.needs.map(({ need }) => ({
        need,
        importantAndAbsent: PROTECTED,
        importantAndUnknown: PROTECTED,
        importantAndThere: PROTECTED,
        notImportant: PROTECTED,
        importance: mean(4),
        availability: mean(2.5),
        discrepancy: PROTECTED,
        top: PROTECTED,
      })),
      priority: PROTECTED,
      topTieGroups: PROTECTED,
      topTieTest: 'mcnemar-exact',
    },
    awareness: whole.awareness && {
      score: score('awareness', 9),
      items: whole.awareness.items.map(hiddenItem),
    },
    attitudes: {
      scales: whole.attitudes.scales.map(({ score: { scale }, items }) => ({
        score: score(scale, 3.5),
        items: items.map(hiddenItem),
      })),
    },
    preparedness: score('preparedness', 2.8),
    provision: {
      modules: whole.provision.modules.map(({ module, answers }) => ({
        module,
        answers: hiddenItem(answers),
      })),
    },
  };
}

export function anOverview(overrides: Partial<OverviewResult> = {}): OverviewResult {
  const counts = (itemId: string): readonly number[] => {
    const item = NAMES.item(itemId);
    const options = item === undefined ? 0 : optionIdsOf(item, INSTRUMENT).length;
    return Array.from({ length: options }, (_, index) => (index === 0 ? 21 : index === 2 ? 12 : 0));
  };
  return {
    respondents: { kind: 'exact', n: 33 },
    invited: null,
    responseRate: null,
    countries: 14,
    institutions: null,
    background: INSTRUMENT.breakdowns.map((itemId) => anItem(itemId, counts(itemId))),
    formallyTrained: aShare(5, 33),
    formallyTrainedOfInvited: null,
    ...overrides,
  };
}

const aView = (id: string, breakdown: string | null, group: ReleasedView['group']): ReleasedView => ({
  id,
  breakdown,
  group,
  n: { kind: 'exact', n: 33 },
  measures: {},
});

export const CONTENT: ReleaseContent = {
  format: 1,
  waveId: 'w1',
  kind: 'final',
  instrument: { id: INSTRUMENT.id, version: 1, hash: 'aa' },
  form: 'core',
  softwareVersion: '0.1.0',
  policy: 'staff',
  participation: { invited: null, received: { kind: 'exact', n: 33 }, countries: 14, institutions: null },
  views: [
    aView('all', null, { kind: 'all' }),
    aView('background:diagnostic', 'background', { kind: 'options', codes: [1] }),
    aView('background:dual_qualified', 'background', { kind: 'options', codes: [3] }),
    aView('own_ai_use:never', 'own_ai_use', { kind: 'options', codes: [1] }),
    aView('own_ai_use:tried', 'own_ai_use', { kind: 'options', codes: [2] }),
    aView('own_ai_use:monthly', 'own_ai_use', { kind: 'options', codes: [3] }),
    aView('programme_level:bachelor', 'programme_level', { kind: 'options', codes: [2] }),
    aView('programme_level:postgraduate', 'programme_level', { kind: 'options', codes: [4] }),
  ],
  withheldBreakdowns: ['role'],
};

export function foundResults(overrides: Partial<FoundResults> = {}): FoundResults {
  return {
    wave: {
      slug: 'congress-2025',
      title: 'wave 2025',
      mode: 'open',
      locale: 'en-GB',
      opensOn: '2025-03-04',
      closesOn: '2025-03-09',
      notice: 'This is a reconstruction: built to agree with published figures, the rest is simulated.',
    },
    study: { title: 'Congress educator survey', organisation: 'Society for Imaging Education' },
    release: {
      releaseId: SEED,
      releasedOn: '2025-04-02',
      kind: 'final',
      content: CONTENT,
      statistics: () => STATISTICS,
    },
    instrument: INSTRUMENT,
    texts: TEXTS,
    mayBreakDown: false,
    ...overrides,
  };
}

/** Stands in for the reading of a release: by background the groups are small, otherwise each is like the whole wave. */
export function someResultsOf({ views }: ReleaseContent, viewId: string): ViewResults {
  const view = views.find(({ id }) => id === viewId);
  return view?.breakdown === 'background'
    ? smallGroup(viewId, viewId.endsWith('diagnostic') ? 1 : 3)
    : wholeWave({ viewId, group: view?.group ?? { kind: 'all' } });
}
