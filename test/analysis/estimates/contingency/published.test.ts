/** Published tables of this field recompute: p values by the one rule, percentages half up, and no slip repeated. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { roundedHalfUp, roundedPercent } from '../../../../analysis/disclosure/rounding.ts';
import { chiSquareTest } from '../../../../analysis/estimates/contingency/chi-square-test.ts';
import { fisherExact } from '../../../../analysis/estimates/contingency/fisher-exact.ts';
import { fisherFreemanHalton } from '../../../../analysis/estimates/contingency/fisher-freeman-halton.ts';
import { independenceTest } from '../../../../analysis/estimates/contingency/independence-test.ts';
import type { TestResult } from '../../../../analysis/estimates/estimate.ts';
import { assertClose, numberOf } from '../../../support/golden.ts';

interface Item {
  readonly key: string;
  readonly type: string;
  readonly n: number;
  readonly counts: readonly number[];
  readonly published_pct: readonly string[];
  readonly groups?: { readonly UG: readonly number[]; readonly PG: readonly number[] };
  readonly published_p_UG_vs_PG?: string;
  readonly recomputed: {
    readonly pct: readonly number[];
    readonly chi2?: number;
    readonly df?: number;
    readonly p_pearson?: number;
    readonly p_fisher?: number;
    readonly p_fisher_freeman_halton?: number;
    readonly min_expected?: number;
  };
}

interface Prasad {
  readonly n: number;
  readonly distributed: number;
  readonly returned: number;
  readonly published_response_rate_pct: string;
  readonly groups: { readonly UG: number; readonly PG: number };
  readonly published_group_pct: { readonly UG: string; readonly PG: string };
  readonly statements: readonly { claim: string; k: number; n: number; published: string }[];
  readonly items: readonly Item[];
}

interface Study {
  readonly study: string;
  readonly checks: readonly {
    readonly label: string;
    readonly k: number;
    readonly n: number;
    readonly published_pct: string | null;
    readonly half_up: number;
    readonly matches_half_up?: boolean;
  }[];
}

const prasad = published<Prasad>('prasad2026');
const { studies } = published<{ readonly studies: readonly Study[] }>('published-studies');

const compared = prasad.items.flatMap(({ groups, published_p_UG_vs_PG: printed, ...item }) =>
  groups === undefined || printed === undefined
    ? []
    : [{ ...item, printed, table: [groups.UG, groups.PG] as const }],
);

describe('p values that Prasad et al. 2026 print', () => {
  it('are fifteen, of seventeen items', () => {
    assert.equal(prasad.items.length, 17);
    assert.equal(compared.length, 15);
  });

  for (const { key, table, printed, recomputed } of compared) {
    it(`recompute by the one rule: ${key}, ${printed}`, () => {
      const result = independenceTest(table);
      assert.ok(result.kind === 'test');
      if (printed.startsWith('<')) assert.ok(result.p < Number(printed.slice(1)));
      else assert.equal(inDecimals(result.p, decimalsOf(printed)), printed);
      assert.equal(result.test, (recomputed.min_expected ?? 0) < 5 ? 'fisher-freeman-halton' : 'chi-square');
    });

    it(`agree in every test with what was recomputed elsewhere: ${key}`, () => {
      const { test, degreesOfFreedom, smallestExpected } = chiSquareTest(table);
      assert.ok(test.kind === 'test');
      assertClose(test.statistic, recomputed.chi2 ?? Number.NaN, 1e-6);
      assert.equal(degreesOfFreedom, recomputed.df);
      assertClose(numberOf(smallestExpected), recomputed.min_expected ?? Number.NaN, 1e-3);
      assertP(test, recomputed.p_pearson);
      if (table[0].length === 2) assertP(fisherExact(table), recomputed.p_fisher);
      else assertP(fisherFreemanHalton(table), recomputed.p_fisher_freeman_halton);
    });
  }
});

describe('counts and percentages that Prasad et al. 2026 print', () => {
  for (const { key, n, counts, groups, published_pct, recomputed } of prasad.items) {
    it(`recompute: ${key}`, () => {
      assert.equal(sumOf(counts), n);
      if (groups !== undefined) {
        counts.forEach((count, place) => {
          assert.equal((groups.UG[place] ?? 0) + (groups.PG[place] ?? 0), count);
        });
      }
      counts.forEach((count, place) => {
        const printed = published_pct[place] ?? '';
        assert.equal(percentHalfUp(count, n, decimalsOf(printed)), printed);
        assertClose((100 * count) / n, recomputed.pct[place] ?? Number.NaN, 1e-4);
      });
    });
  }

  for (const { claim, k, n, published: printed } of prasad.statements) {
    it(`recompute in its text: ${claim}`, () => {
      assert.equal(percentHalfUp(k, n, decimalsOf(printed)), printed);
    });
  }

  it('recompute for the respondents: 317 of 450, 188 and 129', () => {
    const { n, distributed, returned, groups, published_group_pct } = prasad;
    assert.equal(percentHalfUp(returned, distributed, 1), prasad.published_response_rate_pct);
    assert.equal(groups.UG + groups.PG, n);
    assert.equal(percentHalfUp(groups.UG, n, 1), published_group_pct.UG);
    assert.equal(percentHalfUp(groups.PG, n, 1), published_group_pct.PG);
  });

  it('are rounded after they are added up: 70.3, where the rounded parts make 70.4', () => {
    const [strongly = 0, agree = 0] = prasad.items.find(({ key }) => key === 'excited')?.counts ?? [];
    assert.equal(percentHalfUp(strongly + agree, 317, 1), '70.3');
    const parts = [strongly, agree].map((count) => Number(percentHalfUp(count, 317, 1)));
    assert.equal(sumOf(parts).toFixed(1), '70.4');
  });
});

describe('percentages that the followed studies print', () => {
  const checks = studies.flatMap(({ study, checks: each }) => each.map((check) => ({ study, ...check })));

  for (const { study, label, k, n, published_pct, half_up, matches_half_up } of checks) {
    it(`recompute half up: ${study}, ${label}`, () => {
      const decimals =
        published_pct === null ? (Number.isInteger(half_up) ? 0 : 1) : decimalsOf(published_pct);
      const shown = percentHalfUp(k, n, decimals);
      assert.equal(Number(shown), half_up);
      if (published_pct !== null) assert.equal(shown === published_pct, matches_half_up);
    });
  }

  it('have one slip, which is not repeated: 5 of 33 is 15.2, printed as 15.1', () => {
    const slips = checks.filter((check) => check.matches_half_up === false);
    assert.deepEqual(
      slips.map(({ k, n, published_pct }) => ({ k, n, published_pct })),
      [{ k: 5, n: 33, published_pct: '15.1' }],
    );
    assert.equal(percentHalfUp(5, 33, 1), '15.2');
  });
});

function published<Content>(name: string): Content {
  const url = new URL(`../../../golden/published/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Content;
}

/** The recomputed values are rounded to six places. */
function assertP(result: TestResult, expected: number | undefined): void {
  assert.ok(result.kind === 'test' && expected !== undefined);
  assert.ok(Math.abs(result.p - expected) <= 0.5000001e-6, `p is ${result.p}, expected ${expected}`);
}

function percentHalfUp(k: number, n: number, decimals: number): string {
  return decimals === 0 ? String(roundedPercent(k, n)) : inDecimals((100 * k) / n, decimals);
}

function inDecimals(value: number, decimals: number): string {
  return roundedHalfUp(value, 10 ** decimals).toFixed(decimals);
}

function decimalsOf(printed: string): number {
  return printed.split('.')[1]?.length ?? 0;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
