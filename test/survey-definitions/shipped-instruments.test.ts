/** The two shipped instruments keep what they promise, and are frozen. */

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';

import type { Instrument } from '../../survey-definitions/instrument.ts';
import { pagesOf } from '../../survey-definitions/pages.ts';
import { hashOf, readShipped, SHIPPED, shippedInstrument, shippedText } from './shipped.ts';

const itemsOf = (instrument: Instrument, form: 'core' | 'full') =>
  pagesOf(instrument, form).flatMap((page) => page.items);

const itemOf = (instrument: Instrument, itemId: string) => {
  const item = instrument.items.find((candidate) => candidate.id === itemId);
  if (item === undefined) throw new RangeError(`there is no ${itemId}`);
  return item;
};

describe('every shipped instrument', () => {
  it('is listed in published.json, with each of its versions and locales', () => {
    const files = SHIPPED.flatMap(({ id, version, texts }) => [
      `${id}/v${version}.json`,
      ...Object.keys(texts).map((locale) => `${id}/v${version}.${locale}.json`),
    ]);
    const folder = new URL('../../survey-definitions/', import.meta.url);
    const found = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => readdirSync(new URL(`${name}/`, folder)).map((file) => `${name}/${file}`))
      .filter((file) => file.endsWith('.json'));
    assert.deepEqual(found.toSorted(), files.toSorted());
  });

  for (const shipped of SHIPPED) {
    it(`${shipped.id} v${shipped.version} is what was published: a change is a new version`, () => {
      assert.equal(hashOf(shippedText(shipped)), shipped.hash);
      for (const [locale, hash] of Object.entries(shipped.texts)) {
        assert.equal(hashOf(shippedText(shipped, locale)), hash);
      }
    });

    it(`${shipped.id} v${shipped.version} has no fault and is named as its folder is`, () => {
      const { instrument } = readShipped(shipped);
      assert.equal(instrument.id, shipped.id);
      assert.equal(instrument.version, shipped.version);
    });

    it(`${shipped.id} v${shipped.version} has short names for all items that are shown in results`, () => {
      const { instrument, texts } = readShipped(shipped);
      for (const words of Object.values(texts)) {
        const unnamed = instrument.items.filter((item) => words.items[item.id]?.short === undefined);
        assert.deepEqual(
          unnamed.map((item) => item.id),
          [],
        );
      }
    });

    it(`${shipped.id} v${shipped.version} keeps its items in the order of its pages`, () => {
      const { instrument } = readShipped(shipped);
      const onPages = itemsOf(instrument, 'full').map((item) => item.id);
      assert.deepEqual(
        onPages,
        instrument.items.map((item) => item.id),
      );
    });
  }
});

