/** The page of support needs: importance against availability, absent told from unknown, and the top needs. */

import type { Instrument, Need } from '../../survey-definitions/instrument.ts';
import { optionIdsOf } from '../../survey-definitions/options.ts';
import { type ClusteredName, optionName } from '../disclosure/clustered/clustered-name.ts';
import { mapDisclosed } from '../disclosure/disclosed.ts';
import { pairMargins } from '../disclosure/pair-margins.ts';
import { holdsMeasure, type ReadView, readFigure, readTable } from '../disclosure/read-release.ts';
import { meanInterval } from '../estimates/describe/mean-interval.ts';
import { borichScore } from '../estimates/needs/borich-score.ts';
import type { PairTable } from '../tables/tables.ts';
import { needPriority } from './need-priority.ts';
import type { NeedResult, NeedsResult } from './results.ts';
import { shareIn, sum } from './share-figure.ts';
import { tiesOf, tieTestOf } from './ties.ts';

export function needsResult(view: ReadView, instrument: Instrument): NeedsResult {
  return {
    needs: instrument.needs
      .filter(({ id }) => holdsMeasure(view, `need:${id}`))
      .map((need) => needResult(view, need, instrument)),
    priority: needPriority(view),
    topTieGroups: tiesOf(view, 'flags:top'),
    topTieTest: tieTestOf(view, 'flags:top'),
  };
}

function needResult(view: ReadView, need: Need, instrument: Instrument): NeedResult {
  const key = `need:${need.id}`;
  const parts = mapDisclosed(readTable(view, key, 'pair'), (table) => partsOf(table, need));
  const figure = { key, kind: 'pair' } as const;
  const share = (name: ClusteredName, countOf: (parts: NeedParts) => number) =>
    mapDisclosed(parts, (each) => shareIn(view, { key, name, count: countOf(each), n: each.n }));
  return {
    need: need.id,
    importantAndAbsent: share('absent', ({ absent }) => absent),
    importantAndUnknown: share('unknown', ({ unknown }) => unknown),
    importantAndThere: share('there', ({ there }) => there),
    notImportant: share('not-important', ({ notImportant }) => notImportant),
    importance: readFigure(view, { ...figure, name: 'importance' }, (table) =>
      meanInterval(pairMargins(table).firstWithUnknown),
    ),
    availability: readFigure(view, { ...figure, name: 'availability' }, (table) =>
      meanInterval(pairMargins(table).second),
    ),
    discrepancy: mapDisclosed(readTable(view, key, 'pair'), (table) => borichScore(table).interval),
    top: topShare(view, need, instrument),
  };
}

type NeedParts = ReturnType<typeof partsOf>;

/** Four parts of all who rated it, those who do not know whether it is there among them. */
function partsOf(table: PairTable, { importantFrom, absentTo }: Need) {
  const important = table.counts.slice(importantFrom - 1);
  const n = sum(table.counts.flat()) + sum(table.secondUnknown);
  const absent = sum(important.flatMap((row) => row.slice(0, absentTo)));
  const there = sum(important.flatMap((row) => row.slice(absentTo)));
  const unknown = sum(table.secondUnknown.slice(importantFrom - 1));
  return { n, absent, there, unknown, notImportant: n - absent - there - unknown };
}

/** Of those who named any. */
function topShare(view: ReadView, need: Need, instrument: Instrument): NeedResult['top'] {
  const item = instrument.items.find(({ id }) => id === instrument.topNeeds);
  const place = item === undefined ? -1 : optionIdsOf(item, instrument).indexOf(need.id);
  const key = `item:${item?.id ?? ''}`;
  return mapDisclosed(readTable(view, key, 'tick'), ({ ticks, answered }) =>
    shareIn(view, { key, name: optionName(place + 1), count: ticks[place] ?? 0, n: answered }),
  );
}
