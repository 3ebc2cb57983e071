/** The tables of a scale's reliability: its coefficients, and its items one by one. */

import { RELIABILITY_GATES } from '../../../analysis/estimates/reliability/reliability-panel.ts';
import type { Translate } from '../../http/messages.ts';
import { type TableModel, type TableRow, textCell } from '../figures/figure-model.ts';
import { countOf, table } from '../figures/page-context.ts';
import { isKnown } from '../shown/shown-number.ts';
import type { ShownPanel, ShownRated } from '../shown/shown-reliability.ts';
import { numberWords } from '../words/number-words.ts';
import { coefficientCell, omegaCell, straightLiningCell } from './reliability-words.ts';

export interface ReliabilityContext {
  readonly t: Translate;
  /** What the scale is called. */
  readonly scale: string;
  readonly nameOf: (itemId: string) => string;
}

/** The coefficients of the scale. @param name - of the first. */
export function wholeTable(panel: ShownPanel, name: string, { t, scale }: ReliabilityContext): TableModel {
  const whole = { name, cells: [numberWords(panel.coefficient, t), textCell(String(panel.n))] };
  return table(
    t('results.reliability-caption', { scale }),
    [t('results.measure'), t('results.value-interval'), t('results.reliability-answers')],
    panel.kind === 'rated' ? [whole, ...ratedRows(panel, t)] : [whole],
  );
}

/** What stands beside alpha. */
function ratedRows(panel: ShownRated, t: Translate): readonly TableRow[] {
  const { standardisedAlpha, straightLining } = panel;
  const answers = textCell(String(panel.n));
  return [
    {
      name: t('results.reliability-standardised'),
      cells: [coefficientCell(standardisedAlpha, RELIABILITY_GATES.alphaItems, t), answers],
    },
    { name: t('results.reliability-omega'), cells: [omegaCell(panel, t), answers] },
    {
      name: t('results.reliability-straight-lining'),
      cells: [
        straightLiningCell(straightLining, t),
        isKnown(straightLining) ? textCell(countOf(straightLining, t)) : answers,
      ],
    },
  ];
}

/** The items in the order of the questionnaire: nothing is ranked. */
export function itemsTable(panel: ShownPanel, context: ReliabilityContext): TableModel {
  const { t, scale } = context;
  const caption = t('results.reliability-items-caption', { scale });
  const corner = t('results.reliability-item');
  return panel.kind === 'rated'
    ? table(
        caption,
        [
          corner,
          t('results.reliability-item-rest'),
          t('results.reliability-without'),
          t('results.reliability-answers'),
        ],
        ratedItems(panel, context),
      )
    : table(
        caption,
        [corner, t('results.reliability-difficulty'), t('results.count')],
        panel.items.map(({ itemId, difficulty }) => ({
          name: context.nameOf(itemId),
          cells: [numberWords(difficulty, t), textCell(countOf(difficulty, t))],
        })),
      );
}

function ratedItems({ items, n }: ShownRated, { t, nameOf }: ReliabilityContext): readonly TableRow[] {
  const { alphaItems } = RELIABILITY_GATES;
  return items.map(({ itemId, itemRest, alphaIfDeleted }) => ({
    name: nameOf(itemId),
    cells: [
      coefficientCell(itemRest, alphaItems, t),
      coefficientCell(alphaIfDeleted, alphaItems + 1, t),
      textCell(String(n)),
    ],
  }));
}
