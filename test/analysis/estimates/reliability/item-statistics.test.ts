/** What each item adds to its scale: item-rest correlations, alpha without it, items that do not vary. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { PointEstimate } from '../../../../analysis/estimates/estimate.ts';
import { alphaIfDeleted } from '../../../../analysis/estimates/reliability/alpha-if-deleted.ts';
import { cronbachAlpha } from '../../../../analysis/estimates/reliability/cronbach-alpha.ts';
import {
  itemCorrelation,
  meanInterItemCorrelation,
} from '../../../../analysis/estimates/reliability/item-correlation.ts';
import { itemRestCorrelations } from '../../../../analysis/estimates/reliability/item-rest-correlations.ts';
import type { ItemSource } from '../../../../analysis/estimates/reliability/item-source.ts';
import { zeroVarianceItems } from '../../../../analysis/estimates/reliability/zero-variance-items.ts';
import { mergeTables } from '../../../../analysis/tables/merge-tables.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, numberOf } from '../../../support/golden.ts';
import { answersTo, plainCorrelation, reordered, repeated, tableOf } from './answers.ts';

const ORDER = [2, 0, 3, 1];

const PER_ITEM: Readonly<Record<string, (source: ItemSource) => readonly PointEstimate[]>> = {
  itemRestCorrelations,
  alphaIfDeleted,
};

function assertSame(actual: PointEstimate | undefined, expected: PointEstimate | undefined): void {
  assert.ok(actual !== undefined && expected !== undefined);
  if (expected.kind === 'not-estimable') assert.deepEqual(actual, expected);
  else assertClose(numberOf(actual), expected.value, 1e-9);
}

for (const [name, statistic] of Object.entries(PER_ITEM)) {
  describe(name, () => {
    it('does not depend on the order of respondents', () => {
      forAll([answersTo(4)], (rows) => {
        assert.deepEqual(statistic(tableOf(rows.toReversed(), 4)), statistic(tableOf(rows, 4)));
      });
    });

    it('follows its items when they change places', () => {
      forAll([answersTo(4)], (rows) => {
        const before = statistic(tableOf(rows, 4));
        const after = statistic(tableOf(reordered(rows, ORDER), 4));
        ORDER.forEach((item, place) => {
          assertSame(after[place], before[item]);
        });
      });
    });

    it('is of two groups merged what it is of their answers counted together', () => {
      forAll([answersTo(3), answersTo(3)], (first, second) => {
        const merged = mergeTables(tableOf(first, 3), tableOf(second, 3));
        assert.deepEqual(statistic(merged), statistic(tableOf([...first, ...second], 3)));
      });
    });

    it('takes more respondents than fit into 32 bits', () => {
      forAll([answersTo(3)], (rows) => {
        if (rows.length < 2) return;
        const table = tableOf(rows, 3);
        const large = statistic(repeated(table, 2 ** 32));
        statistic(table).forEach((small, item) => {
          const other = large[item];
          assert.ok(other !== undefined);
          assert.equal(other.kind, small.kind);
          if (small.kind === 'point') assertClose(numberOf(other), small.value, 1e-9);
        });
      });
    });

    it('has no value without respondents', () => {
      for (const figure of statistic(tableOf([], 3))) assertReason(figure, 'no_data');
      for (const figure of statistic(tableOf([[1, 2, 3]]))) assertReason(figure, 'n_lt_2');
    });
  });
}

describe('itemRestCorrelations', () => {
  it('correlates each item with the sum of the others, row by row', () => {
    forAll([answersTo(4)], (rows) => {
      if (rows.length < 2) return;
      itemRestCorrelations(tableOf(rows)).forEach((found, item) => {
        const own = rows.map((row) => row[item] ?? 0);
        const rest = rows.map((row, i) => row.reduce((sum, value) => sum + value, 0) - (own[i] ?? 0));
        const plain = plainCorrelation(own, rest);
        if (plain === undefined) assertReason(found, 'zero_variance');
        else assertClose(numberOf(found), plain, 1e-9);
      });
    });
  });

  it('is from -1 to 1', () => {
    forAll([answersTo(3)], (rows) => {
      for (const found of itemRestCorrelations(tableOf(rows, 3))) {
        if (found.kind === 'point') assert.ok(Math.abs(found.value) <= 1);
      }
    });
  });

  it('needs two items', () => {
    for (const found of itemRestCorrelations(tableOf([[1], [2]]))) assertReason(found, 'k_lt_2');
  });
});

describe('alphaIfDeleted', () => {
  it('is alpha of a table without the item', () => {
    forAll([answersTo(4)], (rows) => {
      alphaIfDeleted(tableOf(rows, 4)).forEach((found, item) => {
        const without = cronbachAlpha(
          tableOf(
            rows.map((row) => row.filter((_, place) => place !== item)),
            3,
          ),
        );
        assert.equal(found.kind === 'not-estimable', without.kind === 'not-estimable');
        if (without.kind === 'estimate') assertClose(numberOf(found), without.value, 1e-9);
      });
    });
  });

  it('has no value where one item is left', () => {
    for (const found of alphaIfDeleted(
      tableOf([
        [1, 2],
        [2, 1],
      ]),
    )) {
      assertReason(found, 'k_lt_2');
    }
  });
});

describe('itemCorrelation', () => {
  it("is Pearson's of each pair of items, and its mean lies between -1/(k - 1) and 1", () => {
    forAll([answersTo(3)], (rows) => {
      const table = tableOf(rows, 3);
      const found = itemCorrelation(table);
      if (found.kind === 'not-estimable') {
        assert.deepEqual(meanInterItemCorrelation(table), found);
        return;
      }
      found.correlation.forEach((row, i) => {
        row.forEach((r, j) => {
          const [first, second] = [
            rows.map((answers) => answers[i] ?? 0),
            rows.map((answers) => answers[j] ?? 0),
          ];
          assertClose(r, plainCorrelation(first, second) ?? Number.NaN, 1e-9);
        });
      });
      const mean = numberOf(meanInterItemCorrelation(table));
      assert.ok(mean >= -0.5 - 1e-12 && mean <= 1);
    });
  });
});

describe('zeroVarianceItems', () => {
  it('names the items to which everybody gave the same answer, from 0', () => {
    const rows = [
      [1, 3, 3, 5],
      [2, 3, 1, 5],
    ];
    assert.deepEqual(zeroVarianceItems(tableOf(rows)), [1, 3]);
  });

  it('names none below two respondents, and all when all answered alike', () => {
    assert.deepEqual(zeroVarianceItems(tableOf([[1, 2]])), []);
    assert.deepEqual(
      zeroVarianceItems(
        tableOf([
          [1, 2],
          [1, 2],
        ]),
      ),
      [0, 1],
    );
  });

  it('sees through points that are no whole numbers', () => {
    const rows = Array.from({ length: 1000 }, (_, person) => [0.1, person % 2 === 0 ? 0.1 : 0.2]);
    assert.deepEqual(zeroVarianceItems(tableOf(rows)), [0]);
  });
});
