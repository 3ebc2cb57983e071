/** What counts as a difference between a golden result and ours. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type ComparisonRules, differences } from './differences.ts';
import type { JsonObject } from './topic.ts';

const RULES: ComparisonRules = { tolerance: 1e-9, fieldTolerances: {}, notCompared: [] };

/** Each difference as `field: expected, got`. */
function differing(expected: JsonObject, got: unknown, rules: Partial<ComparisonRules> = {}) {
  return differences(expected, got, { ...RULES, ...rules }).map(
    (each) => `${each.field}: ${each.expected}, ${each.got}`,
  );
}

describe('differences', () => {
  it('are none where every expected field is there, however much else is', () => {
    const expected = { status: 'ok', flag: true, none: null, list: [1, null, { p: 0.5 }] };
    assert.deepEqual(differing(expected, { ...expected, more: 7 }), []);
  });

  it('of numbers are measured against the larger of 1 and what is expected', () => {
    assert.deepEqual(differing({ p: 0.001, big: 1000 }, { p: 0.001 + 9e-10, big: 1000 + 9e-7 }), []);
    assert.equal(differing({ p: 0.001 }, { p: 0.001 + 2e-9 }).length, 1);
    assert.equal(differing({ big: 1000 }, { big: 1000 + 2e-6 }).length, 1);
  });

  it('are named by the path to the field', () => {
    const expected = { pairs: [{ p: 1 }, { p: 2 }], deep: { down: { there: 'x' } } };
    const got = { pairs: [{ p: 1 }, { p: 3 }], deep: { down: { there: 'y' } } };
    assert.deepEqual(differing(expected, got), ['pairs[1].p: 2, 3', 'deep.down.there: "x", "y"']);
  });

  it('include what is absent, and lists of another length', () => {
    assert.deepEqual(differing({ a: 1, b: null }, {}), ['a: 1, absent', 'b: null, absent']);
    assert.deepEqual(differing({ toString: 1 }, {}), ['toString: 1, absent']);
    assert.deepEqual(differing({ list: [1, 2] }, { list: [1, 2, 3] }), ['list.length: 2, 3']);
    assert.deepEqual(differing({ list: [] }, { list: [1] }), ['list.length: 0, 1']);
    assert.deepEqual(differing({ a: 1 }, undefined), [': {"a":1}, absent']);
  });

  it('include what is of another kind', () => {
    const expected = { a: null, b: 0, c: true, d: [1], e: { f: 1 }, g: '1', h: 1 };
    const got = { a: 0, b: null, c: 1, d: { 0: 1 }, e: [1], g: 1, h: '1' };
    assert.equal(differing(expected, got).length, 7);
  });

  it('take Infinity for "Infinity" and nothing else', () => {
    assert.deepEqual(differing({ a: 'Infinity', b: '-Infinity' }, { a: Infinity, b: -Infinity }), []);
    assert.deepEqual(differing({ a: 'Infinity' }, { a: 'Infinity' }), []);
    assert.deepEqual(differing({ a: 'Infinity', b: 1 }, { a: -Infinity, b: Infinity }), [
      'a: "Infinity", -Infinity',
      'b: 1, Infinity',
    ]);
  });

  it('include what is not a number, expected or not', () => {
    assert.deepEqual(differing({ a: 1, b: null }, { a: Number.NaN, b: Number.NaN }), [
      'a: 1, NaN',
      'b: null, NaN',
    ]);
    assert.deepEqual(differing({ a: 1 }, { a: 1, list: [{ extra: Number.NaN }] }), [
      'list[0].extra: a number or null, NaN',
    ]);
  });

  it('follow the tolerance of a field for all below it, and it never tightens that of the case', () => {
    const rules = { fieldTolerances: { reml: 1e-4 } };
    assert.deepEqual(differing({ reml: { mu: [1] } }, { reml: { mu: [1.00005] } }, rules), []);
    assert.equal(
      differing({ mu: 1, reml: { mu: 1 } }, { mu: 1.00005, reml: { mu: 1.001 } }, rules).length,
      2,
    );
    assert.deepEqual(differing({ reml: 1 }, { reml: 1.001 }, { ...rules, tolerance: 0.01 }), []);
  });

  it('leave out what is not compared', () => {
    const got = { list: [{ known_wrong: 2, right: 1 }] };
    const expected = { list: [{ known_wrong: 1, right: 1 }], known_wrong: 5 };
    assert.deepEqual(differing(expected, got, { notCompared: ['known_wrong'] }), []);
  });
});
