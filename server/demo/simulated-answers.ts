/**
 * Answers of simulated respondents, item by item. Branching is not looked at here: encoding the answers drops what is
 * not shown, as it does for what people type.
 */

import type { Answer, Answers } from '../../survey-definitions/answers.ts';
import type { Form, Instrument } from '../../survey-definitions/instrument.ts';
import type { Item } from '../../survey-definitions/item.ts';
import type { OfferedMissing } from '../../survey-definitions/missing.ts';
import { codesThatOpenText, optionIdsOf } from '../../survey-definitions/options.ts';
import { isInForm } from '../../survey-definitions/pages.ts';
import {
  AWARENESS_MEANS,
  FIVE_POINTS,
  type Missingness,
  needMean,
  orderedRule,
  USUAL,
} from './answer-model.ts';
import { COMMENTS, OTHER_WORDS } from './demo-words.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { SimulatedPerson, Trait } from './simulated-person.ts';

type Draw = (person: SimulatedPerson, random: SeededRandom) => Answer | undefined;

/** Share of people who stop somewhere on the way. */
const BREAK_OFF = 0.04;
const COMMENT_SHARE = 0.3;
const OTHER_TEXT_SHARE = 0.5;

/** @returns a function that draws one person's answers. */
export function makeAnswerDraw(
  instrument: Instrument,
  form: Form,
): (person: SimulatedPerson, random: SeededRandom) => Answers {
  const items = instrument.items
    .filter((item) => isInForm(item, form))
    .map((item) => ({ item, draw: drawOf(item, instrument), openers: codesThatOpenText(item) }));

  return (person, random) => {
    const byItem = new Map<string, Answer>();
    const otherTexts = new Map<string, string>();
    const answered = lastAnswered(items.length, random);
    for (const { item, draw, openers } of items.slice(0, answered)) {
      const answer = draw(person, random);
      if (answer === undefined) continue;
      byItem.set(item.id, answer);
      if (opens(answer, openers) && random.uniform() < OTHER_TEXT_SHARE) {
        otherTexts.set(item.id, oneOf(OTHER_WORDS, random));
      }
    }
    return { byItem, otherTexts };
  };
}

function lastAnswered(itemCount: number, random: SeededRandom): number {
  const stops = random.uniform() < BREAK_OFF;
  return stops ? Math.floor((0.25 + 0.7 * random.uniform()) * itemCount) : itemCount;
}

function opens(answer: Answer, openers: readonly number[]): boolean {
  if (answer.kind === 'code') return openers.includes(answer.code);
  return answer.kind === 'codes' && answer.codes.some((code) => openers.includes(code));
}

function drawOf(item: Item, instrument: Instrument): Draw {
  switch (item.kind) {
    case 'likert':
      return likertDraw(item, instrument);
    case 'single':
      return singleDraw(item, instrument);
    case 'multiple':
      return multipleDraw(item);
    case 'top':
      return topDraw(item);
    case 'number':
      return numberDraw(item);
    case 'text':
      return (_, random) =>
        random.uniform() < COMMENT_SHARE ? { kind: 'text', text: oneOf(COMMENTS, random) } : undefined;
    case 'institution':
      return ({ institution }) =>
        institution && { kind: 'institution', institutionId: institution.institutionId };
  }
}

function withMissing(item: Item, { skipped, offered }: Missingness, draw: Draw): Draw {
  const chances = item.offers.map((kind) => [kind, offered[kind] ?? 0] as const);
  return (person, random) => {
    const missing = drawMissing(chances, random);
    if (missing !== undefined) return { kind: 'missing', missing };
    // Clinical tutors leave more open: what they did not see taught, they do not judge.
    const isTutor = person.about.role === 'clinical_tutor';
    return random.uniform() < skipped * (isTutor ? 2 : 1) ? undefined : draw(person, random);
  };
}

function drawMissing(
  chances: readonly (readonly [OfferedMissing, number])[],
  random: SeededRandom,
): OfferedMissing | undefined {
  let left = random.uniform();
  return chances.find(([, chance]) => {
    left -= chance;
    return left < 0;
  })?.[0];
}

function likertDraw(item: Item & { kind: 'likert' }, instrument: Instrument): Draw {
  const awareness = /^aware_(\d+)$/.exec(item.id)?.[1];
  if (awareness !== undefined) return awarenessDraw(item, AWARENESS_MEANS[Number(awareness) - 1] ?? 0.5);
  return orderedDraw(item, optionIdsOf(item, instrument).length, item.keyed === 'reverse');
}

