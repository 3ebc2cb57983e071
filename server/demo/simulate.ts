/**
 * Simulated responses with a known structure: institutions differ, roles differ, five kinds of missing occur, some
 * people stop on the way. The same seed gives the same responses.
 */

import type { Answers, EncodedAnswers } from '../../survey-definitions/answers.ts';
import { encodeAnswers } from '../../survey-definitions/encode-answers.ts';
import type { Form, Instrument } from '../../survey-definitions/instrument.ts';
import { makeSeededRandom } from './seeded-random.ts';
import { makeAnswerDraw } from './simulated-answers.ts';
import { drawPerson, type PopulationSettings, type SimulatedInstitution } from './simulated-person.ts';

export interface SimulationSettings extends Partial<PopulationSettings> {
  readonly instrument: Instrument;
  readonly form: Form;
  readonly seed: number;
}

export interface SimulatedResponse {
  readonly institution: SimulatedInstitution | undefined;
  readonly answers: Answers;
  readonly encoded: EncodedAnswers;
}

const ONE_COUNTRY = { gb: 1 };

/** @returns a function that makes the next response, of somebody of this institution if one is given. */
export function makeSimulation({
  instrument,
  form,
  seed,
  countries = ONE_COUNTRY,
  preparednessShift = 0,
}: SimulationSettings): (institution?: SimulatedInstitution) => SimulatedResponse {
  const random = makeSeededRandom(seed);
  const drawAnswers = makeAnswerDraw(instrument, form);
  return (institution) => {
    const person = drawPerson(random, { countries, preparednessShift }, institution);
    const answers = drawAnswers(person, random);
    return { institution, answers, encoded: encodeAnswers(instrument, form, answers) };
  };
}

/** Any number of responses, one after the other, spread over the institutions: for measuring. */
export function* simulatedResponses(
  settings: SimulationSettings,
  count: number,
  institutions: readonly SimulatedInstitution[] = [],
): Generator<SimulatedResponse> {
  const next = makeSimulation(settings);
  for (let made = 0; made < count; made++) yield next(institutions[made % Math.max(1, institutions.length)]);
}
