/**
 * The probability of all tables that are at most as likely as a given one: the network behind the exact test.
 *
 * Columns are filled one after the other. What comes after a column depends only on what it left of the rows, so
 * all paths to the same remaining rows are carried on together, and a path whose likeliest end is unlikely enough is
 * counted without being walked.
 */

import { addPath, makePathStore, type PathStore, type SortedPaths, sortedPaths } from './path-store.ts';
import { choiceCount, forEachColumn } from './table-columns.ts';
import { highestLogTableProbability, type Margins } from './table-probability.ts';

/** What a node costs, as steps: its bound is a sum over all cells that are left. */
const STEPS_PER_NODE = 10;

/** What is left of the rows, ascending; rows may change places. */
interface Node {
  readonly remaining: readonly number[];
  /** No way from here to the end has a larger logarithm. */
  readonly highest: number;
  readonly paths: PathStore;
}

interface Walk {
  readonly columnTotals: readonly number[];
  /** radices[i] makes one number of the remaining rows; the last row follows from the others. */
  readonly radices: readonly number[];
  readonly logLimit: number;
  readonly stepsAtMost: number;
  steps: number;
  p: number;
}

/**
 * Probability of all tables with given margins whose own probability is at most a limit.
 *
 *     p = sum of P(table) over ln P(table) <= logLimit
 *
 * @param margins - totals of rows and columns, all above 0, at least two of each.
 * @param logLimit - logarithm of the limit, with its slack.
 * @param stepsAtMost - columns tried, paths stored and ten times the nodes met before it gives up; one is 0.1 to 0.3
 *   microseconds.
 * @returns A probability, or undefined when that many steps do not suffice.
 *
 * Source: Mehta CR, Patel NR (1983). A network algorithm for performing Fisher's exact test in r x c contingency
 * tables. JASA 78, 427-434. doi:10.1080/01621459.1983.10477989
 * Checked against: R 4.2.2 fisher.test, in test/golden/contingency.json
 */
export function probabilityUpTo(margins: Margins, logLimit: number, stepsAtMost: number): number | undefined {
  const [rowTotals, columnTotals] = [margins.rowTotals, margins.columnTotals]
    .map((totals) => totals.toSorted((a, b) => a - b))
    .sort(byNumberThenLargest);
  if (rowTotals === undefined || columnTotals === undefined) return undefined;
  const radices = radicesOf(rowTotals);
  if (radices === undefined) return undefined;

  const walk: Walk = { columnTotals, radices, logLimit, stepsAtMost, steps: 0, p: 0 };
  const first: Node = { remaining: rowTotals, highest: 0, paths: makePathStore() };
  addPath(first.paths, 0, 1);
  let level: readonly Node[] = [first];
  for (let j = 0; j < columnTotals.length - 1; j += 1) {
    level = nextLevel(level, j, walk);
    if (walk.steps > stepsAtMost) return undefined;
  }
  return walk.p;
}

/** The shorter side becomes the rows, or the one with smaller largest totals: never by which was called the rows. */
function byNumberThenLargest(a: readonly number[], b: readonly number[]): number {
  const place = a.findLastIndex((total, i) => total !== b[i]);
  return a.length - b.length || (a[place] ?? 0) - (b[place] ?? 0);
}

/** Undefined where the rows are too many and too large to be told apart by one number. */
function radicesOf(rowTotals: readonly number[]): readonly number[] | undefined {
  const radices = [1];
  for (const total of rowTotals.slice(0, -1)) radices.push((radices.at(-1) ?? 1) * (total + 1));
  return (radices.pop() ?? 1) <= Number.MAX_SAFE_INTEGER ? [...radices, 0] : undefined;
}

function nextLevel(level: readonly Node[], j: number, walk: Walk): readonly Node[] {
  const next = new Map<number, Node>();
  for (const node of level) {
    if (node.paths.size > 0) fillColumn(node, j, next, walk);
    if (walk.steps > walk.stepsAtMost) break;
  }
  return [...next.values()];
}

function fillColumn(node: Node, j: number, next: Map<number, Node>, walk: Walk): void {
  const total = walk.columnTotals[j] ?? 0;
  walk.steps += choiceCount(node.remaining, total);
  if (walk.steps > walk.stepsAtMost) return;

  // When one column follows, it is what is left: there are no nodes behind it.
  const isLast = j === walk.columnTotals.length - 2;
  const paths = sortedPaths(node.paths);
  const rest = node.remaining.map(() => 0);
  forEachColumn(node.remaining, total, (column, log) => {
    walk.steps += 1;
    const child = isLast ? undefined : childOf(restOf(node.remaining, column, rest), j + 1, next, walk);
    const counted = placesUpTo(paths.logs, walk.logLimit - log - (child?.highest ?? 0));
    const share = Math.exp(log);
    walk.p += share * (paths.massUpTo[counted] ?? 0);
    if (child !== undefined) {
      carryOn(child, paths, counted, { log, share });
      walk.steps += paths.logs.length - counted;
    }
    return walk.steps <= walk.stepsAtMost;
  });
}

function carryOn(
  child: Node,
  { logs, massUpTo }: SortedPaths,
  from: number,
  column: { readonly log: number; readonly share: number },
): void {
  for (let k = from; k < logs.length; k += 1) {
    const mass = (massUpTo[k + 1] ?? 0) - (massUpTo[k] ?? 0);
    addPath(child.paths, (logs[k] ?? 0) + column.log, mass * column.share);
  }
}

/** Writes into `rest` what a column leaves of the rows, by insertion in ascending order. */
function restOf(remaining: readonly number[], column: readonly number[], rest: number[]): readonly number[] {
  for (let i = 0; i < rest.length; i += 1) {
    const left = (remaining[i] ?? 0) - (column[i] ?? 0);
    let place = i;
    for (; place > 0 && (rest[place - 1] ?? 0) > left; place -= 1) rest[place] = rest[place - 1] ?? 0;
    rest[place] = left;
  }
  return rest;
}

function childOf(rest: readonly number[], j: number, next: Map<number, Node>, walk: Walk): Node {
  let key = 0;
  for (let i = 0; i < rest.length; i += 1) key += (rest[i] ?? 0) * (walk.radices[i] ?? 0);
  const known = next.get(key);
  if (known !== undefined) return known;

  walk.steps += STEPS_PER_NODE;
  const remaining = [...rest];
  const columnTotals = walk.columnTotals.slice(j);
  const n = columnTotals.reduce((sum, total) => sum + total, 0);
  const highest = highestLogTableProbability({ n, rowTotals: remaining, columnTotals });
  const child: Node = { remaining, highest, paths: makePathStore() };
  next.set(key, child);
  return child;
}

/** How many of the ascending numbers are at most the limit. */
function placesUpTo(ascending: Float64Array, limit: number): number {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((ascending[middle] ?? 0) <= limit) from = middle + 1;
    else to = middle;
  }
  return from;
}
