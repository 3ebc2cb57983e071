/** What modules, needs, items, options and groups are called in a wave's locale. */

import type { ReleasedGroup } from '../../../analysis/disclosure/release.ts';
import type { Instrument } from '../../../survey-definitions/instrument.ts';
import type { Item } from '../../../survey-definitions/item.ts';
import { optionIdsOf } from '../../../survey-definitions/options.ts';
import type { Texts } from '../../../survey-definitions/texts.ts';
import type { Translate } from '../../http/messages.ts';

export type Names = ReturnType<typeof makeNames>;

/** Ids stand in for names that the texts do not have, so that a page is never refused for a missing word. */
export function makeNames(instrument: Instrument, texts: Texts, t: Translate) {
  const items = new Map(instrument.items.map((item) => [item.id, item]));

  const optionsOf = (itemId: string): readonly string[] => {
    const item = items.get(itemId);
    if (item === undefined) return [];
    const words = item.kind === 'likert' ? texts.formats[item.format]?.options : texts.items[itemId]?.options;
    return optionIdsOf(item, instrument).map((optionId) => plain(words?.[optionId] ?? optionId));
  };
  const option = (itemId: string, code: number): string => optionsOf(itemId)[code - 1] ?? String(code);

  return {
    item: (itemId: string): Item | undefined => items.get(itemId),
    module: (module: string): string => plain(texts.modules[module]?.name ?? module),
    need: (need: string): string => plain(texts.needs[need]?.name ?? need),
    scale: (scale: string): string => plain(texts.scales[scale]?.name ?? scale),
    scaleRule: (scale: string): string => plain(texts.scales[scale]?.rule ?? ''),
    /** A few words that stand for the item. */
    short: (itemId: string): string =>
      plain(texts.items[itemId]?.short ?? texts.items[itemId]?.text ?? itemId),
    question: (itemId: string): string => plain(texts.items[itemId]?.text ?? itemId),
    optionsOf,
    option,
    /** The people of a view: one option, a group of the ladder, or several options, with or without those who did not say. */
    group: (breakdown: string, group: ReleasedGroup): string => {
      if (group.kind === 'all') return '';
      const ladder =
        group.kind === 'options' && group.ladderGroup !== undefined
          ? texts.groups[breakdown]?.[group.ladderGroup]
          : undefined;
      const options = plain(ladder ?? group.codes.map((code) => option(breakdown, code)).join('; '));
      if (!includesNoAnswer(group)) return options;
      return options === '' ? t('results.no-answer') : t('results.or-no-answer', { group: options });
    },
  };
}

/** Whether those who did not say are among the people of a view that is broken down. */
export function includesNoAnswer(group: ReleasedGroup): boolean {
  return 'includesMissing' in group && group.includesMissing === true;
}

/** Without the tiny markup, for charts and tables. */
function plain(words: string): string {
  return words
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replaceAll(/\*\*([^*]+)\*\*/g, '$1')
    .replaceAll(/\*([^*]+)\*/g, '$1');
}
