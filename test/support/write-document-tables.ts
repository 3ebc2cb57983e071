/** Script: writes the tables that are made from the source into README.md and CONTRIBUTING.md. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { DOCUMENT_TABLES, withTables } from './document-tables.ts';
import { ROOT, textOf } from './source-files.ts';

for (const document of new Set(DOCUMENT_TABLES.map((table) => table.document))) {
  writeFileSync(join(ROOT, document), withTables(document, textOf(document)));
}
