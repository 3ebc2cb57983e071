/** What a release holds of waves worked by hand. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { ReleaseContent, ReleasedMeasure, ReleasedView } from '../../../analysis/disclosure/release.ts';
import type { CountedBallot } from '../../../analysis/tables/tabulate.ts';
import { canonicalJson } from '../../../survey-definitions/canonical-json.ts';
import { ballotOf, released, respondents, tabulated } from '../../support/disclosure-wave.ts';

function contentOf(...groups: readonly (readonly CountedBallot[])[]): ReleaseContent {
  return released(tabulated(...groups)).content;
}

function viewOf(content: ReleaseContent, viewId: string): ReleasedView {
  const view = content.views.find(({ id }) => id === viewId);
  assert.ok(view !== undefined, `no view ${viewId} among ${content.views.map(({ id }) => id)}`);
  return view;
}

function measureOf(content: ReleaseContent, viewId: string, key: string): ReleasedMeasure {
  const measure = viewOf(content, viewId).measures[key];
  assert.ok(measure !== undefined, `no ${key}`);
  return measure;
}

function idsOf(content: ReleaseContent): readonly string[] {
  return content.views.map(({ id }) => id);
}

describe('the whole wave', () => {
  it('is not there below ten respondents', () => {
    const content = contentOf(respondents(9));
    assert.deepEqual(content.views, []);
    assert.deepEqual(content.participation, {
      invited: null,
      received: null,
      countries: null,
      institutions: null,
    });
    assert.deepEqual(content.withheldBreakdowns, ['years', 'training']);
  });

  it('holds rounded figures and a band from 10 to 22', () => {
    // Five say 2 and five say 4: mean 3, t interval 2.246 to 3.754.
    const content = contentOf(respondents(5, { prep_ethics: 2 }), respondents(5, { prep_ethics: 4 }));
    assert.deepEqual(viewOf(content, 'all').n, { kind: 'band', from: 10, to: 14 });
    assert.deepEqual(measureOf(content, 'all', 'item:prep_ethics'), {
      kind: 'coarse',
      figures: {
        mean: { kind: 'coarse', value: 3, lower: 2, upper: 4, level: 0.95, n: { from: 10, to: 14 } },
      },
    });
    const gap = measureOf(content, 'all', 'gap:ethics');
    assert.ok(gap.kind === 'coarse');
    // Important (4) are all, unprepared (2) are five of ten.
    assert.deepEqual(gap.figures.share, {
      kind: 'coarse',
      value: 0.5,
      lower: 0.2,
      upper: 0.8,
      level: 0.95,
      n: { from: 10, to: 14 },
    });
  });

  it('has no table of anything from 10 to 22, not even of what nobody answered', () => {
    const content = contentOf(respondents(15, { top_needs: -2 }));
    const kinds = new Set(Object.values(viewOf(content, 'all').measures).map(({ kind }) => kind));
    assert.deepEqual([...kinds].sort(), ['coarse', 'suppressed']);
    assert.deepEqual(idsOf(content), ['all']);
  });

  it('holds tables and an exact n from 23', () => {
    const content = contentOf(respondents(23));
    assert.deepEqual(viewOf(content, 'all').n, { kind: 'exact', n: 23 });
    assert.equal(measureOf(content, 'all', 'gap:ethics').kind, 'table');
    assert.equal(measureOf(content, 'all', 'flags:gaps').kind, 'table');
  });

  it('judges each measure by its own respondents', () => {
    const content = contentOf(respondents(20), respondents(20, { prep_ethics: -2, aware_1: -2 }));
    assert.equal(measureOf(content, 'all', 'gap:governance').kind, 'table');
    assert.equal(measureOf(content, 'all', 'gap:ethics').kind, 'coarse');
    assert.equal(measureOf(content, 'all', 'item:prep_ethics').kind, 'coarse');
    assert.equal(measureOf(content, 'all', 'item:aware_1').kind, 'suppressed');
    const few = contentOf(respondents(9), respondents(30, { prep_ethics: -2 }));
    assert.equal(measureOf(few, 'all', 'gap:ethics').kind, 'suppressed');
  });

  it('says of what all or none gave that it is almost all or almost none', () => {
    const content = contentOf(respondents(12, { imp_ethics: 4, prep_ethics: 2, imp_governance: 2 }));
    const share = (module: string) => {
      const measure = measureOf(content, 'all', `gap:${module}`);
      return measure.kind === 'coarse' ? measure.figures.share : undefined;
    };
    assert.deepEqual([share('ethics')?.value, share('ethics')?.homogeneous], [1, 'almost-all']);
    assert.deepEqual([share('governance')?.value, share('governance')?.homogeneous], [0, 'almost-none']);
    const item = measureOf(content, 'all', 'item:prep_ethics');
    assert.ok(item.kind === 'coarse');
    assert.deepEqual(item.figures.mean, {
      kind: 'coarse',
      value: 2,
      lower: 1.5,
      upper: 2.5,
      level: 0.95,
      n: { from: 10, to: 14 },
      homogeneous: 'almost-all',
    });
  });

  it('says the same where one person gave another answer, so that "almost all" is not "all"', () => {
    const all = { imp_ethics: 4, prep_ethics: 2, imp_governance: 2, prep_governance: 2 };
    const content = contentOf(respondents(12, all));
    const other = { imp_ethics: 3, prep_ethics: 5, imp_governance: 5, prep_governance: 1 };
    const withOne = contentOf(respondents(11, all), respondents(1, other));
    for (const key of ['item:imp_ethics', 'item:prep_ethics', 'gap:ethics', 'gap:governance']) {
      assert.deepEqual(measureOf(withOne, 'all', key), measureOf(content, 'all', key), key);
    }
    const two = contentOf(respondents(10, all), respondents(2, other));
    const item = measureOf(two, 'all', 'item:prep_ethics');
    assert.ok(item.kind === 'coarse');
    // (10 * 2 + 2 * 5) / 12
    assert.deepEqual([item.figures.mean?.value, item.figures.mean?.homogeneous], [2.5, undefined]);
  });

  it('says "almost all" of a mean next to an end of its scale too', () => {
    // 12 say 5 and 2 say 4: 4.86. Told as 4.9, it could be 14 people and no other number of 10 to 14.
    const content = contentOf(respondents(12, { prep_ethics: 5 }), respondents(2, { prep_ethics: 4 }));
    const item = measureOf(content, 'all', 'item:prep_ethics');
    assert.ok(item.kind === 'coarse');
    assert.deepEqual([item.figures.mean?.value, item.figures.mean?.homogeneous], [5, 'almost-all']);
  });

  it('has no mean of answers that are names', () => {
    const content = contentOf(respondents(6), respondents(6, { aware_1: 2 }));
    assert.deepEqual(measureOf(content, 'all', 'item:aware_1'), { kind: 'suppressed' });
    assert.equal(measureOf(content, 'all', 'score:awareness').kind, 'coarse');
  });

  it('has the importance of a need for all who rated it, as the exact rows have', () => {
    const content = contentOf(
      respondents(6, { need_imp_time: 2, need_av_time: 1 }),
      respondents(5, { need_imp_time: 4, need_av_time: 3 }),
      respondents(9, { need_imp_time: 5, need_av_time: -3 }),
    );
    const need = measureOf(content, 'all', 'need:time');
    assert.ok(need.kind === 'coarse');
    // (6 * 2 + 5 * 4 + 9 * 5) / 20 = 3.85 and (6 * 1 + 5 * 3) / 11 = 1.91
    assert.deepEqual(
      [need.figures.importance, need.figures.availability].map((figure) => [figure?.value, figure?.n]),
      [
        [3.9, { from: 15, to: 22 }],
        [1.9, { from: 10, to: 14 }],
      ],
    );
  });

  it('counts countries and institutions from 23, and names none of them', () => {
    const abroad = Array.from({ length: 12 }, () => ballotOf({ country: 2 }, 'an-institution'));
    const content = released(tabulated(respondents(20), abroad), { invited: 100 }).content;
    assert.deepEqual(content.participation, {
      invited: 100,
      received: { kind: 'exact', n: 32 },
      countries: 2,
      institutions: 1,
    });
    const text = canonicalJson(content);
    assert.ok(!text.includes('an-institution') && !text.includes('item:country'));
  });
});

describe('a breakdown', () => {
  it('shows the options where all of them are large', () => {
    const content = contentOf(respondents(40, { years: 1 }), respondents(30, { years: 4 }));
    assert.deepEqual(idsOf(content), ['all', 'years:up_to_5', 'years:over_20']);
    assert.deepEqual(viewOf(content, 'years:over_20').n, { kind: 'exact', n: 30 });
    assert.deepEqual(content.withheldBreakdowns, ['training']);
  });

  it('climbs the ladder where an option is small', () => {
    const content = contentOf(
      respondents(20, { years: 1 }),
      respondents(5, { years: 2 }),
      respondents(30, { years: 3 }),
    );
    assert.deepEqual(idsOf(content), ['all', 'years:up_to_ten', 'years:over_ten']);
    assert.deepEqual(viewOf(content, 'years:up_to_ten').group, {
      kind: 'options',
      codes: [1, 2],
      ladderGroup: 'up_to_ten',
    });
  });

  it('merges small options where there is no ladder', () => {
    const content = contentOf(
      respondents(40, { training: 1 }),
      respondents(8, { training: 2 }),
      respondents(9, { training: 3 }),
      respondents(7, { training: 4 }),
    );
    assert.deepEqual(idsOf(content), ['all', 'training:none', 'training:small-groups']);
    assert.deepEqual(viewOf(content, 'training:small-groups').group, { kind: 'others', codes: [2, 3, 4] });
    assert.deepEqual(viewOf(content, 'training:small-groups').n, { kind: 'exact', n: 24 });
  });

  it('merges the few who did not say with the smallest group, and leaves many of them out', () => {
    const few = contentOf(
      respondents(40, { training: 1 }),
      respondents(30, { training: 2 }),
      respondents(3, { training: -5 }),
    );
    assert.deepEqual(viewOf(few, 'training:small-groups').group, {
      kind: 'others',
      codes: [2],
      includesMissing: true,
    });
    assert.deepEqual(viewOf(few, 'training:small-groups').n, { kind: 'exact', n: 33 });
    const many = contentOf(
      respondents(40, { training: 1 }),
      respondents(30, { training: 2 }),
      respondents(25, { training: -5 }),
    );
    assert.deepEqual(idsOf(many), ['all', 'training:none', 'training:events']);
  });

  it('climbs the ladder for them too', () => {
    const content = contentOf(
      respondents(30, { years: 1 }),
      respondents(9, { years: 3 }),
      respondents(26, { years: 4 }),
      respondents(2, { years: -2 }),
    );
    assert.deepEqual(
      content.views.filter(({ breakdown }) => breakdown === 'years').map(({ group, n }) => [group, n]),
      [
        [
          { kind: 'options', codes: [3, 4], ladderGroup: 'over_ten' },
          { kind: 'exact', n: 35 },
        ],
        [
          { kind: 'others', codes: [1, 2], includesMissing: true },
          { kind: 'exact', n: 32 },
        ],
      ],
    );
  });

  it('has one group of the small ones and of those who did not say', () => {
    const content = contentOf(
      respondents(11, { training: 1 }),
      respondents(15, { training: 2 }),
      respondents(7, { training: 3 }),
      respondents(5, { training: 4 }),
      respondents(2, { training: -2 }),
    );
    assert.deepEqual(idsOf(content), ['all', 'training:none', 'training:events', 'training:small-groups']);
    assert.deepEqual(viewOf(content, 'training:small-groups').group, {
      kind: 'others',
      codes: [3, 4],
      includesMissing: true,
    });
  });

  it('is withheld where one group alone would be left', () => {
    const { content, log } = released(
      tabulated(respondents(40, { training: 1 }), respondents(6, { training: 2 })),
    );
    assert.deepEqual(idsOf(content), ['all']);
    assert.deepEqual(content.withheldBreakdowns, ['years', 'training']);
    assert.ok(
      log.decisions.some(
        ({ breakdown, reason }) => breakdown === 'training' && reason === 'no-grouping-can-be-shown',
      ),
    );
  });

  it('rounds a large group where its table and that of all would give the table of a small one', () => {
    const content = contentOf(respondents(100, { training: 1 }), respondents(15, { training: 2 }));
    assert.deepEqual(viewOf(content, 'training:none').n, { kind: 'band', from: 23, to: 100 });
    assert.deepEqual(viewOf(content, 'training:events').n, { kind: 'band', from: 15, to: 22 });
    assert.equal(measureOf(content, 'training:none', 'gap:ethics').kind, 'coarse');
    assert.equal(measureOf(content, 'training:none', 'item:aware_1').kind, 'suppressed');
  });

  it('is never a table of people by two attributes', () => {
    const content = contentOf(respondents(40, { training: 1 }), respondents(40, { training: 2, years: 2 }));
    for (const view of content.views.filter(({ breakdown }) => breakdown !== null)) {
      const keys = Object.keys(view.measures);
      assert.deepEqual(
        keys.filter((key) => ['item:years', 'item:training', 'item:country', 'item:hours'].includes(key)),
        [],
      );
    }
  });
});

describe('a group of a breakdown', () => {
  const content = contentOf(
    respondents(30, { training: 1 }),
    respondents(30, { training: 2 }),
    respondents(1, { training: 2, prep_ethics: -5, prep_governance: -2, aware_1: -2, top_needs: -2 }),
  );

  it('has tables without those who did not answer, whom the whole wave counts', () => {
    for (const key of ['item:prep_ethics', 'item:top_needs', 'score:preparedness']) {
      const [whole, group] = ['all', 'training:events'].map((view) => measureOf(content, view, key));
      assert.ok(whole?.kind === 'table' && group?.kind === 'table');
      assert.ok('missing' in whole.table || 'withoutScore' in whole.table, key);
      assert.ok(!('missing' in group.table) && !('withoutScore' in group.table), key);
    }
    const item = measureOf(content, 'training:events', 'item:prep_ethics');
    assert.ok(item.kind === 'table' && item.table.kind === 'count');
    assert.equal(
      item.table.counts.reduce((sum, count) => sum + count, 0),
      30,
    );
  });
});

describe('who answered', () => {
  it('is counted where the groups are exact and none is small', () => {
    const content = contentOf(respondents(40, { training: 1 }), respondents(30, { training: 2 }));
    const measure = measureOf(content, 'all', 'item:training');
    assert.ok(measure.kind === 'table' && measure.table.kind === 'count');
    assert.deepEqual(measure.table.counts, [40, 30, 0, 0]);
  });

  it('is not counted, nor told in shares, where groups are told in bands or a count is small', () => {
    const banded = contentOf(respondents(21, { training: 1 }), respondents(12, { training: 2 }));
    assert.deepEqual(measureOf(banded, 'all', 'item:training'), { kind: 'suppressed' });
    assert.deepEqual(
      banded.views.filter(({ breakdown }) => breakdown === 'training').map(({ n }) => n),
      [
        { kind: 'band', from: 15, to: 22 },
        { kind: 'band', from: 10, to: 14 },
      ],
    );
    const small = contentOf(
      respondents(40, { training: 1 }),
      respondents(24, { training: 2 }),
      respondents(4, { training: 3 }),
    );
    assert.deepEqual(measureOf(small, 'all', 'item:training'), { kind: 'suppressed' });
    assert.deepEqual(viewOf(small, 'training:small-groups').n, { kind: 'exact', n: 28 });
  });

  it('counts the formally trained where that says nothing of a band', () => {
    const content = contentOf(
      respondents(28, { training: 1 }),
      respondents(3, { training: 3 }),
      respondents(2, { training: 4 }),
    );
    const measure = measureOf(content, 'all', 'formal-training');
    assert.ok(measure.kind === 'table' && measure.table.kind === 'count');
    assert.deepEqual(measure.table.counts, [5, 28]);
    const telling = contentOf(respondents(21, { training: 1 }), respondents(12, { training: 3 }));
    assert.equal(measureOf(telling, 'all', 'formal-training').kind, 'suppressed');
    const tooFew = contentOf(respondents(30, { training: 1 }), respondents(4, { training: 3 }));
    assert.equal(measureOf(tooFew, 'all', 'formal-training').kind, 'suppressed');
  });
});
