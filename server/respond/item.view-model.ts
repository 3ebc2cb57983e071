/** How one item is asked: its words, its controls, what was typed, what is wrong. */

import type { Item } from '../../survey-definitions/item.ts';
import { withoutMarkup } from '../../survey-definitions/markup.ts';
import type { OfferedMissing } from '../../survey-definitions/missing.ts';
import { codesThatOpenText, optionIdsOf } from '../../survey-definitions/options.ts';
import { NOT_LISTED } from '../study/stratum-of.ts';
import type { RespondContext } from './respond-frame.ts';
import { fieldNames, type TypedFields } from './typed-fields.ts';

export interface ChoiceView {
  readonly id: string;
  readonly name: string;
  readonly type: 'radio' | 'checkbox';
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
  /** Opens the short text of "other". */
  readonly opensText: boolean;
}

export interface ItemView {
  readonly itemId: string;
  /** Radios and ticks share a legend; one field alone has a label. */
  readonly kind: 'choices' | 'select' | 'line' | 'area';
  readonly words: string;
  /** Without markup, for a button's name. */
  readonly plainWords: string;
  readonly hints: readonly string[];
  /** There is a help text or a hint. */
  readonly hasHint: boolean;
  readonly help: string | null;
  readonly isRequired: boolean;
  readonly error: string | null;
  /** Ids of hints and error; null if there are none. */
  readonly describedBy: string | null;
  readonly name: string;
  /** Id of the first control, where the error summary leads. */
  readonly controlId: string;
  readonly value: string;
  readonly unit: string | null;
  readonly isNumber: boolean;
  /** 'scale scale-5' lines labels up as columns where there is room. */
  readonly choicesClass: string;
  readonly choices: readonly ChoiceView[];
  /** What stands outside the scale: I do not know, does not apply, prefer not to say. */
  readonly asides: readonly ChoiceView[];
  readonly otherText: { readonly name: string; readonly id: string; readonly value: string } | null;
  readonly canClear: boolean;
}

export interface ItemState {
  readonly typed: TypedFields;
  readonly error: string | null;
}

const MISSING_WORDS: Readonly<Record<OfferedMissing, string>> = {
  'do-not-know': 'respond.do-not-know',
  'not-applicable': 'respond.not-applicable',
  'prefer-not-to-say': 'respond.prefer-not-to-say',
};

export function itemView(context: RespondContext, item: Item, state: ItemState): ItemView {
  const words = context.wave.texts.items[item.id];
  const hints = hintsOf(context, item);
  const help = words?.help ?? null;
  const hasHint = hints.length > 0 || help !== null;
  const choices = choicesOf(context, item, state.typed);
  const asides = asidesOf(context, item, state.typed);
  return {
    itemId: item.id,
    kind: kindOf(item),
    words: words?.text ?? item.id,
    plainWords: withoutMarkup(words?.text ?? item.id),
    hints,
    hasHint,
    help,
    isRequired: item.required,
    error: state.error,
    describedBy: describedBy(item, hasHint, state.error !== null),
    name: fieldNames(item.id).answer,
    controlId: controlIdOf(item.id),
    value: state.typed.get(fieldNames(item.id).answer)?.[0] ?? '',
    unit: words?.unit ?? null,
    isNumber: item.kind === 'number',
    choicesClass: item.kind === 'likert' ? `scale scale-${choices.length}` : 'choices',
    choices: kindOf(item) === 'select' ? [...choices, ...asides] : choices,
    asides: kindOf(item) === 'select' ? [] : asides,
    otherText: otherTextOf(item, state.typed),
    canClear: kindOf(item) === 'choices' && !item.required,
  };
}

export function controlIdOf(itemId: string): string {
  return `c-${itemId}`;
}

function kindOf(item: Item): ItemView['kind'] {
  if (item.kind === 'text') return item.length === 'long' ? 'area' : 'line';
  if (item.kind === 'number') return 'line';
  const isSelect = item.kind === 'institution' || (item.kind === 'single' && item.display === 'select');
  return isSelect ? 'select' : 'choices';
}

