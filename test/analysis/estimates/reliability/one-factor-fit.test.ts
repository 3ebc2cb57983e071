/** The one-factor fit and omega: known models are found again, and what is no solution is not given as one. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { normalQuantile } from '../../../../analysis/distributions/distributions.ts';
import { cronbachAlpha } from '../../../../analysis/estimates/reliability/cronbach-alpha.ts';
import type { CovarianceTable } from '../../../../analysis/estimates/reliability/item-source.ts';
import { omegaTotal } from '../../../../analysis/estimates/reliability/omega-total.ts';
import {
  type OneFactorFit,
  oneFactorFit,
} from '../../../../analysis/estimates/reliability/one-factor-fit.ts';
import {
  besideCorrelations,
  type OneFactorModel,
} from '../../../../analysis/estimates/reliability/one-factor-model.ts';
import { seededRandom } from '../../../../analysis/estimates/seeded-random.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, numberOf } from '../../../support/golden.ts';
import { tableOf } from './answers.ts';

/** The covariances that a model implies. */
function impliedBy({ loadings, uniquenesses }: OneFactorModel, n = 200): CovarianceTable {
  const covariance = loadings.map((a, i) =>
    loadings.map((b, j) => a * b + (i === j ? (uniquenesses[i] ?? 0) : 0)),
  );
  return { kind: 'covariance', n, covariance };
}

function omegaOf({ loadings, uniquenesses }: OneFactorModel): number {
  const common = loadings.reduce((sum, loading) => sum + loading, 0) ** 2;
  return common / (common + uniquenesses.reduce((sum, each) => sum + each, 0));
}

function fitOf(source: Parameters<typeof oneFactorFit>[0]): OneFactorFit {
  const fit = oneFactorFit(source);
  assert.ok(fit.kind === 'one-factor');
  return fit;
}

/** Answers that follow the model, but for chance. */
function simulated({ loadings, uniquenesses }: OneFactorModel, n: number, seed: string) {
  const random = seededRandom(seed);
  const normal = () => normalQuantile(Math.max(random(), 1e-12));
  return Array.from({ length: n }, () => {
    const factor = normal();
    return loadings.map((loading, i) => loading * factor + Math.sqrt(uniquenesses[i] ?? 0) * normal());
  });
}

const anyModel: fc.Arbitrary<OneFactorModel> = fc
  .array(fc.tuple(fc.integer({ min: 3, max: 20 }), fc.integer({ min: 2, max: 20 })), {
    minLength: 3,
    maxLength: 12,
  })
  .map((pairs) => ({
    loadings: pairs.map(([loading]) => loading / 10),
    uniquenesses: pairs.map(([, unique]) => unique / 10),
  }));

describe('oneFactorFit', () => {
  it('finds a model again from the covariances that it implies', () => {
    forAll([anyModel], (model) => {
      const fit = fitOf(impliedBy(model));
      model.loadings.forEach((loading, i) => {
        assertClose(fit.loadings[i] ?? Number.NaN, loading, 1e-6);
        assertClose(fit.uniquenesses[i] ?? Number.NaN, model.uniquenesses[i] ?? Number.NaN, 1e-6);
      });
    });
  });

  it('follows its items when they change places, and their units', () => {
    const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3];
    const order = [c, a, d, b];
    const { covariance, n } = impliedBy({ loadings: [0.9, 0.6, 0.7, 0.4], uniquenesses: [0.5, 1, 0.3, 0.8] });
    // No longer what one factor implies, so that there is something to fit.
    const source = covariance.map((row, i) => row.map((value, j) => (i + j === 3 ? value + 0.05 : value)));
    const before = fitOf({ kind: 'covariance', n, covariance: source });
    const moved = order.map((i) => order.map((j) => source[i]?.[j] ?? 0));
    const after = fitOf({ kind: 'covariance', n, covariance: moved });
    const wider = source.map((row, i) =>
      row.map((value, j) => value * (i === a ? 3 : 1) * (j === a ? 3 : 1)),
    );
    const scaled = fitOf({ kind: 'covariance', n, covariance: wider });
    order.forEach((item, place) => {
      const loading = before.loadings[item] ?? Number.NaN;
      assertClose(after.loadings[place] ?? Number.NaN, loading, 1e-7);
      assertClose(scaled.loadings[item] ?? Number.NaN, item === a ? 3 * loading : loading, 1e-7);
    });
  });

  it('gives the first loading a positive sign, and an item that runs against it a negative one', () => {
    const model = { loadings: [0.8, -0.7, 0.6, 0.9], uniquenesses: [0.4, 0.5, 0.6, 0.2] };
    fitOf(impliedBy(model)).loadings.forEach((loading, i) => {
      assertClose(loading, model.loadings[i] ?? Number.NaN, 1e-6);
    });
  });

  it('has a reason with too few items or respondents, or an item that does not vary', () => {
    const model = { loadings: [0.8, 0.7, 0.6], uniquenesses: [0.4, 0.5, 0.6] };
    assertReason(oneFactorFit(impliedBy(model, 29)), 'below_gate');
    assert.equal(oneFactorFit(impliedBy(model, 30)).kind, 'one-factor');
    assertReason(oneFactorFit(impliedBy(model, 1)), 'n_lt_2');
    assertReason(oneFactorFit(impliedBy(model, 0)), 'no_data');
    assertReason(oneFactorFit(impliedBy({ loadings: [1, 1], uniquenesses: [1, 1] })), 'k_lt_3');
    assertReason(oneFactorFit(impliedBy({ loadings: [1], uniquenesses: [1] })), 'k_lt_3');
    assertReason(oneFactorFit(impliedBy({ loadings: [1, 1, 0], uniquenesses: [1, 1, 0] })), 'zero_variance');
  });

  it('gives no improper solution: a uniqueness below 0, an item that is another item', () => {
    // Three items have one exact solution; here its first uniqueness is 1 - 0.81 / 0.5.
    const heywood = [
      [1, 0.9, 0.9],
      [0.9, 1, 0.5],
      [0.9, 0.5, 1],
    ];
    assertReason(oneFactorFit({ kind: 'covariance', n: 100, covariance: heywood }), 'improper_solution');
    const twins = [
      [1, 1, 0.5],
      [1, 1, 0.5],
      [0.5, 0.5, 1],
    ];
    assertReason(oneFactorFit({ kind: 'covariance', n: 100, covariance: twins }), 'improper_solution');
  });

  it('gives no solution where nothing is common', () => {
    const covariance = [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => (i === j ? 1 : 0)));
    assertReason(oneFactorFit({ kind: 'covariance', n: 100, covariance }), 'not_converged');
  });
});

