/** npm run bench: the numbers that Readout promises, measured here and now. Machines are noisy; compare within one run. */

import { benchImport } from './bench-import.ts';
import { benchResultsPages } from './bench-pages.ts';
import { benchRespondentPage } from './bench-respondent-page.ts';
import { benchStatistics } from './bench-statistics.ts';
import { type BenchRow, benchPagesDuringRelease, benchTabulation } from './bench-tabulation.ts';
import { makeLargeWave } from './large-wave.ts';

const BALLOTS = 100_000;

const say = (line: string) => process.stderr.write(`${line}\n`);

say(`Making ${BALLOTS.toLocaleString('en-GB')} ballots ...`);
const large = await makeLargeWave(BALLOTS);
const rows: BenchRow[] = [];
try {
  say('Tabulating ...');
  rows.push(await benchTabulation(large), ...(await benchPagesDuringRelease(large)));
  say('Results pages ...');
  rows.push(...(await benchResultsPages(large)));
} finally {
  await large.remove();
}
say('Statistics ...');
rows.push(...(await benchStatistics()));
say('Importing ...');
rows.push(await benchImport());
say('Respondent page ...');
rows.push(...(await benchRespondentPage()));

const width = Math.max(...rows.map(({ what }) => what.length));
for (const { what, measured, asked } of rows) {
  process.stdout.write(`${what.padEnd(width)}  ${measured}${asked === '' ? '' : `   (asked: ${asked})`}\n`);
}
