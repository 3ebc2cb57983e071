/** Provision: what is taught of each module, in parts of all who answered. */

import type { OptionShares } from '../../analysis/results/results.ts';
import { legendBox } from './charts/legend.ts';
import { PART_STYLES, partsChart } from './charts/parts.chart.ts';
import { type FigureSketch, textCell } from './figures/figure-model.ts';
import { sharesHeadline } from './figures/headline-of-shares.ts';
import { countsOf, hiddenAmong, type PageContext, type PageFigures, table } from './figures/page-context.ts';
import { notAsked, withheldIfNone } from './figures/withheld.ts';
import { isKnown, type ShownNumber } from './shown/shown-number.ts';
import { countWords, inlineWords, numberWords, spanWords } from './words/number-words.ts';
import { optionShare } from './words/scale-words.ts';

interface ProvisionRow {
  readonly name: string;
  /** From the last option (taught to all) to the first (not taught). */
  readonly shares: readonly ShownNumber[];
  readonly answers: OptionShares;
}

/** From what the page is about to nothing; a format with more options repeats the last. */
const STYLES = [PART_STYLES.main, PART_STYLES.hatched, PART_STYLES.band, PART_STYLES.empty] as const;

export function provisionFigures(context: PageContext): PageFigures {
  const { t, view, names } = context;
  const [first] = view.provision.modules;
  const lead = t('results.provision-lead');
  if (first === undefined) {
    const withheld = notAsked(t('results.topic-provision'), t);
    return {
      lead,
      figures: [{ id: 'provision', headline: t('results.provision-title'), sub: '', withheld }],
    };
  }
  const options = names.optionsOf(first.answers.itemId).toReversed();
  const rows = view.provision.modules.map(({ module, answers }) => ({
    name: names.module(module),
    answers,
    shares: options.map((_, index) => optionShare(answers, options.length - index)),
  }));
  return { lead, figures: [provisionFigure(context, rows, options)] };
}

function provisionFigure(
  context: PageContext,
  rows: readonly ProvisionRow[],
  options: readonly string[],
): FigureSketch {
  const { t, view } = context;
  const all = rows.flatMap(({ shares }) => shares);
  const withheld = withheldIfNone(all, context);
  const styles = options.map((_, index) => STYLES[index] ?? PART_STYLES.empty);
  return {
    id: 'provision',
    headline: provisionHeadline(rows, options, t),
    sub: t('results.provision-sub'),
    ...(withheld && { withheld }),
    chart: {
      label: t('results.provision-label'),
      legend: options.map((option, index) => legendBox(styles[index]?.paint ?? '', option)),
      unit: t('charts.in-100'),
      plan: partsChart(
        rows.map(({ name, shares }) => {
          const [first] = shares;
          return {
            name,
            parts: shares.every(isKnown) ? shares.map(({ value }) => value) : undefined,
            words: first === undefined ? '' : inlineWords(first, t),
          };
        }),
        styles,
      ),
    },
    method: t('results.provision-method', {
      respondents: countWords(view.n, t),
      answers: spanWords(countsOf(all), t),
      hidden: hiddenAmong(all),
    }),
    table: table(
      t('results.provision-caption'),
      [t('results.module'), ...options, t('results.do-not-know-people'), t('results.answers')],
      rows.map(({ name, shares, answers }) => ({
        name,
        cells: [
          ...shares.map((share) => numberWords(share, t)),
          unknownCell(answers, t),
          answersCell(shares[0], t),
        ],
      })),
    ),
    notes: [{ heading: t('results.what-is-shown'), paragraphs: [t('results.provision-note')] }],
  };
}

function unknownCell({ missing }: OptionShares, t: PageContext['t']) {
  if (missing.kind === 'suppressed')
    return numberWords({ kind: 'none', unit: 'in-100', reason: missing.reason }, t);
  return textCell(String(missing.result['do-not-know']));
}

function answersCell(share: ShownNumber | undefined, t: PageContext['t']) {
  return share !== undefined && isKnown(share)
    ? textCell(countWords(share.n, t))
    : textCell(t('results.cell-not-shown'));
}

/** The module with the lowest share of the first option (taught to all), where intervals single it out. */
function provisionHeadline(
  rows: readonly ProvisionRow[],
  [option = '']: readonly string[],
  t: PageContext['t'],
): string {
  const firsts = rows.flatMap(({ name, shares: [share] }) => (share === undefined ? [] : [{ name, share }]));
  return sharesHeadline(
    firsts,
    'lowest',
    {
      one: 'results.provision-headline',
      range: 'results.provision-headline-range',
      unknown: 'results.provision-headline-unknown',
      values: { option },
    },
    t,
  );
}
