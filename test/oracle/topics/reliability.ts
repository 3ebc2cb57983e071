/** Golden topic `reliability`: alpha and what stands beside it, from answers or from covariances. */

import type { AnyEstimate } from '../../../analysis/estimates/estimate.ts';
import { alphaIfDeleted } from '../../../analysis/estimates/reliability/alpha-if-deleted.ts';
import { cronbachAlpha } from '../../../analysis/estimates/reliability/cronbach-alpha.ts';
import { meanInterItemCorrelation } from '../../../analysis/estimates/reliability/item-correlation.ts';
import { itemRestCorrelations } from '../../../analysis/estimates/reliability/item-rest-correlations.ts';
import type { ItemSource } from '../../../analysis/estimates/reliability/item-source.ts';
import { omegaTotal } from '../../../analysis/estimates/reliability/omega-total.ts';
import { oneFactorFit } from '../../../analysis/estimates/reliability/one-factor-fit.ts';
import { standardisedAlpha } from '../../../analysis/estimates/reliability/standardised-alpha.ts';
import { zeroVarianceItems } from '../../../analysis/estimates/reliability/zero-variance-items.ts';
import { toProductTable } from '../../support/golden.ts';
import type { JsonObject, OracleTopic } from '../topic.ts';

export const reliability: OracleTopic = {
  topic: 'reliability',
  calculations: [
    { takes: (input) => 'items' in input, calculate: (input) => coefficients(input, itemsOf(input)) },
    {
      takes: (input) => 'covariance' in input,
      calculate: (input) => coefficients(input, covariancesOf(input)),
    },
  ],
  fieldTolerances: { omega_total_1factor_ml: 1e-4, loadings: 1e-4 },
  notCompared: ['feldt_if_R_qf_used_WRONG'],
};

function itemsOf(input: JsonObject): ItemSource {
  return toProductTable(input.items as readonly (readonly (number | null)[])[]);
}

function covariancesOf(input: JsonObject): ItemSource {
  const covariance = input.covariance as readonly (readonly number[])[];
  return { kind: 'covariance', n: Number(input.n), covariance };
}

function coefficients(input: JsonObject, source: ItemSource): JsonObject {
  const alpha = cronbachAlpha(source, typeof input.conf === 'number' ? input.conf : 0.95);
  const k = source.kind === 'product' ? source.itemIds.length : source.covariance.length;
  const size = { k, n: alpha.n, zero_variance_items: zeroVarianceItems(source).map((item) => item + 1) };
  if (alpha.kind === 'not-estimable') {
    return { status: 'undefined', reason: alpha.reason.replaceAll('-', '_'), ...size };
  }
  const fit = oneFactorFit(source);
  return {
    status: 'ok',
    ...size,
    alpha: alpha.value,
    feldt: [alpha.interval.lower, alpha.interval.upper],
    alpha_standardized: valueOrNull(standardisedAlpha(source)),
    mean_inter_item_r: valueOrNull(meanInterItemCorrelation(source)),
    item_rest_r: itemRestCorrelations(source).map(valueOrNull),
    alpha_if_deleted: alphaIfDeleted(source).map(valueOrNull),
    omega_total_1factor_ml: valueOrNull(omegaTotal(source)),
    loadings: fit.kind === 'one-factor' ? fit.loadings : null,
  };
}

function valueOrNull(result: AnyEstimate): number | null {
  return result.kind === 'not-estimable' ? null : result.value;
}
