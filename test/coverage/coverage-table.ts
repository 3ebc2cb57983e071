/** The coverage rows as the table of analysis/METHODS.md, between the two comments that mark its place there. */

import { type Coverage, type CoverageRow, SIZES } from './coverage-row.ts';

const BEGIN = '<!-- coverage:begin -->';
const END = '<!-- coverage:end -->';

/** The marks, and between them how to read the table, and the table. */
export function coverageTable(rows: readonly CoverageRow[]): string {
  const header = ['Of what', 'Interval', ...SIZES.map((n) => `n = ${n}`), 'Samples'];
  const lines = [header, header.map(() => '---'), ...rows.map(cells)].map((row) => `| ${row.join(' | ')} |`);
  return [BEGIN, reading(rows), '', ...lines, END].join('\n');
}

/** What stands in a document between the marks, with them. @throws RangeError if they are not there. */
export function coverageTableIn(text: string): string {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) throw new RangeError(`there is no ${BEGIN} ... ${END}`);
  return text.slice(begin, end + END.length);
}

function reading(rows: readonly CoverageRow[]): string {
  const drawn = rows.flatMap(({ samples }) => (samples === 'exact' ? [] : [samples]));
  const errors = [...new Set(drawn)]
    .toSorted((a, b) => b - a)
    .map((samples) => `${inPercent(standardError(samples))} with ${samples.toLocaleString('en-GB')} samples`);
  return [
    'How many in 100 intervals of level 0.95 hold the true value.',
    '"Exact" adds up the probabilities of all samples; the average over the true values is shown, then the least.',
    'The others are seeded simulations (`npm run coverage`);',
    `the standard error of a figure near 95 is ${errors.join(', ')}.`,
    'Samples that give no interval count neither way; in brackets how many in 100 they are, from 0.05.',
  ].join(' ');
}

function cells({ interval, design, at, samples }: CoverageRow): readonly string[] {
  const figures = SIZES.map((n) => at[n]).map((coverage) => (coverage ? figure(coverage) : '-'));
  return [design, interval, ...figures, samples === 'exact' ? samples : samples.toLocaleString('en-GB')];
}

function figure({ share, worst, without }: Coverage): string {
  const least = worst === undefined ? '' : `, least ${inPercent(worst)}`;
  return `${inPercent(share)}${least}${without < 0.0005 ? '' : ` (${inPercent(without)})`}`;
}

function standardError(samples: number): number {
  return Math.sqrt((0.95 * 0.05) / samples);
}

function inPercent(share: number): string {
  return (share * 100).toFixed(1);
}
