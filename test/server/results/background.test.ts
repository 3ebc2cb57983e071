/** Who answered: shares where every size may be told, otherwise groups with bands and nothing that claims more. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Disclosed, shown } from '../../../analysis/disclosure/disclosed.ts';
import type { ReleasedCount, ReleasedGroup } from '../../../analysis/disclosure/release.ts';
import { notEstimable } from '../../../analysis/estimates/estimate.ts';
import type { OptionShares, ShareFigure } from '../../../analysis/results/results.ts';
import type { FigureModel } from '../../../server/results/figures/figure-model.ts';
import { finishFigure } from '../../../server/results/figures/finish-figure.ts';
import { backgroundFigure } from '../../../server/results/overview/background.view-model.ts';
import { translateFor } from '../../support/app.ts';
import { anItem, aShare, INSTRUMENT, NAMES, PROTECTED, wholeWave } from './some-results.ts';

const t = translateFor('en-GB');

const finished = (answers: OptionShares): FigureModel =>
  finishFigure(backgroundFigure({ t, names: NAMES, instrument: INSTRUMENT, view: wholeWave() }, answers), t, {
    kind: 'colleagues',
    institutions: 12,
  });

const rowsOf = ({ table }: FigureModel): readonly (readonly string[])[] =>
  (table?.rows ?? []).map(({ name, cells }) => [name, ...cells.map(({ value }) => value)]);

const band = (from: number, to: number): ReleasedCount => ({ kind: 'band', from, to });

const banded = (
  groups: readonly { readonly group: ReleasedGroup; readonly n: ReleasedCount }[],
): OptionShares => ({
  itemId: 'background',
  options: PROTECTED,
  missing: PROTECTED,
  n: PROTECTED,
  mean: PROTECTED,
  groups,
});

describe('a background variable whose sizes are bands', () => {
  const figure = finished(
    banded([
      { group: { kind: 'options', codes: [3] }, n: band(10, 14) },
      { group: { kind: 'options', codes: [1] }, n: band(15, 22) },
    ]),
  );

  it('names its groups in the order of the answers, with bands in words', () => {
    assert.equal(figure.headline, 'Professional background: two groups can be named');
    assert.deepEqual(rowsOf(figure), [
      ['Diagnostic radiography', '15 to 22 of\u00a033\u00a0people'],
      ['Diagnostic and therapeutic radiography (dual-qualified)', '10 to 14 of\u00a033\u00a0people'],
    ]);
    assert.equal(figure.tableIsOpen, true);
  });

  it('has no share, no interval and no chart, and says why there are bands', () => {
    assert.equal(figure.withheld, null);
    assert.equal(figure.chart, null);
    assert.doesNotMatch(`${figure.headline} ${figure.method}`, /in 100|chance alone|Wilson|Intervals/);
    assert.match(figure.method ?? '', /^Sizes are bands where an exact number would reveal a small group\./);
    assert.match(figure.method ?? '', /Answers that are not listed are not shown/);
  });

  it('says of a merged group that it holds those who did not say', () => {
    const others = finished(
      banded([
        { group: { kind: 'options', codes: [1] }, n: band(10, 14) },
        { group: { kind: 'others', codes: [2, 3, 4, 5, 6, 7, 8], includesMissing: true }, n: band(15, 22) },
      ]),
    );
    assert.match(rowsOf(others)[1]?.[0] ?? '', /; Another background; or did not say$/);
    assert.doesNotMatch(others.method ?? '', /not listed/);
  });

  it('is withheld where no group is shown either', () => {
    const none = finished(banded([]));
    assert.equal(none.withheld?.title, 'Not shown, to protect the people who answered.');
    assert.doesNotMatch(none.headline, /\d/);
  });
});

describe('a background variable with shares', () => {
  const withShares = (shares: readonly (Disclosed<ShareFigure> | null)[]): OptionShares => ({
    ...anItem('years_in_education', []),
    options: shown(
      shares.map((share) =>
        share?.kind === 'shown' ? share.result : { figure: notEstimable('below-gate', 33), count: null },
      ),
    ),
  });

  it('says which answer was most frequent, and keeps the page of shares', () => {
    const figure = finished(anItem('years_in_education', [3, 18, 6, 4, 2]));
    assert.equal(
      figure.headline,
      'Years in education, most often: 55 in 100 answered “2 to 5 years”; chance alone allows 38 to 70 in 100',
    );
    assert.equal(rowsOf(figure).length, 5);
    assert.ok(figure.chart);
  });

  it('names no answer where one that is not shown could be as frequent', () => {
    const unsure = finished(withShares([aShare(5, 33), aShare(13, 33), null, null, null]));
    assert.equal(unsure.headline, 'Years in education');
    assert.match(unsure.method ?? '', /Numbers are left out where that protects the people/);
    const sure = finished(withShares([aShare(5, 33), aShare(20, 33), null, null, null]));
    assert.match(sure.headline, /^Years in education, most often: 61 in 100 answered “2 to 5 years”/);
  });
});
