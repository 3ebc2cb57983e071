/**
 * The demonstration: two studies, four waves, simulated respondents and three accounts, put together from the same
 * parts that serve real studies. Releases are made by whoever makes releases; it is passed in.
 */

import type { Ballot } from '../../data/ballots/ballots.repository.ts';
import type { BallotsRepositories } from '../../data/ballots/open-ballots.ts';
import type { FreeText } from '../../data/ballots/texts.repository.ts';
import type { Wave } from '../../data/registry/waves.repository.ts';
import type { WithTransaction } from '../../data/with-transaction.ts';
import type { EncodedAnswers } from '../../survey-definitions/answers.ts';
import type { Instrument } from '../../survey-definitions/instrument.ts';
import type { Texts } from '../../survey-definitions/texts.ts';
import { importResponses } from '../import/import-responses.ts';
import { planImport } from '../import/plan-import.ts';
import { NO_STRATUM } from '../study/stratum-of.ts';
import type { NewInstitution, WaveLife } from '../study/wave-life.ts';
import { createDemoAccounts, type DemoAccount, type DemoAccountsDependencies } from './demo-accounts.ts';
import {
  BENCHMARK_STUDY,
  type DemoStudy,
  type DemoWave,
  nationalWave,
  openWave,
  RECONSTRUCTION_STUDY,
  RECONSTRUCTION_WAVE,
} from './demo-waves.ts';
import { reconstructionCSV } from './reconstruction.ts';
import { makeSimulation } from './simulate.ts';
import { type DemoInstitution, simulatedInstitutions } from './simulated-institutions.ts';
import type { SimulatedInstitution } from './simulated-person.ts';

export interface DemoDependencies {
  /** The educator instrument, published. */
  readonly instrument: Instrument;
  readonly instrumentHash: string;
  readonly texts: Texts;
  readonly createStudy: (study: DemoStudy) => Promise<string>;
  readonly waveLife: Pick<WaveLife, 'create' | 'open'>;
  readonly withBallotsTransaction: WithTransaction<BallotsRepositories>;
  /** Closes a wave and makes and publishes its final release. */
  readonly release: (wave: Wave) => Promise<void>;
  readonly accounts: DemoAccountsDependencies;
  readonly now: () => Date;
  readonly randomBytes: (count: number) => Buffer;
}

export interface Demo {
  readonly accounts: readonly DemoAccount[];
  /** Reconstruction, national 2025, national 2026, open now. */
  readonly waves: readonly Wave[];
}

export type ReportProgress = (step: string) => void;

const NATIONAL_RESPONSES = { 2025: 352, 2026: 373 } as const;
const OPEN_RESPONSES = 39;
const OPEN_COUNTRIES = { gb: 0.5, ie: 0.2, nl: 0.1, mt: 0.1, no: 0.1 };
/** Preparedness was a little lower the year before. */
const YEAR_BEFORE = -0.15;
const SEEDS = { 2025: 2025, 2026: 2026, open: 39 } as const;

export async function buildDemo(dependencies: DemoDependencies, report: ReportProgress): Promise<Demo> {
  report('reconstruction-2023: 33 responses, imported');
  const reconstruction = await buildReconstruction(dependencies);

  const studyId = await dependencies.createStudy(BENCHMARK_STUDY);
  report(`national-2025: ${NATIONAL_RESPONSES[2025]} simulated responses`);
  const before = await buildNational(dependencies, studyId, 2025, undefined);
  report(`national-2026: ${NATIONAL_RESPONSES[2026]} simulated responses in 40 institutions`);
  const latest = await buildNational(dependencies, studyId, 2026, before);
  report(`open-now: ${OPEN_RESPONSES} simulated responses, still open`);
  const open = await buildOpen(dependencies, studyId);

  report('accounts');
  const { institutionId } = largest(simulatedInstitutions(NATIONAL_RESPONSES[2026]));
  const accounts = await createDemoAccounts(dependencies.accounts, {
    studyIds: [studyId, reconstruction.studyId],
    leadOf: { studyId, institutionId },
  });
  return { accounts, waves: [reconstruction, before, latest, open] };
}

async function buildReconstruction(dependencies: DemoDependencies): Promise<Wave> {
  const { instrument, texts, withBallotsTransaction } = dependencies;
  const studyId = await dependencies.createStudy(RECONSTRUCTION_STUDY);
  const wave = await openedWave(dependencies, { studyId, settings: RECONSTRUCTION_WAVE });
  const bytes = new TextEncoder().encode(reconstructionCSV(instrument));
  const result = await importResponses(
    { withTransaction: withBallotsTransaction, plan: planImport },
    {
      wave,
      // Imported once, so the key need not be kept.
      importKey: dependencies.randomBytes(32),
      request: { bytes, fileName: 'reconstruction-2023.csv', instrument, texts, form: wave.form },
    },
  );
  if (result.kind !== 'stored') throw new Error('the reconstruction does not fit its instrument');
  await dependencies.release(wave);
  return wave;
}

