/** Cluster tables: the answers to one item or scale, counted in each institution apart. */

import { checkCount, checkCounts, checkSameLength, checkValue } from '../check-arguments.ts';

/** Respondents by institution and value. Institutions are the clusters: people of one place answer alike. */
export interface ClusterTables {
  /** Codes, scores, or [0, 1] for a share. */
  readonly values: readonly number[];
  /** tables[j][c]: respondents of institution j who have values[c]. */
  readonly tables: readonly (readonly number[])[];
}

/**
 * Refuses tables that do not count the values that are named.
 *
 *     each value finite, each table as long as the values, each count whole and 0 or above
 *
 * @param name - what the message calls the tables, e.g. "tables".
 * @param clusters - values, and respondents by institution and value.
 * @returns Nothing.
 * @throws RangeError naming the value, the table or the count, or all tables where their counts add up to no number of
 *   respondents.
 *
 * Source: none; a precondition.
 * Checked against: test/analysis/estimates/clusters/clustered-mean.test.ts
 */
export function checkClusters(name: string, { values, tables }: ClusterTables): void {
  values.forEach((value, place) => {
    checkValue(`values[${place}]`, value);
  });
  tables.forEach((table, institution) => {
    checkSameLength(`${name}[${institution}]`, table, values);
    checkCounts(`${name}[${institution}]`, table);
  });
  checkCount(
    name,
    tables.reduce((all, table) => table.reduce((sum, count) => sum + count, all), 0),
  );
}
