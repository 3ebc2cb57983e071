/** The JSON Schemas that editors use are those of the code. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { instrumentJSONSchema, textsJSONSchema } from '../../survey-definitions/json-schema.ts';

function shipped(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../survey-definitions/${name}`, import.meta.url), 'utf8'));
}

describe('the JSON Schemas for editors', () => {
  it('are those of the schemas that instruments are read with', () => {
    assert.deepEqual(shipped('instrument.schema.json'), instrumentJSONSchema());
    assert.deepEqual(shipped('texts.schema.json'), textsJSONSchema());
  });

  it('describe conditions inside conditions', () => {
    assert.match(JSON.stringify(instrumentJSONSchema()), /"\$ref":"#\/\$defs\//);
  });
});
