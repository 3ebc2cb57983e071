/** Which modules or needs cannot be put in order by how many respondents have them. */

import { type Disclosed, mapDisclosed } from '../disclosure/disclosed.ts';
import { clusteredTies, type ReadView, readTable } from '../disclosure/read-release.ts';
import { tieGroups } from '../estimates/needs/tie-groups.ts';
import type { TieGroups, TieTest } from './results.ts';

/** As the release has them where it allows for colleagues who answer alike, otherwise from the table. */
export function tiesOf(view: ReadView, key: `flags:${string}`): Disclosed<TieGroups> {
  return mapDisclosed(
    readTable(view, key, 'flag-pair'),
    (table) => clusteredTies(view, key) ?? tieGroups(table),
  );
}

/** How `tiesOf` compares two of them. */
export function tieTestOf(view: ReadView, key: `flags:${string}`): TieTest {
  return clusteredTies(view, key) === undefined ? 'mcnemar-exact' : 'cr2-paired-difference';
}
