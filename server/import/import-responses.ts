/**
 * Storing responses that were collected elsewhere: all rows of a file or none, unless bad rows may be left out.
 *
 * The key of an imported ballot comes from the respondent column, or from the file and the row, so the same file
 * is recognised when it comes again. Nobody holds a receipt, so nobody can withdraw such a ballot.
 */

import { createHash, createHmac } from 'node:crypto';

import type { Ballot } from '../../data/ballots/ballots.repository.ts';
import type { BallotsRepositories } from '../../data/ballots/open-ballots.ts';
import type { FreeText } from '../../data/ballots/texts.repository.ts';
import type { WaveState } from '../../data/ballots/wave-states.repository.ts';
import type { WithTransaction } from '../../data/with-transaction.ts';
import { problems } from '../problem.ts';
import type { WaveKey } from '../respond/respondent-secret.ts';
import type { ImportPlan, PlannedRow } from './import-plan.ts';
import type { ImportRequest } from './plan-import.ts';

export type ImportRepositories = Pick<BallotsRepositories, 'waveStates' | 'ballots' | 'texts'>;

export interface ImportDependencies {
  readonly withTransaction: WithTransaction<ImportRepositories>;
  /** `planImport` on the command line, `planImportInWorker` in the server. */
  readonly plan: (request: ImportRequest) => Promise<ImportPlan>;
}

export interface ImportOrder {
  readonly wave: WaveKey;
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
  { wave, request, isDryRun = false, skipBadRows = false }: ImportOrder,
): Promise<ImportResult> {
  // Asked before the file is read, and again in the transaction that stores.
  await withTransaction(async ({ waveStates }) =>
    refuseUnlessOpen(await waveStates.get(wave.studyId, wave.waveId)),
  );

  const plan = await makePlan(request);
  if (isDryRun) return { kind: 'dry-run', plan };
  if (plan.isHeaderBad || (plan.counts.faults > 0 && !skipBadRows)) return { kind: 'refused', plan };

  const fileHash = createHash('sha256').update(request.bytes).digest('hex');
  const counts = await withTransaction(async ({ waveStates, ballots, texts }) => {
    const state = refuseUnlessOpen(await waveStates.get(wave.studyId, wave.waveId));
    const castings = await ballots.castMany(plan.rows.map((row) => toBallot(row, state, fileHash)));
    await texts.addMany(plan.rows.flatMap((row) => toTexts(row, wave, fileHash)));
    return castings;
  });
  return { kind: 'stored', plan, stored: counts.cast, alreadyImported: counts.alreadyCast };
}

function refuseUnlessOpen(state: WaveState | undefined): WaveState {
  if (state === undefined) throw problems.waveNotFound();
  if (state.state === 'sealed') throw problems.waveClosed();
  if (state.state === 'waiting') throw problems.waveNotOpen();
  return state;
}

function toBallot(row: PlannedRow, state: WaveState, fileHash: string): Ballot {
  const { studyId, waveId, mode, contactPeriod } = state;
  return {
    studyId,
    waveId,
    nullifier: hashOf('nullifier', row, state, fileHash),
    mode,
    contactPeriod,
    channel: 'import',
    withdrawalHash: '',
    answers: row.answers.codes,
    ...institutionOf(state, row.answers.declaredInstitutionId),
  };
}

/** As for answers given here: in the open mode a claim, in the others the stratum where the frame has it. */
function institutionOf(
  { mode, strata }: WaveState,
  declared: string | undefined,
): Pick<Ballot, 'stratumId' | 'declaredInstitutionId'> {
  if (mode === 'open') return { stratumId: 'none', declaredInstitutionId: declared };
  const isInFrame = declared !== undefined && strata.includes(declared);
  return { stratumId: isInFrame ? declared : 'none', declaredInstitutionId: undefined };
}

function toTexts(row: PlannedRow, wave: WaveKey, fileHash: string): readonly FreeText[] {
  const textHash = hashOf('texts', row, wave, fileHash);
  return [...row.answers.texts].map(([itemId, text]) => ({
    studyId: wave.studyId,
    waveId: wave.waveId,
    textHash,
    itemId,
    text,
  }));
}

/** Both hashes come from what the store does not keep, so neither leads to the other. */
function hashOf(use: 'nullifier' | 'texts', row: PlannedRow, wave: WaveKey, fileHash: string): string {
  const origin =
    row.respondentKey === undefined ? `file/${fileHash}/${row.line}` : `respondent/${row.respondentKey}`;
  return createHmac('sha256', `readout v1 imported ${use}`)
    .update(`${wave.studyId}/${wave.waveId}/${origin}`)
    .digest('hex');
}