/** What can be said is stated once: by the instrument's own help, or else by a sentence of ours. */
function hintsOf({ wave, t }: RespondContext, item: Item): readonly string[] {
  if (item.kind === 'text') return [t('respond.hint-text', { maximum: item.maximumCharacters })];
  if (wave.texts.items[item.id]?.help !== undefined) return [];
  if (item.kind === 'top') return [t('respond.hint-top', { choose: item.choose })];
  if (item.kind === 'multiple') return [t('respond.hint-multiple')];
  if (item.kind !== 'number') return [];
  const { minimum, maximum, wholeNumber } = item;
  return [t(wholeNumber ? 'respond.hint-whole-number' : 'respond.hint-number', { minimum, maximum })];
}

function describedBy(item: Item, hasHint: boolean, hasError: boolean): string | null {
  const ids = [...(hasHint ? [`h-${item.id}`] : []), ...(hasError ? [`e-${item.id}`] : [])];
  return ids.length === 0 ? null : ids.join(' ');
}

function choicesOf(context: RespondContext, item: Item, typed: TypedFields): readonly ChoiceView[] {
  const { instrument } = context.wave;
  const options: readonly (readonly [string, string])[] =
    item.kind === 'institution'
      ? institutionOptions(context)
      : optionIdsOf(item, instrument).map((id, index) => [String(index + 1), optionWords(context, item, id)]);
  const opening = new Set(codesThatOpenText(item).map(String));
  const name = fieldNames(item.id).answer;
  return options.map(([value, label], index) => ({
    id: index === 0 ? controlIdOf(item.id) : `${controlIdOf(item.id)}-${value}`,
    name,
    type: item.kind === 'multiple' || item.kind === 'top' ? 'checkbox' : 'radio',
    value,
    label,
    isChosen: typed.get(name)?.includes(value) ?? false,
    opensText: opening.has(value),
  }));
}

function institutionOptions({ wave, t }: RespondContext): readonly (readonly [string, string])[] {
  const byName = new Intl.Collator(wave.texts.locale);
  const listed = wave.institutions
    .toSorted((a, b) => byName.compare(a.name, b.name))
    .map(({ institutionId, name }) => [institutionId, name] as const);
  return [...listed, [NOT_LISTED, t('respond.institution-not-listed')]];
}

/** The words of an option, whether the item or its response format has them. */
export function optionWords({ wave }: Pick<RespondContext, 'wave'>, item: Item, optionId: string): string {
  const own = wave.texts.items[item.id]?.options?.[optionId];
  const ofFormat = item.kind === 'likert' ? wave.texts.formats[item.format]?.options[optionId] : undefined;
  return own ?? ofFormat ?? wave.texts.needs[optionId]?.name ?? optionId;
}

/** Beside radios they are one more radio; beside ticks and fields they are a tick of their own. */
function asidesOf({ t }: RespondContext, item: Item, typed: TypedFields): readonly ChoiceView[] {
  const names = fieldNames(item.id);
  const isRadio = item.kind === 'single' || item.kind === 'likert' || item.kind === 'institution';
  const name = isRadio ? names.answer : names.missing;
  return item.offers.map((missing) => ({
    id: `${controlIdOf(item.id)}-${missing}`,
    name,
    type: isRadio ? 'radio' : 'checkbox',
    value: missing,
    label: missingWords(t, missing),
    isChosen: typed.get(name)?.includes(missing) ?? false,
    opensText: false,
  }));
}

export function missingWords(t: RespondContext['t'], missing: OfferedMissing): string {
  return t(MISSING_WORDS[missing]);
}

function otherTextOf(item: Item, typed: TypedFields): ItemView['otherText'] {
  if (codesThatOpenText(item).length === 0) return null;
  const name = fieldNames(item.id).other;
  return { name, id: `${controlIdOf(item.id)}-other`, value: typed.get(name)?.[0] ?? '' };
}
