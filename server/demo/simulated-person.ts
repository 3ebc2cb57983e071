/**
 * The people of the simulation: what they are, and five latent traits behind their answers. Institutions and roles
 * shift how prepared people are; how prepared and how interested they are goes together a little.
 */

import type { SeededRandom } from './seeded-random.ts';

export interface SimulatedInstitution {
  readonly institutionId: string;
  /** How far its staff are from the average, in standard deviations of staff. */
  readonly shift: number;
  /** How far its support and its provision are from the average. */
  readonly support: number;
}

export interface SimulatedPerson {
  readonly institution: SimulatedInstitution | undefined;
  /** Option ids of the items about the person, by item id. */
  readonly about: Readonly<Record<string, string>>;
  readonly traits: Readonly<Record<Trait, number>>;
}

export const TRAITS = ['preparedness', 'importance', 'awareness', 'optimism', 'concern', 'support'] as const;

export type Trait = (typeof TRAITS)[number];

type Weights = Readonly<Record<string, number>>;

/** Shares of respondents, option id by option id; options that are not there are not simulated. */
const ABOUT: Readonly<Record<string, Weights>> = {
  role: {
    lecturer: 0.36,
    senior_lecturer: 0.24,
    professor: 0.07,
    programme_lead: 0.09,
    clinical_tutor: 0.19,
    researcher: 0.03,
    other: 0.02,
  },
  background: {
    diagnostic: 0.56,
    therapeutic: 0.21,
    dual_qualified: 0.05,
    sonography: 0.07,
    nuclear_medicine: 0.04,
    physics: 0.03,
    radiology: 0.02,
    other: 0.02,
  },
  years_in_education: {
    under_2: 0.12,
    from_2_to_5: 0.27,
    from_6_to_10: 0.25,
    from_11_to_20: 0.26,
    over_20: 0.1,
  },
  programme_level: {
    bachelor: 0.66,
    master_entry: 0.15,
    postgraduate: 0.12,
    diploma: 0.03,
    doctoral: 0.01,
    short_courses: 0.03,
  },
  own_ai_use: { never: 0.16, tried: 0.25, monthly: 0.19, weekly: 0.26, daily: 0.14 },
  formal_ai_training: { none: 0.36, self_study: 0.25, events: 0.28, short_course: 0.08, qualification: 0.03 },
};

/** What being so adds to how prepared somebody is. */
const PREPAREDNESS_OF: Readonly<Record<string, Weights>> = {
  role: { senior_lecturer: 0.15, professor: 0.3, clinical_tutor: -0.25, researcher: 0.3 },
  own_ai_use: { never: -0.35, tried: -0.15, weekly: 0.15, daily: 0.3 },
  formal_ai_training: { self_study: 0.1, events: 0.2, short_course: 0.55, qualification: 0.9 },
};

/** Correlation of how prepared somebody is with how important they find it. */
const PREPARED_AND_INTERESTED = 0.2;
const PREPARED_AND_AWARE = 0.45;

export interface PopulationSettings {
  readonly countries: Weights;
  /** Moves everybody's preparedness, for a wave before or after. */
  readonly preparednessShift: number;
}

export function drawPerson(
  random: SeededRandom,
  { countries, preparednessShift }: PopulationSettings,
  institution: SimulatedInstitution | undefined,
): SimulatedPerson {
  const about: Record<string, string> = { country: drawKey(random, countries) };
  for (const [itemId, weights] of Object.entries(ABOUT)) about[itemId] = drawKey(random, weights);

  const ownTrait = random.normal();
  const shifts = (institution?.shift ?? 0) + preparednessShift + shiftOf(about);
  const traits = {
    preparedness: ownTrait + shifts,
    importance: mixed(ownTrait, random.normal(), PREPARED_AND_INTERESTED),
    awareness: mixed(ownTrait, random.normal(), PREPARED_AND_AWARE) + 0.6 * shifts,
    optimism: random.normal(),
    concern: random.normal(),
    support: 0.6 * random.normal() + (institution?.support ?? 0),
  };
  return { institution, about, traits };
}

function shiftOf(about: Readonly<Record<string, string>>): number {
  return Object.entries(PREPAREDNESS_OF).reduce(
    (sum, [itemId, shifts]) => sum + (shifts[about[itemId] ?? ''] ?? 0),
    0,
  );
}

function mixed(first: number, second: number, correlation: number): number {
  return correlation * first + Math.sqrt(1 - correlation ** 2) * second;
}

function drawKey(random: SeededRandom, weights: Weights): string {
  const keys = Object.keys(weights);
  return keys[random.pick(Object.values(weights))] ?? '';
}