async function buildNational(
  dependencies: DemoDependencies,
  studyId: string,
  year: 2025 | 2026,
  previous: Wave | undefined,
): Promise<Wave> {
  const { instrument } = dependencies;
  const institutions = simulatedInstitutions(NATIONAL_RESPONSES[year]);
  const invited = institutions.reduce((sum, { eligible }) => sum + eligible, 0);
  const settings = nationalWave(year, invited);
  const wave = await openedWave(dependencies, { studyId, settings, previous, frame: institutions });

  const next = makeSimulation({
    instrument,
    form: wave.form,
    seed: SEEDS[year],
    preparednessShift: year === 2025 ? YEAR_BEFORE : 0,
  });
  const responses = institutions.flatMap((institution) =>
    Array.from({ length: institution.responses }, () => next(institution)),
  );
  await castSimulated(dependencies, wave, responses);
  await dependencies.release(wave);
  return wave;
}

async function buildOpen(dependencies: DemoDependencies, studyId: string): Promise<Wave> {
  const wave = await openedWave(dependencies, { studyId, settings: openWave(dependencies.now()) });
  const { instrument } = dependencies;
  const next = makeSimulation({ instrument, form: wave.form, seed: SEEDS.open, countries: OPEN_COUNTRIES });
  await castSimulated(
    dependencies,
    wave,
    Array.from({ length: OPEN_RESPONSES }, () => next()),
  );
  return wave;
}

interface WaveOrder {
  readonly studyId: string;
  readonly settings: DemoWave;
  readonly previous?: Wave | undefined;
  readonly frame?: readonly DemoInstitution[];
}

async function openedWave(
  { waveLife, instrumentHash, texts }: DemoDependencies,
  { studyId, settings, previous, frame = [] }: WaveOrder,
): Promise<Wave> {
  const wave = await waveLife.create(
    {
      ...settings,
      studyId,
      instrumentHash,
      locale: texts.locale,
      timeZone: 'Europe/London',
      draftDays: 14,
      policy: 'staff',
      interimReleases: false,
      previousWaveId: previous?.waveId,
    },
    frame.map(toFrame),
  );
  await waveLife.open(wave, '');
  return { ...wave, state: 'open' };
}

function toFrame({ institutionId, name, country, eligible }: DemoInstitution): NewInstitution {
  return { institutionId, name, country, eligible };
}

function largest(institutions: readonly DemoInstitution[]): DemoInstitution {
  return institutions.reduce((best, next) => (next.responses > best.responses ? next : best));
}

export interface CastResponse {
  readonly institution: SimulatedInstitution | undefined;
  readonly encoded: EncodedAnswers;
}

type SimulationTarget = Pick<DemoDependencies, 'withBallotsTransaction' | 'randomBytes'>;

/** Stores simulated responses as ballots cast in a browser, under random keys. */
export async function castSimulated(
  { withBallotsTransaction, randomBytes }: SimulationTarget,
  wave: Pick<Wave, 'studyId' | 'waveId' | 'mode'>,
  responses: readonly CastResponse[],
): Promise<void> {
  const ballots = responses.map((response) => toBallot(response, wave, randomBytes));
  const texts = responses.flatMap((response) => toTexts(response, wave, randomBytes));
  await withBallotsTransaction(async (repositories) => {
    await repositories.ballots.castMany(ballots);
    await repositories.texts.addMany(texts);
  });
}

function toBallot(
  { institution, encoded }: CastResponse,
  { studyId, waveId, mode }: Pick<Wave, 'studyId' | 'waveId' | 'mode'>,
  randomBytes: (count: number) => Buffer,
): Ballot {
  return {
    studyId,
    waveId,
    nullifier: randomBytes(32).toString('hex'),
    stratumId: mode === 'open' ? NO_STRATUM : (institution?.institutionId ?? NO_STRATUM),
    contactPeriod: 0,
    mode,
    channel: 'web',
    withdrawalHash: '',
    declaredInstitutionId: mode === 'open' ? encoded.declaredInstitutionId : undefined,
    answers: encoded.codes,
  };
}

function toTexts(
  { encoded }: CastResponse,
  { studyId, waveId }: Pick<Wave, 'studyId' | 'waveId'>,
  randomBytes: (count: number) => Buffer,
): readonly FreeText[] {
  const textHash = randomBytes(32).toString('hex');
  return [...encoded.texts].map(([itemId, text]) => ({ studyId, waveId, textHash, itemId, text }));
}
