/** The schemas of instruments and of their texts as JSON Schema, for editors. */

import * as z from 'zod';

import { instrument } from './instrument.ts';
import { texts } from './texts.ts';

/** What may stand in `v<version>.json`; kept in `instrument.schema.json`. */
export function instrumentJSONSchema(): Readonly<Record<string, unknown>> {
  return { title: 'Readout instrument', ...z.toJSONSchema(instrument, { io: 'input' }) };
}

/** What may stand in `v<version>.<locale>.json`; kept in `texts.schema.json`. */
export function textsJSONSchema(): Readonly<Record<string, unknown>> {
  return { title: 'Texts of a Readout instrument', ...z.toJSONSchema(texts, { io: 'input' }) };
}
