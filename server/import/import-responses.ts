/**
 * Storing responses that were collected elsewhere: all rows of a file or none, unless bad rows may be left out.
 *
 * The key of an imported ballot comes from the respondent column, or from the file and the row, so the same file
 * is recognised when it comes again; it comes from the wave's import key as well, so that once that is deleted
 * nobody finds ballots by a list of respondents. Nobody holds a receipt, so nobody can withdraw such a ballot.
 */

import { createHash, createHmac } from 'node:crypto';

import type { Ballot } from '../../data/ballots/ballots.repository.ts';
import type { BallotsRepositories } from '../../data/ballots/open-ballots.ts';
import type { FreeText } from '../../data/ballots/texts.repository.ts';
import type { WaveState } from '../../data/ballots/wave-states.repository.ts';
import type { WithTransaction } from '../../data/with-transaction.ts';
import { problems } from '../problem.ts';
import type { WaveKey } from '../respond/respondent-secret.ts';
import { stratumOf } from '../study/stratum-of.ts';
import type { ImportPlan, PlannedRow } from './import-plan.ts';
import type { ImportRequest } from './plan-import.ts';

export type ImportRepositories = Pick<BallotsRepositories, 'waveStates' | 'ballots' | 'texts'>;

export interface ImportDependencies {
  readonly withTransaction: WithTransaction<ImportRepositories>;
  readonly plan: (request: ImportRequest) => Promise<ImportPlan>;
}

export interface ImportOrder {
  readonly wave: WaveKey;
  /** The wave's, from the registry (import-key.ts). */
  readonly importKey: Buffer;
  /** The instrument, texts and form must be those of the wave. */
  readonly request: ImportRequest;
  readonly isDryRun?: boolean;
  readonly skipBadRows?: boolean;
}

export type ImportResult =
  | { readonly kind: 'dry-run'; readonly plan: ImportPlan }
  /** Something was not understood, so nothing was stored. */
  | { readonly kind: 'refused'; readonly plan: ImportPlan }
  | {
      readonly kind: 'stored';
      readonly plan: ImportPlan;
      readonly stored: number;
      readonly alreadyImported: number;
    };

/** @throws Problem 'wave-not-found', 'wave-not-open', 'wave-closed', 'import-unreadable'. */
export async function importResponses(
  { withTransaction, plan: makePlan }: ImportDependencies,
  { wave, importKey, request, isDryRun = false, skipBadRows = false }: ImportOrder,
): Promise<ImportResult> {
  // Asked before the file is read, and again in the transaction that stores.
  await withTransaction(async ({ waveStates }) =>
    refuseUnlessOpen(await waveStates.get(wave.studyId, wave.waveId)),
  );

  const plan = await makePlan(request);
  refuseIfTooLong(plan);
  if (isDryRun) return { kind: 'dry-run', plan };
  if (plan.isHeaderBad || (plan.counts.faults > 0 && !skipBadRows)) return { kind: 'refused', plan };

  const hashOf = makeRowHash(wave, importKey, request.bytes);
  const counts = await withTransaction(async ({ waveStates, ballots, texts }) => {
    const state = refuseUnlessOpen(await waveStates.get(wave.studyId, wave.waveId));
    const castings = await ballots.castMany(plan.rows.map((row) => toBallot(row, state, hashOf)));
    await texts.addMany(plan.rows.flatMap((row) => toTexts(row, wave, hashOf)));
    return castings;
  });
  return { kind: 'stored', plan, stored: counts.cast, alreadyImported: counts.alreadyCast };
}

/** All rows of a file are stored in one transaction, and nobody else can write as long as that takes. */
const MOST_ROWS = 20_000;

function refuseIfTooLong({ counts }: ImportPlan): void {
  const filledRows = counts.rows - counts.emptyRows;
  if (filledRows <= MOST_ROWS) return;
  const [found, most] = [filledRows, MOST_ROWS].map((rows) => rows.toLocaleString('en-GB'));
  throw problems.importUnreadable(
    `It has ${found} rows, and one file may have at most ${most}: split it into files that each begin with the header.`,
  );
}

function refuseUnlessOpen(state: WaveState | undefined): WaveState {
  if (state === undefined) throw problems.waveNotFound();
  if (state.state === 'sealed') throw problems.waveClosed();
  if (state.state === 'waiting') throw problems.waveNotOpen();
  return state;
}

type RowHash = (use: 'nullifier' | 'texts', row: PlannedRow) => string;

/** Both hashes of a row come from what the ballot store does not keep, so neither leads to the other. */
function makeRowHash({ studyId, waveId }: WaveKey, importKey: Buffer, file: Uint8Array): RowHash {
  const fileHash = createHash('sha256').update(file).digest('hex');
  return (use, { respondentKey, line }) => {
    const origin = respondentKey === undefined ? `file/${fileHash}/${line}` : `respondent/${respondentKey}`;
    return createHmac('sha256', importKey)
      .update(`readout v1 imported ${use}/${studyId}/${waveId}/${origin}`)
      .digest('hex');
  };
}

function toBallot(row: PlannedRow, state: WaveState, hashOf: RowHash): Ballot {
  const { studyId, waveId, mode, contactPeriod } = state;
  return {
    studyId,
    waveId,
    nullifier: hashOf('nullifier', row),
    mode,
    contactPeriod,
    channel: 'import',
    withdrawalHash: '',
    answers: row.answers.codes,
    ...stratumOf(state, row.answers.declaredInstitutionId),
  };
}

function toTexts(row: PlannedRow, { studyId, waveId }: WaveKey, hashOf: RowHash): readonly FreeText[] {
  const textHash = hashOf('texts', row);
  return [...row.answers.texts].map(([itemId, text]) => ({ studyId, waveId, textHash, itemId, text }));
}
