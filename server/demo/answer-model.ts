/**
 * How people of the simulation answer an item of the educator instrument: the trait behind it, how much of it shows,
 * and how many people agree at all. Items that no rule names are answered by chance, so any instrument can be filled.
 */

import type { OfferedMissing } from '../../survey-definitions/missing.ts';
import type { Trait } from './simulated-person.ts';

export interface OrderedRule {
  readonly trait: Trait;
  /** Mean of the latent answer; 0 is the middle of a five-point scale. */
  readonly mean: number;
  /** Correlation of the latent answer with the trait. */
  readonly load: number;
  readonly missing: Missingness;
}

/** Chances of giving no answer, item by item. */
export interface Missingness {
  readonly skipped: number;
  readonly offered: Readonly<Partial<Record<OfferedMissing, number>>>;
}

export const USUAL: Missingness = {
  skipped: 0.015,
  offered: { 'do-not-know': 0.02, 'prefer-not-to-say': 0.004 },
};
const RATHER_PRIVATE: Missingness = {
  skipped: 0.03,
  offered: { 'not-applicable': 0.025, 'prefer-not-to-say': 0.012 },
};
const OFTEN_UNKNOWN: Missingness = {
  skipped: 0.02,
  offered: { 'do-not-know': 0.16, 'prefer-not-to-say': 0.01 },
};

/** Cut points of five ordered answers on the latent scale. */
export const FIVE_POINTS = [-1.4, -0.5, 0.45, 1.4] as const;

const MODULES: Readonly<
  Record<string, { readonly importance: number; readonly preparedness: number; readonly taught: number }>
> = {
  data_science: { importance: 0.75, preparedness: -0.35, taught: -0.15 },
  machine_learning: { importance: 0.55, preparedness: -0.6, taught: -0.3 },
  ethics_safety: { importance: 1.2, preparedness: 0.05, taught: 0.35 },
  governance: { importance: 0.9, preparedness: -0.3, taught: -0.05 },
  tool_evaluation: { importance: 0.8, preparedness: -0.45, taught: -0.4 },
  clinical_applications: { importance: 1.1, preparedness: 0.1, taught: 0.5 },
};

const NEEDS: Readonly<Record<string, { readonly importance: number; readonly availability: number }>> = {
  training: { importance: 1.15, availability: -0.45 },
  time: { importance: 1.3, availability: -0.95 },
  timetable: { importance: 1.0, availability: -0.75 },
  guidance: { importance: 0.8, availability: -0.35 },
  resources: { importance: 0.9, availability: -0.55 },
  funding: { importance: 0.65, availability: -0.85 },
  leadership: { importance: 0.55, availability: -0.25 },
  experts: { importance: 0.6, availability: -0.4 },
  tools: { importance: 0.85, availability: -0.7 },
  peers: { importance: 0.35, availability: 0.05 },
};

/** Latent mean of "yes" for each awareness item, easiest above 0. */
export const AWARENESS_MEANS: readonly number[] = [
  0.95, 1.0, 0.55, -0.35, 1.1, 0.35, 0.8, 0.5, 0.75, 0.3, 1.6, 1.7,
];

/** The rule of a Likert item or of one with ordered options; undefined if none fits its id. */
export function orderedRule(itemId: string): OrderedRule | undefined {
  const [family = '', subject = ''] = split(itemId);
  const module = MODULES[subject];
  if (module !== undefined) return moduleRule(family, module);
  const need = NEEDS[subject];
  if (need !== undefined) return needRule(family, need);
  return OTHER_RULES[itemId.replace(/_\d+$/, '')];
}

/** How much people want a need met, for the three that they choose. */
export function needMean(optionId: string): number {
  return NEEDS[optionId]?.importance ?? 0;
}

const FAMILIES = ['need_imp', 'need_av', 'imp', 'prep', 'expl', 'assess', 'have', 'prov'];

function split(itemId: string): readonly [string, string] {
  const family = FAMILIES.find((name) => itemId.startsWith(`${name}_`)) ?? '';
  return [family, itemId.slice(family.length + 1)];
}

function moduleRule(family: string, module: (typeof MODULES)[string]): OrderedRule | undefined {
  switch (family) {
    case 'imp':
      return { trait: 'importance', mean: module.importance, load: 0.58, missing: USUAL };
    case 'prep':
      return { trait: 'preparedness', mean: module.preparedness, load: 0.7, missing: RATHER_PRIVATE };
    case 'expl':
      return { trait: 'preparedness', mean: module.preparedness + 0.15, load: 0.7, missing: RATHER_PRIVATE };
    case 'assess':
      return { trait: 'preparedness', mean: module.preparedness - 0.3, load: 0.66, missing: RATHER_PRIVATE };
    case 'have':
      return { trait: 'support', mean: module.preparedness - 0.3, load: 0.5, missing: USUAL };
    case 'prov':
      return { trait: 'support', mean: module.taught - 0.1, load: 0.8, missing: OFTEN_UNKNOWN };
    default:
      return undefined;
  }
}

function needRule(family: string, need: (typeof NEEDS)[string]): OrderedRule | undefined {
  if (family === 'need_imp') {
    return { trait: 'importance', mean: need.importance, load: 0.35, missing: USUAL };
  }
  return family === 'need_av'
    ? { trait: 'support', mean: need.availability, load: 0.65, missing: OFTEN_UNKNOWN }
    : undefined;
}

const OTHER_RULES: Readonly<Record<string, OrderedRule>> = {
  att_opp: { trait: 'optimism', mean: 0.7, load: 0.65, missing: USUAL },
  att_con: { trait: 'concern', mean: 0.5, load: 0.6, missing: USUAL },
  climate: { trait: 'support', mean: -0.1, load: 0.6, missing: OFTEN_UNKNOWN },
  cpd_useful: { trait: 'optimism', mean: 0.3, load: 0.4, missing: USUAL },
  regulator_aware: { trait: 'awareness', mean: -0.3, load: 0.5, missing: RATHER_PRIVATE },
  students_hands_on: { trait: 'support', mean: -0.7, load: 0.5, missing: USUAL },
  placement_access: { trait: 'support', mean: -0.2, load: 0.3, missing: OFTEN_UNKNOWN },
  protected_time: { trait: 'support', mean: -1.1, load: 0.5, missing: USUAL },
};
