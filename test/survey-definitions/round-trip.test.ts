/** What is encoded and decoded comes back. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { answerFaults } from '../../survey-definitions/answer-faults.ts';
import type { Answer, Answers } from '../../survey-definitions/answers.ts';
import { shownItems } from '../../survey-definitions/branching.ts';
import { decodeAnswers } from '../../survey-definitions/decode-answers.ts';
import { encodeAnswers } from '../../survey-definitions/encode-answers.ts';
import type { Instrument } from '../../survey-definitions/instrument.ts';
import type { Item } from '../../survey-definitions/item.ts';
import { optionIdsOf } from '../../survey-definitions/options.ts';
import { firstSlotOf, slotCountOf, slotsOf } from '../../survey-definitions/slots.ts';
import { readShipped, SHIPPED } from './shipped.ts';
import { SMALL } from './small-instrument.ts';

function answerTo(item: Item, instrument: Instrument): fc.Arbitrary<Answer> {
  const code = fc.integer({ min: 1, max: Math.max(1, optionIdsOf(item, instrument).length) });
  switch (item.kind) {
    case 'single':
    case 'likert':
      return code.map((chosen) => ({ kind: 'code', code: chosen }));
    case 'multiple':
      return fc.uniqueArray(code, { maxLength: 1 }).map((codes) => ({ kind: 'codes', codes }));
    case 'top':
      return fc.uniqueArray(code, { maxLength: item.choose }).map((codes) => ({ kind: 'codes', codes }));
    case 'number':
      return fc.integer({ min: item.minimum, max: item.maximum }).map((value) => ({ kind: 'number', value }));
    case 'text':
      return fc
        .string({ unit: 'binary', maxLength: Math.min(20, Math.floor(item.maximumCharacters / 4)) })
        .map((text) => ({ kind: 'text', text }));
    case 'institution':
      return fc
        .stringMatching(/^[0-9a-f]{32}$/)
        .map((institutionId) => ({ kind: 'institution', institutionId }));
  }
}

/** Some valid answers, to some items, hidden or not. */
function someAnswers(instrument: Instrument): fc.Arbitrary<Answers> {
  const byItem = fc.record(
    Object.fromEntries(
      instrument.items.map((item) => {
        const missing = fc.constantFrom(...(item.offers.length > 0 ? item.offers : (['skipped'] as const)));
        const answer = answerTo(item, instrument);
        return [
          item.id,
          fc.oneof(
            { weight: 4, arbitrary: answer },
            { weight: 1, arbitrary: missing.map((kind): Answer => ({ kind: 'missing', missing: kind })) },
          ),
        ];
      }),
    ),
    { requiredKeys: instrument.items.filter((item) => item.required).map((item) => item.id) },
  );
  return byItem.map((answers) => ({ byItem: new Map(Object.entries(answers)), otherTexts: new Map() }));
}

const form = fc.constantFrom('core' as const, 'full' as const);
const instruments = [SMALL, ...SHIPPED.map((shipped) => readShipped(shipped).instrument)];

for (const instrument of instruments) {
  describe(`answers to ${instrument.id}, encoded`, () => {
    const firstSlots = firstSlotOf(instrument);
    const codesOf = (item: Item, codes: readonly number[]) => {
      const first = firstSlots.get(item.id) ?? Number.NaN;
      return codes.slice(first, first + slotCountOf(item));
    };

    it('have a code for each slot, all -1 for hidden items and never -1 for shown ones', () => {
      fc.assert(
        fc.property(someAnswers(instrument), form, (answers, inForm) => {
          const { codes } = encodeAnswers(instrument, inForm, answers);
          const shown = shownItems(instrument, inForm, answers);
          assert.equal(codes.length, slotsOf(instrument).length);
          for (const item of instrument.items) {
            const isHidden = codesOf(item, codes).every((code) => code === -1);
            assert.equal(isHidden, !shown.has(item.id), item.id);
            assert.ok(isHidden || !codesOf(item, codes).includes(-1), item.id);
          }
        }),
        { numRuns: 50 },
      );
    });

    it('give back valid answers that encode to the same codes and words', () => {
      fc.assert(
        fc.property(someAnswers(instrument), (answers) => {
          const stored = encodeAnswers(instrument, 'full', answers);
          const byItem = decodeAnswers(instrument, stored.codes, stored);
          const decoded: Answers = { byItem, otherTexts: new Map() };
          const faults = answerFaults(instrument, 'full', decoded).filter(
            ({ fault }) => fault !== 'required',
          );
          assert.deepEqual(faults, []);
          assert.deepEqual(encodeAnswers(instrument, 'full', decoded), stored);
        }),
        { numRuns: 50 },
      );
    });
  });
}
