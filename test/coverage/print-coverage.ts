/** npm run coverage: prints the coverage table for analysis/METHODS.md, measured here and now from fixed seeds. */

import { coverageRows } from './coverage-rows.ts';
import { coverageTable } from './coverage-table.ts';

process.stdout.write(`${coverageTable(coverageRows())}\n`);