describe('educator-readiness', () => {
  const instrument = shippedInstrument('educator-readiness');

  it('asks 67 items in the core form and 104 in the full form', () => {
    assert.equal(itemsOf(instrument, 'core').length, 67);
    assert.equal(itemsOf(instrument, 'full').length, 104);
  });

  it('has a page for each module: two items in the core form, five in the full form', () => {
    for (const module of instrument.modules) {
      const itemsOfPage = (form: 'core' | 'full') =>
        pagesOf(instrument, form)
          .find(({ page }) => page.id === `module_${module}`)
          ?.items.map((item) => item.id);
      assert.deepEqual(itemsOfPage('core'), [`imp_${module}`, `prep_${module}`]);
      assert.deepEqual(
        itemsOfPage('full'),
        ['imp', 'expl', 'prep', 'assess', 'have'].map((kind) => `${kind}_${module}`),
      );
    }
  });

  it('asks for awareness of two concepts per module and scores yes only', () => {
    const scale = instrument.scales.find(({ id }) => id === 'awareness');
    const perModule = instrument.modules.map(
      (module) =>
        instrument.items.filter((item) => item.module === module && item.id.startsWith('aware_')).length,
    );
    assert.deepEqual(perModule, [2, 2, 2, 2, 2, 2]);
    assert.equal(scale?.items.length, 12);
    assert.deepEqual(scale?.points, { yes: 1, no: 0, not_sure: 0 });
    assert.equal(scale?.minimumAnswered, 10);
    assert.deepEqual([scale?.method, scale?.minimum, scale?.maximum], ['sum', 0, 12]);
  });

  it('pairs importance with preparedness for six modules, and importance with availability for ten needs', () => {
    assert.deepEqual(
      instrument.gaps.map((gap) => gap.module),
      instrument.modules,
    );
    assert.equal(instrument.needs.length, 10);
    for (const need of instrument.needs) {
      const availability = itemOf(instrument, need.availability);
      assert.ok(availability.sharedFact && availability.offers.includes('do-not-know'), need.id);
    }
  });

  it('requires nothing, and lets people decline every item but the open ones', () => {
    assert.deepEqual(
      instrument.items.filter((item) => item.required),
      [],
    );
    const cannotDecline = instrument.items.filter(({ offers }) => !offers.includes('prefer-not-to-say'));
    assert.deepEqual(
      cannotDecline.map((item) => item.kind),
      ['text', 'text', 'text'],
    );
  });

  it('takes "do not know" and "does not apply" where they can be true', () => {
    const offers = (itemId: string) => itemOf(instrument, itemId).offers;
    assert.deepEqual(offers('imp_governance'), ['do-not-know', 'prefer-not-to-say']);
    assert.deepEqual(offers('prep_governance'), ['not-applicable', 'prefer-not-to-say']);
    assert.deepEqual(offers('expl_governance'), ['prefer-not-to-say']);
    assert.deepEqual(offers('have_governance'), ['do-not-know', 'not-applicable', 'prefer-not-to-say']);
    assert.deepEqual(offers('prov_governance'), ['do-not-know', 'prefer-not-to-say']);
  });

  it('has a ladder for each of the eight items about the person, and breakdowns only by them', () => {
    const ladders = instrument.quasiIdentifiers.map((ladder) => ladder.item);
    const aboutYou = instrument.sections[0]?.pages.flatMap((page) => page.items) ?? [];
    assert.deepEqual(ladders.toSorted(), aboutYou.toSorted());
    assert.equal(ladders.length, 8);
    assert.ok(instrument.breakdowns.every((itemId) => ladders.includes(itemId)));
  });

  it('lists all 249 countries and territories of ISO 3166-1, and a way out', () => {
    const country = itemOf(instrument, 'country');
    const ids = country.kind === 'single' ? country.options.map((option) => option.id) : [];
    assert.equal(ids.filter((id) => /^[a-z]{2}$/.test(id)).length, 249);
    assert.deepEqual(
      ids.filter((id) => !/^[a-z]{2}$/.test(id)),
      ['other_country'],
    );
  });

  it('declares as sensitive what could harm a person who says it', () => {
    for (const itemId of ['prep_governance', 'assess_governance', 'climate_1', 'need_av_leadership']) {
      assert.equal(itemOf(instrument, itemId).sensitive, true, itemId);
    }
  });
});

describe('institution-provision', () => {
  const instrument = shippedInstrument('institution-provision');

  it('asks 26 items, the same in both forms', () => {
    assert.equal(itemsOf(instrument, 'core').length, 26);
    assert.equal(itemsOf(instrument, 'full').length, 26);
  });

  it('requires the institution, the informant, the signatory and the approval, and nothing else', () => {
    assert.deepEqual(
      instrument.items.filter((item) => item.required).map((item) => item.id),
      ['institution', 'informant', 'signatory', 'approved'],
    );
  });

  it('takes "do not know" for every fact about provision', () => {
    const facts = instrument.items.filter((item) => !item.required);
    assert.deepEqual(
      facts.filter((item) => !item.offers.includes('do-not-know')),
      [],
    );
  });
});
