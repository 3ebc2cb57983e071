/** All rows of the coverage table, in its order. Takes seconds: each row is summed or simulated when it is asked for. */

import { agreementRows } from './agreement-rows.ts';
import { associationRows } from './association-rows.ts';
import { clusterRows } from './cluster-rows.ts';
import type { CoverageRow } from './coverage-row.ts';
import { finitePopulationRows } from './finite-population-rows.ts';
import { gapRows } from './gap-rows.ts';
import { institutionRows } from './institution-rows.ts';
import { meanRows } from './mean-rows.ts';
import { reliabilityRows } from './reliability-rows.ts';
import { shareRows } from './share-rows.ts';
import { weightRows } from './weight-rows.ts';

export function coverageRows(): readonly CoverageRow[] {
  return [
    ...shareRows(),
    ...meanRows(),
    ...gapRows(),
    ...clusterRows(),
    ...reliabilityRows(),
    ...associationRows(),
    ...finitePopulationRows(),
    ...weightRows(),
    ...institutionRows(),
    ...agreementRows(),
  ];
}