/** Yes, no, not sure. */
function awarenessDraw(item: Item, mean: number): Draw {
  return withMissing(
    item,
    { skipped: 0.01, offered: { 'prefer-not-to-say': 0.003 } },
    ({ traits }, random) => {
      const latent = mean + 0.7 * traits.awareness + 0.71 * random.normal();
      if (latent > 0) return { kind: 'code', code: 1 };
      return { kind: 'code', code: latent > -0.45 || random.uniform() < 0.15 ? 3 : 2 };
    },
  );
}

function orderedDraw(item: Item, options: number, isReverse: boolean): Draw {
  const { trait, mean, load, missing } = orderedRule(item.id) ?? {
    trait: 'optimism' as Trait,
    mean: 0,
    load: 0.3,
    missing: USUAL,
  };
  const cuts = cutPoints(options);
  const noise = Math.sqrt(1 - load ** 2);
  return withMissing(item, missing, ({ traits }, random) => {
    const latent = mean + load * traits[trait] + noise * random.normal();
    const code = 1 + cuts.filter((cut) => (isReverse ? -latent : latent) > cut).length;
    return { kind: 'code', code };
  });
}

function cutPoints(options: number): readonly number[] {
  if (options === FIVE_POINTS.length + 1) return FIVE_POINTS;
  return Array.from({ length: options - 1 }, (_, cut) => (2.4 * (cut + 1)) / options - 1.2);
}

function singleDraw(item: Item & { kind: 'single' }, instrument: Instrument): Draw {
  const optionIds = optionIdsOf(item, instrument);
  if (orderedRule(item.id) !== undefined) return orderedDraw(item, optionIds.length, false);
  const privacy: Missingness = { skipped: 0.01, offered: { 'prefer-not-to-say': 0.012 } };
  return withMissing(item, privacy, ({ about }, random) => {
    const known = optionIds.indexOf(about[item.id] ?? '');
    return { kind: 'code', code: 1 + (known >= 0 ? known : Math.floor(random.uniform() * optionIds.length)) };
  });
}

/** Chance of each tick: reasons for not teaching are mostly one's own knowledge and the timetable. */
const TICK_SHARES: Readonly<Record<string, number>> = {
  own_knowledge: 0.59,
  no_room: 0.55,
  no_time: 0.48,
  no_resources: 0.35,
  assessed: 0.35,
  hands_on: 0.25,
  placement: 0.2,
  other: 0.04,
  taught_later: 0.08,
};

function multipleDraw(item: Item & { kind: 'multiple' }): Draw {
  const exclusive = item.options.findIndex((option) => option.exclusive);
  const shares = item.options.map((option) => (option.exclusive ? 0 : (TICK_SHARES[option.id] ?? 0.22)));
  return withMissing(item, USUAL, (_, random) => {
    const codes = shares.flatMap((share, index) => (random.uniform() < share ? [index + 1] : []));
    if (codes.length > 0) return { kind: 'codes', codes };
    return exclusive < 0 ? undefined : { kind: 'codes', codes: [exclusive + 1] };
  });
}

function topDraw(item: Item & { kind: 'top' }): Draw {
  const means = item.options.map((option) => needMean(option.id));
  return withMissing(item, USUAL, (_, random) => {
    const ranked = means
      .map((mean, index) => ({ code: index + 1, wish: mean + 0.6 * random.normal() }))
      .sort((a, b) => b.wish - a.wish);
    const codes = ranked.slice(0, item.choose).map(({ code }) => code);
    return { kind: 'codes', codes: codes.sort((a, b) => a - b) };
  });
}

function numberDraw(item: Item & { kind: 'number' }): Draw {
  const { minimum, maximum } = item;
  return withMissing(item, USUAL, (_, random) => ({
    kind: 'number',
    // Numbers that cannot be 0 are years and the like: any will do.
    value:
      minimum > 0 ? minimum + Math.floor(random.uniform() * (maximum - minimum)) : drawHours(maximum, random),
  }));
}

/** Many had none; the rest in round hours, a few of them many. */
function drawHours(maximum: number, random: SeededRandom): number {
  if (random.uniform() < 0.38) return 0;
  const hours = Math.exp(1.6 + 0.9 * random.normal());
  return Math.min(maximum, hours > 10 ? 5 * Math.round(hours / 5) : Math.max(1, Math.round(hours)));
}

function oneOf(words: readonly string[], random: SeededRandom): string {
  return words[Math.floor(random.uniform() * words.length)] ?? '';
}
