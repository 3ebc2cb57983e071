/** An instrument with two breakdowns, and waves of any composition, for tests of disclosure control and results. */

import * as fc from 'fast-check';

import { type ControlOptions, controlRelease } from '../../analysis/disclosure/control-release.ts';
import type { ControlledRelease } from '../../analysis/disclosure/release-log.ts';
import type { Tabulation } from '../../analysis/tables/tables.ts';
import { type CountedBallot, tabulate } from '../../analysis/tables/tabulate.ts';
import { instrument } from '../../survey-definitions/instrument.ts';
import { firstSlotOf, slotsOf } from '../../survey-definitions/slots.ts';

const likert = (id: string) => ({ kind: 'likert', id, format: 'five', offers: ['do-not-know'] });
const options = (...ids: string[]) => ids.map((id) => ({ id }));

export const INSTRUMENT = instrument.parse({
  id: 'two-breakdowns',
  version: 1,
  respondent: 'educator',
  formats: { five: { options: ['one', 'two', 'three', 'four', 'five'] } },
  modules: ['ethics', 'governance'],
  items: [
    { kind: 'single', id: 'years', options: options('up_to_5', 'up_to_10', 'up_to_20', 'over_20') },
    { kind: 'single', id: 'training', options: options('none', 'events', 'course', 'degree') },
    { kind: 'single', id: 'country', options: options('ie', 'mt', 'no') },
    { kind: 'number', id: 'hours', maximum: 100 },
    { kind: 'single', id: 'aware_1', options: options('yes', 'no') },
    { kind: 'single', id: 'aware_2', options: options('yes', 'no') },
    likert('imp_ethics'),
    likert('prep_ethics'),
    likert('imp_governance'),
    likert('prep_governance'),
    likert('need_imp_time'),
    likert('need_av_time'),
    likert('need_imp_money'),
    likert('need_av_money'),
    { kind: 'top', id: 'top_needs', choose: 1, options: options('time', 'money') },
  ],
  sections: [{ id: 'all', pages: [{ id: 'page', items: ['years'] }] }],
  scales: [
    {
      id: 'awareness',
      construct: 'awareness',
      items: ['aware_1', 'aware_2'],
      method: 'sum',
      minimumAnswered: 2,
      points: { yes: 1, no: 0 },
      minimum: 0,
      maximum: 2,
    },
    {
      id: 'preparedness',
      construct: 'preparedness',
      items: ['prep_ethics', 'prep_governance'],
      method: 'mean',
      minimumAnswered: 1,
      minimum: 1,
      maximum: 5,
    },
  ],
  gaps: ['ethics', 'governance'].map((module) => ({
    module,
    importance: `imp_${module}`,
    preparedness: `prep_${module}`,
  })),
  needs: ['time', 'money'].map((id) => ({ id, importance: `need_imp_${id}`, availability: `need_av_${id}` })),
  topNeeds: 'top_needs',
  breakdowns: ['years', 'training'],
  quasiIdentifiers: [
    {
      item: 'years',
      rungs: [
        {
          id: 'two_bands',
          groups: [
            { id: 'up_to_ten', options: ['up_to_5', 'up_to_10'] },
            { id: 'over_ten', options: ['up_to_20', 'over_20'] },
          ],
        },
      ],
    },
    { item: 'country', rungs: [] },
  ],
  results: {
    awareness: 'awareness',
    attitudes: [],
    preparedness: 'preparedness',
    country: 'country',
    formalTraining: { item: 'training', options: ['course', 'degree'] },
  },
});

/** Everybody answers this unless told otherwise. */
const USUAL: Readonly<Record<string, number>> = {
  years: 1,
  training: 1,
  country: 1,
  hours: 3,
  aware_1: 1,
  aware_2: 2,
  imp_ethics: 4,
  prep_ethics: 2,
  imp_governance: 3,
  prep_governance: 3,
  need_imp_time: 5,
  need_av_time: 1,
  need_imp_money: 2,
  need_av_money: 4,
  top_needs: 1,
};

export type AnswersGiven = Readonly<Record<string, number>>;

/** A ballot; for the top item, the answer is the option that was ticked. */
export function ballotOf(answers: AnswersGiven, stratumId = 'none'): CountedBallot {
  const codes = slotsOf(INSTRUMENT).map(() => -2);
  const first = firstSlotOf(INSTRUMENT);
  for (const [itemId, answer] of Object.entries({ ...USUAL, ...answers })) {
    const slot = first.get(itemId);
    if (slot === undefined) throw new RangeError(`no item ${itemId}`);
    const given = itemId === 'top_needs' ? [1, 2].map((option) => ticked(answer, option)) : [answer];
    codes.splice(slot, given.length, ...given);
  }
  return { codes, stratumId, channel: 'web', contactPeriod: 0 };
}

function ticked(answer: number, option: number): number {
  if (answer < 0) return answer;
  return answer === option ? 1 : 0;
}

/** So many respondents with the same answers. */
export function respondents(count: number, answers: AnswersGiven = {}): readonly CountedBallot[] {
  return Array.from({ length: count }, () => ballotOf(answers));
}

export function tabulated(...ballots: readonly (readonly CountedBallot[])[]): Tabulation {
  return tabulate(INSTRUMENT, ballots.flat());
}

export function released(tabulation: Tabulation, options: Partial<ControlOptions> = {}): ControlledRelease {
  return controlRelease(tabulation, {
    waveId: 'wave',
    kind: 'final',
    instrument: INSTRUMENT,
    instrumentHash: 'hash',
    form: 'full',
    softwareVersion: '0.1.0',
    policy: 'staff',
    invited: null,
    ...options,
  });
}

/** Waves in which some groups are tiny, some are large, some differ in all they say, and some answers are missing. */
export const anyWave: fc.Arbitrary<readonly CountedBallot[]> = fc
  .record({
    groups: fc.array(
      fc.record({
        years: fc.constantFrom(1, 2, 3, 4, -2),
        training: fc.constantFrom(1, 2, 3, 4, -5),
        lean: fc.constantFrom<Lean>('low', 'none', 'none', 'high'),
        size: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 8, max: 45 })),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    missingIn: fc.integer({ min: 2, max: 40 }),
    seed: fc.integer({ min: 1, max: 1e6 }),
  })
  .map(({ groups, missingIn, seed }) => {
    const random = generator(seed);
    return groups.flatMap(({ years, training, lean, size }) =>
      Array.from({ length: size }, () => {
        const answers = anyAnswers(random, missingIn, lean);
        return ballotOf({ ...answers, years, training });
      }),
    );
  });

type Lean = 'low' | 'none' | 'high';

function anyAnswers(random: (below: number) => number, missingIn: number, lean: Lean): AnswersGiven {
  const given = (points: number): number => {
    if (lean === 'none') return 1 + random(points);
    const first = 1 + random(Math.ceil(points / 2));
    return lean === 'low' ? first : points + 1 - first;
  };
  const answer = (points: number) => (random(missingIn) === 0 ? -2 - random(3) : given(points));
  const items = Object.keys(USUAL).filter((itemId) => itemId !== 'hours');
  return Object.fromEntries(items.map((itemId) => [itemId, answer(pointsOf(itemId))]));
}

function pointsOf(itemId: string): number {
  if (itemId.startsWith('aware') || itemId === 'top_needs') return 2;
  return itemId === 'country' ? 3 : 5;
}

/** Whole numbers from 0 to below `below`, always the same for one seed. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
