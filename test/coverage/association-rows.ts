/** Coverage of the intervals of rank correlations. */

import { codeJointTable, type JointTable } from '../../analysis/estimates/association/joint-table.ts';
import { kendallTauB } from '../../analysis/estimates/association/kendall-tau-b.ts';
import { spearman } from '../../analysis/estimates/association/spearman.ts';
import type { AnyEstimate } from '../../analysis/estimates/estimate.ts';
import type { CoverageRow } from './coverage-row.ts';
import { itemByStanding, jointOf } from './factor-population.ts';
import { drawPairs, type Joint, sumOverPairs } from './pair-populations.ts';
import { HIGH, type Item, LOW } from './populations.ts';
import { simulatedRow } from './simulated-coverage.ts';

/** Twenty scores of a scale, equally frequent. */
const SCORES: Item = Array.from({ length: 20 }, () => 0.05);

const SKEWED_ITEMS = jointOf(itemByStanding(HIGH, 0.75), itemByStanding(LOW, 0.75));
const SCALES = jointOf(itemByStanding(SCORES, 0.75), itemByStanding(SCORES, 0.75));

export function associationRows(): readonly CoverageRow[] {
  return [
    spearmanRow('two five-point items, skewed against each other', SKEWED_ITEMS),
    spearmanRow('two scales of 20 scores', SCALES),
    kendallRow('two five-point items, skewed against each other', SKEWED_ITEMS),
    kendallRow('two scales of 20 scores', SCALES),
  ];
}

function spearmanRow(of: string, joint: Joint): CoverageRow {
  const truth = trueSpearman(joint);
  const name = `Spearman's correlation of ${of}, n respondents, ${truth.toFixed(2)} in truth`;
  return rankRow('`bonett-wright`', name, joint, { truth, estimateOf: (table) => spearman(table).rho });
}

function kendallRow(of: string, joint: Joint): CoverageRow {
  const truth = trueKendall(joint);
  const name = `Kendall's tau-b of ${of}, n respondents, ${truth.toFixed(2)} in truth`;
  return rankRow('`brown-benedetti`', name, joint, { truth, estimateOf: kendallTauB });
}

function rankRow(
  interval: string,
  design: string,
  joint: Joint,
  { truth, estimateOf }: { readonly truth: number; readonly estimateOf: (table: JointTable) => AnyEstimate },
): CoverageRow {
  return simulatedRow({
    interval,
    design,
    samples: 2000,
    trials: (n, random) => [{ estimate: estimateOf(codeJointTable(drawPairs(joint, n, random))), truth }],
  });
}

/** Product-moment correlation of the share of people below, ties counting half. */
function trueSpearman(joint: Joint): number {
  const [first, second] = [positions(joint.map(sum)), positions(columnSums(joint))];
  const meanOf = (of: (a: number, b: number) => number) =>
    sumOverPairs(joint, (a, b) => of((first[a - 1] ?? 0) - 0.5, (second[b - 1] ?? 0) - 0.5));
  return meanOf((a, b) => a * b) / Math.sqrt(meanOf((a) => a ** 2) * meanOf((_, b) => b ** 2));
}

/** Of two people, how much more often both answers differ the same way than not; tied pairs are left out by answer. */
function trueKendall(joint: Joint): number {
  const sameWay = sumOverPairs(joint, (a, b) =>
    sumOverPairs(joint, (c, d) => Math.sign(a - c) * Math.sign(b - d)),
  );
  const untied = (shares: readonly number[]) => 1 - sum(shares.map((share) => share ** 2));
  return sameWay / Math.sqrt(untied(joint.map(sum)) * untied(columnSums(joint)));
}

function positions(shares: readonly number[]): readonly number[] {
  let below = 0;
  return shares.map((share) => {
    below += share;
    return below - share / 2;
  });
}

function columnSums(joint: Joint): readonly number[] {
  return (joint[0] ?? []).map((_, column) => sum(joint.map((row) => row[column] ?? 0)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
