/** The needs that people put among their first few, ties shown as ties. */

import { type FigureSketch, textCell } from '../figures/figure-model.ts';
import { countOf, countsOf, type PageContext, table } from '../figures/page-context.ts';
import { groupWords, tiedChart, tiedShares, tieTestWords } from '../figures/tied-shares.ts';
import { withheldIfNone } from '../figures/withheld.ts';
import { shownShare } from '../shown/shown-number.ts';
import { listWords } from '../words/list-words.ts';
import { countWords, numberWords, spanWords } from '../words/number-words.ts';

/** @param itemId - the item that asks for the most important needs. */
export function topNeedsFigure(context: PageContext, itemId: string): FigureSketch {
  const { t, view, names } = context;
  const item = names.item(itemId);
  const choose = t('results.number', { n: item?.kind === 'top' ? item.choose : 1 });
  const rows = view.needs.needs.map(({ need, top }) => ({
    id: need,
    name: names.need(need),
    share: shownShare(top),
  }));
  const shares = rows.map(({ share }) => share);
  const ties = tiedShares(rows, view.needs.topTieGroups, t);
  const withheld = withheldIfNone(shares, context);
  const values = {
    needs: listWords(ties.first, t),
    number: t('results.number-start', { n: ties.first.length }),
    choose,
  };
  return {
    id: 'top-needs',
    headline: withheld
      ? t('results.top-caption', { choose })
      : t(`results.top-headline-${ties.order}`, values),
    sub: t('results.top-sub', { choose }),
    ...(withheld && { withheld }),
    chart: tiedChart(
      ties,
      { label: t('results.top-label', { choose }), measure: t('results.top-measure', { choose }) },
      t,
    ),
    method: t('results.top-method', {
      respondents: countWords(view.n, t),
      answers: spanWords(countsOf(shares), t),
      order: ties.order,
      tests: ties.tests,
      test: tieTestWords(view.needs.topTieTest, t),
    }),
    table: table(
      t('results.top-caption', { choose }),
      [t('results.need'), t('results.in-100-interval'), t('results.ticks'), t('results.tie-group')],
      ties.groups.flatMap((group) =>
        group.rows.map((row) => ({
          name: row.name,
          cells: [
            numberWords(row.share, t),
            textCell(countOf(row.share, t)),
            textCell(groupWords(row, group, ties.order, t)),
          ],
        })),
      ),
    ),
    notes: [{ heading: t('results.two-questions'), paragraphs: [t('results.two-questions-text')] }],
  };
}
