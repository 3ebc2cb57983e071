/** JSON with the place of every value. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { type LocatedJSON, locatedJSON } from '../../survey-definitions/located-json.ts';

function read(text: string): Extract<LocatedJSON, { kind: 'read' }> {
  const json = locatedJSON(text);
  if (json.kind === 'broken') throw new RangeError(json.message);
  return json;
}

function brokenBy(text: string): string {
  const json = locatedJSON(text);
  return json.kind === 'read' ? 'read' : `${json.place.line}:${json.place.column} ${json.message}`;
}

describe('JSON with places', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(4), (text, indent) => {
        fc.pre(!/"(?:__proto__|constructor|prototype)"/.test(text) && locatedJSON(text).kind === 'read');
        const spread = JSON.stringify(JSON.parse(text), null, indent);
        assert.deepEqual(read(spread).value, JSON.parse(text));
      }),
    );
  });

  it('knows line and column of every value, and of a member by its name', () => {
    const { placeOf } = read('\ufeff{\n  "a": [1,\n    {"b": true}]\n}');
    assert.deepEqual(placeOf([]), { line: 1, column: 2 });
    assert.deepEqual(placeOf(['a']), { line: 2, column: 3 });
    assert.deepEqual(placeOf(['a', 1, 'b']), { line: 3, column: 6 });
    assert.deepEqual(placeOf(['a', 1, 'missing', 7]), { line: 3, column: 5 });
  });

  it('says in words where a text stops being JSON', () => {
    assert.equal(brokenBy(''), '1:1 it ends too early');
    assert.equal(brokenBy('{"a": 1,\n}'), '2:1 there is a comma before the closing "}"');
    assert.equal(brokenBy('[1\n2]'), '2:1 "," or "]" is expected');
    assert.equal(brokenBy('{"a" 1}'), '1:6 ":" is expected');
    assert.equal(brokenBy('{a: 1}'), '1:2 a name in double quotes is expected');
    assert.equal(brokenBy('{"a": "b'), '1:7 a text in double quotes is not closed');
    assert.equal(brokenBy('["a\nb"]').slice(0, 4), '1:2 ');
    assert.equal(brokenBy('[01]'), '1:3 "," or "]" is expected');
    assert.equal(brokenBy('[nul]'), '1:2 a value is expected');
    assert.equal(brokenBy('{} {}'), '1:4 there is something after the end');
    assert.equal(brokenBy('["\\ud800"]'), '1:2 a text holds half a character');
    assert.match(brokenBy('['.repeat(100_000)), /nested too deeply/);
  });

  it('reports a name given twice and names that could reach into the language', () => {
    const { faults, value } = read('{"a": 1, "a": 2, "__proto__": {"polluted": 1}, "constructor": 3}');
    assert.deepEqual(
      faults.map((fault) => fault.message),
      [
        '"a" is given twice',
        '"__proto__" cannot be used as a name',
        '"constructor" cannot be used as a name',
      ],
    );
    assert.deepEqual(value, { a: 1 });
    assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
  });
});