describe('besideCorrelations', () => {
  it('has the slopes that small steps have', () => {
    const correlations = [
      [1, 0.5, 0.3, 0.4],
      [0.5, 1, 0.2, 0.6],
      [0.3, 0.2, 1, 0.1],
      [0.4, 0.6, 0.1, 1],
    ];
    const at = [0.7, 0.6, 0.4, 0.5, 0.5, 0.6, 0.8, 0.7];
    const discrepancy = (values: readonly number[]) =>
      besideCorrelations({ loadings: values.slice(0, 4), uniquenesses: values.slice(4) }, correlations);
    const fit = discrepancy(at);
    assert.ok(fit !== undefined);
    fit.gradient.forEach((slope, place) => {
      const [above, below] = [1e-5, -1e-5].map(
        (step) => discrepancy(at.map((value, i) => (i === place ? value + step : value)))?.discrepancy,
      );
      assertClose(slope, ((above ?? 0) - (below ?? 0)) / 2e-5, 1e-7);
    });
  });

  it('is not there for a model whose covariances no answers have', () => {
    const model = { loadings: [0.5, 0.5], uniquenesses: [-1, 1] };
    assert.equal(
      besideCorrelations(model, [
        [1, 0],
        [0, 1],
      ]),
      undefined,
    );
  });
});

describe('omegaTotal', () => {
  it('is what the model says, and alpha where all items load equally', () => {
    forAll([anyModel], (model) => {
      assertClose(numberOf(omegaTotal(impliedBy(model))), omegaOf(model), 1e-7);
    });
    const equal = impliedBy({ loadings: [0.7, 0.7, 0.7, 0.7], uniquenesses: [0.2, 0.5, 0.9, 1.4] });
    assertClose(numberOf(omegaTotal(equal)), numberOf(cronbachAlpha(equal)), 1e-9);
  });

  it('comes near the truth of simulated items that load unequally, where alpha stays below it', () => {
    const model = {
      loadings: [1.2, 0.9, 0.7, 0.5, 0.3, 0.2],
      uniquenesses: [0.3, 0.4, 0.6, 0.7, 0.9, 0.5],
    };
    const rows = simulated(model, 20_000, 'c0ffee'.repeat(6));
    const omega = numberOf(omegaTotal(tableOf(rows)));
    const alpha = numberOf(cronbachAlpha(tableOf(rows)));
    assert.ok(Math.abs(omega - omegaOf(model)) < 0.01);
    assert.ok(alpha < omegaOf(model) - 0.02);
  });

  it('has the reason of the fit where there is none', () => {
    assertReason(omegaTotal(impliedBy({ loadings: [1, 1], uniquenesses: [1, 1] })), 'k_lt_3');
  });
});
