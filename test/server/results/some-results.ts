/** Hand-made results of the shipped educator instrument: 33 respondents, or a group of 10-22, or nothing shown. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Disclosed, shown, suppressed } from '../../../analysis/disclosure/disclosed.ts';
import type { CoarseFigure, ReleaseContent, ReleasedView } from '../../../analysis/disclosure/release.ts';
import { meanInterval } from '../../../analysis/estimates/describe/mean-interval.ts';
import { wilsonShare } from '../../../analysis/estimates/describe/wilson-share.ts';
import type { Estimate } from '../../../analysis/estimates/estimate.ts';
import type { Figure } from '../../../analysis/results/figure.ts';
import type {
  ModuleGap,
  NeedResult,
  OptionShares,
  OverviewResult,
  ScaleResult,
  ShareFigure,
  ViewResults,
} from '../../../analysis/results/results.ts';
import type { FoundResults } from '../../../server/results/found-results.ts';
import { makeNames } from '../../../server/results/names.ts';
import { type Instrument, instrument as instrumentSchema } from '../../../survey-definitions/instrument.ts';
import { optionIdsOf } from '../../../survey-definitions/options.ts';
import { type Texts, texts as textsSchema } from '../../../survey-definitions/texts.ts';
import { translateFor, VIEWS } from '../../support/app.ts';

const FOLDER = join(VIEWS, '../survey-definitions/educator-readiness');
const json = (name: string): unknown => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));

export const INSTRUMENT: Instrument = instrumentSchema.parse(json('v1.json'));
export const TEXTS: Texts = textsSchema.parse(json('v1.en-GB.json'));
export const NAMES = makeNames(INSTRUMENT, TEXTS, translateFor('en-GB'));

export const NO_MISSING = {
  'not-shown': 0,
  skipped: 0,
  'do-not-know': 0,
  'not-applicable': 0,
  'prefer-not-to-say': 0,
};

export function aShare(count: number, n: number): Disclosed<ShareFigure> {
  return shown({ figure: wilsonShare(count, n), count });
}

/** An estimate of a mean as it stands in a release of 23 and more. */
export function aMean(value: number, lower: number, upper: number, n = 33): Disclosed<Figure> {
  return shown<Estimate>({
    kind: 'estimate',
    value,
    interval: { lower, upper, level: 0.95, method: 'wilson' },
    n,
  });
}

export function aCoarse(value: number, lower: number, upper: number): CoarseFigure {
  return { kind: 'coarse', value, lower, upper, level: 0.95, n: { from: 15, to: 22 } };
}

export const PROTECTED = suppressed<never>('protected');

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

const means = ([value = 0, lower = 0, upper = 0]: readonly number[], n: number) =>
  aMean(value, lower, upper, n);

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
    importance: means(importance, n),
    preparedness: means(preparedness, n),
    gap: means(gap, n),
    withGap: aShare(n - 8, n),
    test: shown({ kind: 'test', test: 'wilcoxon-signed-rank-exact', statistic: 1, p, n }),
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
    prepared: aShare(d + e, total),
    unprepared: aShare(a + b, total),
    ceiling: aShare(19, 33),
  };
}

/** absent, unknown, there, not important; importance and availability; in the top three. */
const NEEDS: Readonly<
  Record<
    string,
    readonly [readonly [number, number, number, number], readonly number[], readonly number[], number]
  >
> = {
  funding: [[17, 7, 7, 2], [4, 3.7, 4.3], [2.4, 2, 2.7], 6],
  resources: [[20, 4, 5, 3], [4.2, 3.9, 4.5], [2, 1.7, 2.3], 10],
  tools: [[27, 2, 2, 2], [4.5, 4.3, 4.8], [2, 1.6, 2.3], 12],
  time: [[26, 0, 4, 2], [4.3, 4.1, 4.6], [1.7, 1.4, 2], 18],
  experts: [[15, 3, 5, 10], [3.8, 3.5, 4.1], [2.3, 1.9, 2.7], 9],
  guidance: [[12, 4, 11, 6], [3.8, 3.6, 4.1], [2.6, 2.2, 3], 7],
  peers: [[4, 1, 10, 17], [3.4, 3.1, 3.6], [3.3, 3, 3.6], 7],
  leadership: [[4, 4, 13, 11], [3.6, 3.2, 4], [3.2, 2.7, 3.6], 4],
  timetable: [[13, 1, 9, 10], [3.8, 3.5, 4.1], [2, 1.7, 2.4], 9],
  training: [[14, 2, 15, 2], [4.5, 4.3, 4.7], [2.6, 2.3, 3], 17],
};

function aNeed(need: string): NeedResult {
  const [parts, importance, availability, top] = NEEDS[need] ?? [[0, 0, 0, 0], [0], [0], 0];
  const n = parts.reduce((sum, part) => sum + part, 0);
  const [absent, unknown, there, rest] = parts;
  return {
    need,
    importantAndAbsent: aShare(absent, n),
    importantAndUnknown: aShare(unknown, n),
    importantAndThere: aShare(there, n),
    notImportant: aShare(rest, n),
    importance: means(importance, n),
    availability: means(availability, n - unknown),
    top: aShare(top, 33),
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
    reliability: shown({
      name: scale === 'awareness' ? 'kr-20' : 'cronbach-alpha',
      estimate: {
        kind: 'estimate',
        value: 0.81,
        interval: { lower: 0.69, upper: 0.89, level: 0.95, method: 'feldt' },
        n: 33,
      },
    }),
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
    gaps: {
      modules: INSTRUMENT.modules.map(aModule),
      tieGroups: shown([
        ['tool_evaluation', 'governance', 'machine_learning'],
        ['data_science', 'ethics_safety', 'clinical_applications'],
      ]),
    },
    needs: {
      needs: INSTRUMENT.needs.map(({ id }) => aNeed(id)),
      tieGroups: shown([
        ['tools', 'time', 'resources', 'funding'],
        ['experts', 'training', 'timetable', 'guidance', 'peers', 'leadership'],
      ]),
      topTieGroups: shown([
        ['time', 'training', 'tools', 'resources', 'experts', 'timetable', 'guidance', 'peers', 'funding'],
        ['leadership'],
      ]),
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
    gaps: {
      modules: whole.gaps.modules.map(({ module }) => ({
        module,
        share: shown({ figure: aCoarse(0.5, 0.2, 0.8), count: null }),
        importance: mean(4),
        preparedness: mean(2.5),
        gap: mean(1.5),
        withGap: PROTECTED,
        test: PROTECTED,
        importanceAnswers: PROTECTED,
        preparednessAnswers: PROTECTED,
        prepared: PROTECTED,
        unprepared: PROTECTED,
        ceiling: PROTECTED,
      })),
      tieGroups: PROTECTED,
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
        top: PROTECTED,
      })),
      tieGroups: PROTECTED,
      topTieGroups: PROTECTED,
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
    release: { releaseId: '7c41e09a55', releasedOn: '2025-04-02', kind: 'final', content: CONTENT },
    instrument: INSTRUMENT,
    texts: TEXTS,
    mayBreakDown: false,
    ...overrides,
  };
}

/** Stands in for the reading of a release. */
export function someResultsOf(_content: ReleaseContent, viewId: string): ViewResults {
  return viewId === 'all' ? wholeWave() : smallGroup(viewId, viewId.endsWith('diagnostic') ? 1 : 3);
}
