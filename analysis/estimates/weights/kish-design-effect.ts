/** What unequal weights cost: how many equally weighted respondents would tell as much. */

import { checkValueCounts } from '../check-arguments.ts';
import { type NotEstimable, notEstimable } from '../estimate.ts';
import { respondentsIn, type ValueCounts } from '../value-counts.ts';
import { checkWeight } from './check-weight.ts';

export interface KishDesignEffect {
  readonly kind: 'design-effect';
  /** Respondents, those of weight 0 among them. */
  readonly n: number;
  /** 1 when all weights are equal; by how often the variance of a mean grows. */
  readonly designEffect: number;
  /** n / design effect: at most the number of respondents whose weight is above 0. */
  readonly effectiveN: number;
  /** Standard deviation of the weights (divisor n) over their mean. */
  readonly coefficientOfVariation: number;
}

/**
 * Kish's design effect of unequal weights, and the effective number of respondents.
 *
 *     deff = n * sum of w^2 / (sum of w)^2,  effective n = n / deff,  coefficient of variation = sqrt(deff - 1)
 *
 * where w runs over the weights of the n respondents. The scale of the weights does not matter.
 *
 * @param weights - [weight, respondents], weights 0 or above.
 * @returns The three numbers. Not estimable (`no-data`) without respondents, and when all weights are 0.
 * @throws RangeError if a weight is negative or not finite, or a count no number of respondents.
 *
 * Source: Kish L (1965). Survey Sampling, Wiley, section 11.7.
 * Checked against: R 4.2.2, in test/golden/weights.json
 */
export function kishDesignEffect(weights: ValueCounts): KishDesignEffect | NotEstimable {
  checkValueCounts('weights', weights);
  weights.forEach(([weight], place) => {
    checkWeight(`weights[${place}]`, weight);
  });
  const n = respondentsIn(weights);
  // Relative to the largest, so that the squares of tiny or huge weights stay within a double.
  const largest = weights.reduce((most, [weight, count]) => (count > 0 ? Math.max(most, weight) : most), 0);
  if (largest === 0) return notEstimable('no-data', n);

  const sum = weights.reduce((total, [weight, count]) => total + count * (weight / largest), 0);
  const squares = weights.reduce((total, [weight, count]) => total + count * (weight / largest) ** 2, 0);
  const designEffect = (n * squares) / sum ** 2;
  return {
    kind: 'design-effect',
    n,
    designEffect,
    effectiveN: sum ** 2 / squares,
    // Rounding may take the design effect of equal weights to just below 1.
    coefficientOfVariation: Math.sqrt(Math.max(0, designEffect - 1)),
  };
}
