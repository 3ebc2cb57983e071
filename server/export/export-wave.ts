/** An export of a wave, from the browser or the command line: refused, or entered in the study's log before a row leaves. */

import type { BallotsRepository } from '../../data/ballots/ballots.repository.ts';
import type { AuditRepository } from '../../data/registry/audit.repository.ts';
import type { Wave } from '../../data/registry/waves.repository.ts';
import type { Translate } from '../http/messages.ts';
import { SOFTWARE_VERSION } from '../software-version.ts';
import { type AuditDependencies, auditEntry } from '../study/audit-entry.ts';
import { type BallotsExport, type ExportOptions, exportBallots } from './export-ballots.ts';
import { type ExportedWaveDependencies, exportedWave } from './exported-wave.ts';

export interface ExportWaveDependencies extends ExportedWaveDependencies, AuditDependencies {
  readonly ballots: Pick<BallotsRepository, 'readWave'>;
  readonly audit: Pick<AuditRepository, 'add'>;
  readonly randomBytes: (count: number) => Buffer;
  readonly translateFor: (locale: string) => Translate;
}

export interface ExportOrder {
  readonly wave: Wave;
  readonly options: ExportOptions;
  /** Who asks; '' for the command line. */
  readonly accountId: string;
}

/** @throws Problem 'export-still-open', 'too-few-for-export' or 'wave-not-found'; then nothing is entered. */
export async function exportWave(
  dependencies: ExportWaveDependencies,
  { wave, options, accountId }: ExportOrder,
): Promise<BallotsExport> {
  const { studyId, waveId, locale } = wave;
  const { ballots, audit, randomBytes, translateFor } = dependencies;
  const exported = await exportBallots(
    {
      readBallots: () => ballots.readWave(studyId, waveId),
      randomBytes,
      t: translateFor(locale),
      softwareVersion: SOFTWARE_VERSION,
    },
    await exportedWave(dependencies, wave),
    options,
  );
  const deed = { accountId, action: 'ballots-exported', detail: exported.archiveName };
  await audit.add({ studyId, ...auditEntry(dependencies, deed) });
  return exported;
}
