/** What can be wrong with generalisation ladders: rungs that do not partition, or are not coarser than the last. */

import { itemFaults, knownOptions, repeated } from './check-items.ts';
import type { Instrument, Ladder } from './instrument.ts';
import type { Item } from './item.ts';
import type { JSONPath, PathFault } from './located-json.ts';

const CODED: readonly Item['kind'][] = ['single', 'likert'];

/** Faults of the quasi-identifiers' ladders, each with its path. */
export function ladderFaults(instrument: Instrument): readonly PathFault[] {
  const ladders = instrument.quasiIdentifiers;
  return [
    ...repeated(
      ladders.map((ladder) => ladder.item),
      (index) => ['quasiIdentifiers', index, 'item'],
      'ladder for',
    ),
    ...ladders.flatMap((ladder, index) => faultsOfLadder(ladder, ['quasiIdentifiers', index], instrument)),
  ];
}

function faultsOfLadder(ladder: Ladder, path: JSONPath, instrument: Instrument): readonly PathFault[] {
  const kinds: readonly Item['kind'][] = ladder.rungs.length === 0 ? ['institution', ...CODED] : CODED;
  const wrongItem = itemFaults(ladder.item, [...path, 'item'], { instrument, kinds });
  const item = instrument.items.find((candidate) => candidate.id === ladder.item);
  if (wrongItem.length > 0 || item === undefined) return wrongItem;
  const options = knownOptions(item, instrument);
  return [
    ...repeated(
      ladder.rungs.map((rung) => rung.id),
      (index) => [...path, 'rungs', index, 'id'],
      'rung',
    ),
    ...ladder.rungs.flatMap((rung, index) => [
      ...partitionFaults(rung, [...path, 'rungs', index], options),
      ...coarserFaults(rung, ladder.rungs[index - 1], [...path, 'rungs', index]),
    ]),
  ];
}

type Rung = Ladder['rungs'][number];

function partitionFaults(rung: Rung, path: JSONPath, options: readonly string[]): readonly PathFault[] {
  const placed = rung.groups.flatMap((group, g) =>
    group.options.map((option, o) => ({ option, path: [...path, 'groups', g, 'options', o] })),
  );
  const left = options.filter((option) => !placed.some((place) => place.option === option));
  return [
    ...repeated(
      rung.groups.map((group) => group.id),
      (index) => [...path, 'groups', index, 'id'],
      'group',
    ),
    ...placed
      .filter(({ option }) => !options.includes(option))
      .map(({ option, path: at }) => ({ path: at, message: `the item has no option "${option}"` })),
    ...repeated(
      placed.map(({ option }) => option),
      (index) => placed[index]?.path ?? path,
      'place in this rung for',
    ),
    ...left.map((option) => ({ path, message: `option "${option}" is in no group` })),
  ];
}

/** Every rung has to be made of whole groups of the rung below it, or one could be worked out from two. */
function coarserFaults(rung: Rung, below: Rung | undefined, path: JSONPath): readonly PathFault[] {
  const groupOf = new Map(rung.groups.flatMap((group) => group.options.map((option) => [option, group.id])));
  return (below?.groups ?? [])
    .filter((group) => new Set(group.options.map((option) => groupOf.get(option))).size > 1)
    .map((group) => ({ path, message: `splits the group "${group.id}" of the rung before it` }));
}
