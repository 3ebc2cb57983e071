/** Runs the cases of one file: finds the calculation of each, computes, compares. One bad case stops no other. */

import { differences } from './differences.ts';
import { type CaseFile, messageOf } from './read-case-files.ts';
import type { OracleCase, OracleFile, OracleTopic } from './topic.ts';

export interface FileOutcome {
  readonly name: string;
  readonly passed: number;
  /** Cases; an unreadable file counts as one. */
  readonly failed: number;
  /** One line for each fault that was found. */
  readonly failures: readonly string[];
  /** One line for the file. */
  readonly summary: string;
}

/** @param notYetRun - topics whose cases are counted neither way. */
export function runFile(
  caseFile: CaseFile,
  topics: readonly OracleTopic[],
  notYetRun: readonly string[] = [],
): FileOutcome {
  const { name } = caseFile;
  if (caseFile.kind === 'unreadable') {
    const failures = [`${name}: cannot be read as case file: ${caseFile.why}`];
    return { name, passed: 0, failed: 1, failures, summary: `${name}: not run` };
  }
  const { file, broken } = caseFile;
  if (notYetRun.includes(file.meta.topic)) {
    const summary = `${name}: ${file.cases.length} cases of ${file.meta.topic} not yet run, counted neither way`;
    return { name, passed: 0, failed: 0, failures: [], summary };
  }
  const faults = [
    ...broken.map(({ name: id, why }) => ({ id, faults: [`not a case: ${why}`] })),
    ...file.cases.map((each) => ({ id: each.id, faults: faultsOf(each, file, topics) })),
  ];
  const failed = faults.filter((each) => each.faults.length > 0).length;
  return {
    name,
    passed: faults.length - failed,
    failed,
    failures: faults.flatMap((each) => each.faults.map((fault) => `${name} ${each.id}: ${fault}`)),
    summary: `${name}: ${faults.length - failed} of ${faults.length} cases agree`,
  };
}

function faultsOf(each: OracleCase, file: OracleFile, topics: readonly OracleTopic[]): readonly string[] {
  const topic = topics.find((candidate) => candidate.topic === file.meta.topic);
  if (topic === undefined) return [`cannot be placed: no topic is named "${file.meta.topic}"`];
  try {
    const calculation = topic.calculations.find(({ takes }) => takes(each.input));
    if (calculation === undefined) return [unplaced(topic, each)];
    const rules = {
      tolerance: each.tol_rel,
      fieldTolerances: topic.fieldTolerances ?? {},
      notCompared: topic.notCompared ?? [],
    };
    return differences(each.expected, calculation.calculate(each.input, file), rules).map(
      ({ field, expected, got }) => `${field === '' ? 'result' : field}: expected ${expected}, got ${got}`,
    );
  } catch (error) {
    return [`threw instead of giving a result: ${messageOf(error)}`];
  }
}

function unplaced({ topic }: OracleTopic, { input }: OracleCase): string {
  const keys = Object.keys(input).join(', ') || 'no keys';
  return `cannot be placed: no calculation of ${topic} takes input with ${keys}`;
}
