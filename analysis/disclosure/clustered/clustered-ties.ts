/** Which of two flags is more frequent where colleagues answer alike: the test behind clustered tie groups. */

import { tCdf } from '../../distributions/distributions.ts';
import { type ClusteredMean, clusteredMean } from '../../estimates/clusters/clustered-mean.ts';
import type { PairedP } from '../../estimates/needs/tie-groups.ts';
import { mcnemar } from '../../estimates/paired/mcnemar.ts';
import type { FlagPairTable } from '../../tables/tables.ts';
import type { Policy } from '../policy.ts';
import { type InstitutionCounts, institutionCounts, isFromEnough } from './clustered-figure.ts';
import { onTables } from './clustered-source.ts';
import type { InstitutionPart } from './institution-tables.ts';

/** The second flag alone, both or neither, the first alone. */
const DIFFERENCES = [-1, 0, 1];

/**
 * p of each pair of flags by the mean of their paired difference, with institutions as clusters. Undefined where the
 * flags are known in too few institutions.
 */
export function clusteredPairedP(
  key: string,
  { ids }: Pick<FlagPairTable, 'ids'>,
  parts: readonly InstitutionPart[],
  policy: Policy,
): PairedP | undefined {
  const countsOf = (first: number, second: number) =>
    institutionCounts({ values: DIFFERENCES, countsIn: differencesOf(first, second) }, key, parts);
  const isEnough = ids.every((_, place) => isFromEnough(countsOf(place, place), parts, policy));
  if (!isEnough) return undefined;
  return (firstId, secondId) => pOf(countsOf(ids.indexOf(firstId), ids.indexOf(secondId)));
}

function differencesOf(first: number, second: number) {
  return onTables('flag-pair', ({ known, firstOnly }) => {
    const ofFirst = firstOnly[first]?.[second] ?? 0;
    const ofSecond = firstOnly[second]?.[first] ?? 0;
    return [ofSecond, (known[first]?.[second] ?? 0) - ofFirst - ofSecond, ofFirst];
  });
}

/** Two-sided, by Student's t with Satterthwaite's degrees of freedom. */
function pOf(tables: InstitutionCounts): number | undefined {
  const result = clusteredMean({ values: DIFFERENCES, tables });
  const { mean, standardError, degreesOfFreedom } = result;
  if (mean.kind === 'not-estimable') return undefined;
  if (standardError.kind === 'not-estimable' || degreesOfFreedom.kind === 'not-estimable') {
    return mean.value === 0 ? undefined : pOfInstitutions(result);
  }
  return 2 * tCdf(-Math.abs(mean.value / standardError.value), degreesOfFreedom.value);
}

/** All institutions lean the same way, all by as much: a sign test of institutions. */
function pOfInstitutions({ clusters }: ClusteredMean): number | undefined {
  const test = mcnemar(clusters, 0);
  return test.kind === 'test' ? test.p : undefined;
}
