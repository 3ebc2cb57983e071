/** A small instrument with every kind of item, and ballots for it, for tests of tabulation and statistics. */

import * as fc from 'fast-check';

import type { CountedBallot } from '../../analysis/tables/tabulate.ts';
import { type Instrument, instrument } from '../../survey-definitions/instrument.ts';
import { MISSING_CODES } from '../../survey-definitions/missing.ts';
import { firstSlotOf, slotsOf } from '../../survey-definitions/slots.ts';

const MODULES = ['ethics', 'governance'];
const NEEDS = ['time', 'training', 'funding'];

const agreement = (id: string, extra: object = {}) => ({
  kind: 'likert',
  id,
  format: 'five',
  offers: ['do-not-know'],
  ...extra,
});

export const SMALL_INSTRUMENT: Instrument = instrument.parse({
  id: 'small',
  version: 1,
  respondent: 'educator',
  formats: { five: { options: ['one', 'two', 'three', 'four', 'five'] } },
  modules: MODULES,
  items: [
    { kind: 'single', id: 'role', options: [{ id: 'lecturer' }, { id: 'clinical' }, { id: 'other' }] },
    { kind: 'institution', id: 'institution' },
    { kind: 'number', id: 'years', maximum: 60 },
    { kind: 'single', id: 'aware_1', options: [{ id: 'yes' }, { id: 'no' }] },
    { kind: 'single', id: 'aware_2', options: [{ id: 'yes' }, { id: 'no' }] },
    agreement('view_1'),
    agreement('view_2', { keyed: 'reverse' }),
    agreement('view_3', { form: 'full' }),
    ...MODULES.flatMap((module) => [agreement(`imp_${module}`), agreement(`prep_${module}`)]),
    ...NEEDS.flatMap((need) => [agreement(`need_imp_${need}`), agreement(`need_av_${need}`)]),
    { kind: 'top', id: 'top_needs', choose: 2, options: NEEDS.map((id) => ({ id })) },
    {
      kind: 'multiple',
      id: 'tools',
      options: [{ id: 'chat' }, { id: 'segmentation' }, { id: 'none', exclusive: true }],
    },
    { kind: 'text', id: 'barriers', length: 'long', maximumCharacters: 500 },
  ],
  sections: [{ id: 'all', pages: [{ id: 'page', items: ['role'] }] }],
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
      id: 'view',
      construct: 'attitude',
      items: ['view_1', 'view_2', 'view_3'],
      method: 'mean',
      minimumAnswered: 2,
      minimum: 1,
      maximum: 5,
    },
  ],
  gaps: MODULES.map((module) => ({ module, importance: `imp_${module}`, preparedness: `prep_${module}` })),
  needs: NEEDS.map((id) => ({ id, importance: `need_imp_${id}`, availability: `need_av_${id}` })),
  topNeeds: 'top_needs',
  breakdowns: ['role'],
});

/** A ballot on which everything was skipped but what is given: codes by item id, ticked options as a list. */
export function aBallot(
  answers: Readonly<Record<string, number | readonly number[]>>,
  envelope: Partial<Omit<CountedBallot, 'codes'>> = {},
): CountedBallot {
  const slots = firstSlotOf(SMALL_INSTRUMENT);
  const codes: number[] = slotsOf(SMALL_INSTRUMENT).map(() => MISSING_CODES.skipped);
  for (const [itemId, answer] of Object.entries(answers)) {
    const slot = slots.get(itemId);
    if (slot === undefined) throw new RangeError(`no item ${itemId}`);
    codes.splice(slot, Array.isArray(answer) ? answer.length : 1, ...[answer].flat());
  }
  return { codes, stratumId: 'none', channel: 'web', contactPeriod: 0, ...envelope };
}

/** Any ballot that the instrument allows. */
export const anyBallot: fc.Arbitrary<CountedBallot> = fc.record({
  codes: fc.tuple(...SMALL_INSTRUMENT.items.map((item) => codesOfItem(item))).map((codes) => codes.flat()),
  stratumId: fc.constantFrom('a', 'b', 'none'),
  channel: fc.constantFrom('web', 'import'),
  contactPeriod: fc.nat(2),
});

function codesOfItem(item: Instrument['items'][number]): fc.Arbitrary<readonly number[]> {
  const missing = fc.integer({ min: -5, max: -1 });
  const answer = (min: number, max: number) =>
    fc.oneof({ weight: 4, arbitrary: fc.integer({ min, max }) }, { weight: 1, arbitrary: missing });
  switch (item.kind) {
    case 'single':
      return fc.tuple(answer(1, item.options.length));
    case 'likert':
      return fc.tuple(answer(1, 5));
    case 'number':
      return fc.tuple(answer(0, item.maximum));
    case 'multiple':
    case 'top': {
      const { length } = item.options;
      return fc.oneof(
        fc.array(fc.integer({ min: 0, max: 1 }), { minLength: length, maxLength: length }),
        missing.map((code) => Array<number>(length).fill(code)),
      );
    }
    case 'text':
    case 'institution':
      return fc.tuple(answer(1, 1));
  }
}
