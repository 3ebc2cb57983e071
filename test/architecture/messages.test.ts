/** The message catalogue: what is asked for is there, what is there is asked for, with the values that it needs. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { makeTranslate } from '../../server/http/messages.ts';
import { VIEWS } from '../support/app.ts';
import {
  CATALOGUE,
  CODE,
  computedKeys,
  literalKeys,
  placeholdersOf,
  TEMPLATES,
} from '../support/message-catalogue.ts';
import { textOf } from '../support/source-files.ts';

const PROBLEM_CODES = [...textOf('server/problem.ts').matchAll(/new Problem\(\s*'([a-z-]+)'/g)].map(
  (match) => match[1] ?? '',
);

/**
 * Keys of which the source says no beginning: what can stand in the gap. Every other computed key must begin with
 * more than the name of its file, or else it would seem to ask for all of the file.
 */
const BARE_KEYS: Readonly<Record<string, readonly string[]>> = {
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: these are pieces of source
  'problem.${problem.code}': PROBLEM_CODES,
  'problem.${problem.code}-detail': PROBLEM_CODES,
  'respond.${form}-button': ['resume', 'withdraw'],
  'respond.${form}-heading': ['resume', 'withdraw'],
  'respond.${form}-label': ['resume', 'withdraw'],
  'respond.${form}-lead': ['resume', 'withdraw'],
  'respond.${opening}-heading': ['not-yet', 'closed'],
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: these are pieces of source
};

const GAP = /\$\{[^}]*\}/g;
const isBare = (computed: string) => /^[a-z-]+\.\$\{/.test(computed);
const computed = computedKeys(CODE);
const literal = [...literalKeys(CODE), ...literalKeys(TEMPLATES)];

function fits(key: string, pattern: string): boolean {
  const pieces = pattern.split(GAP).map((piece) => piece.replaceAll('.', '\\.'));
  return new RegExp(`^${pieces.join('[a-z0-9-]+')}$`).test(key);
}

describe('the message catalogue', () => {
  it('has every key that a page or a view-model asks for', () => {
    assert.deepEqual(
      literal.filter((key) => !CATALOGUE.has(key)),
      [],
    );
  });

  it('has something for every key that is put together', () => {
    const keys = [...CATALOGUE.keys()];
    assert.deepEqual(
      computed.filter((pattern) => !keys.some((key) => fits(key, pattern))),
      [],
    );
  });

  it('holds no key that nothing asks for', () => {
    const known = new Set([
      ...literal,
      ...Object.entries(BARE_KEYS).flatMap(([pattern, values]) =>
        values.map((value) => pattern.replace(GAP, value)),
      ),
    ]);
    const patterns = computed.filter((pattern) => !isBare(pattern));
    const unused = [...CATALOGUE.keys()].filter(
      (key) => !known.has(key) && !patterns.some((pattern) => fits(key, pattern)),
    );
    assert.deepEqual(unused, []);
  });

  it('is asked for by bare keys only where this test says what they stand for', () => {
    assert.deepEqual(computed.filter(isBare), Object.keys(BARE_KEYS));
  });

  it('holds messages that can be read, and nothing but messages', () => {
    const broken = [...CATALOGUE].filter(([, message]) => {
      try {
        return message.trim() === '' || placeholdersOf(message).some((name) => !/^[a-z]\w*$/i.test(name));
      } catch {
        return true;
      }
    });
    assert.deepEqual(broken, []);
  });

  it('gets from templates the values that its messages need, and no others', () => {
    const asked = [...TEMPLATES.matchAll(/(?:\{\{|\()t "([\w.-]+)"((?:\s+\w+=[\w.@/]+)*)/g)];
    assert.ok(asked.length > 50);
    for (const [, key = '', given = ''] of asked) {
      const names = [...given.matchAll(/(\w+)=/g)].map((match) => match[1]).sort();
      assert.deepEqual(names, placeholdersOf(CATALOGUE.get(key) ?? ''), key);
    }
  });

  it('is asked without values only for messages that need none', () => {
    const asked = [...CODE.matchAll(/\bt\(\s*'([\w.-]+)',?\s*\)/g)].map((match) => match[1] ?? '');
    assert.ok(asked.length > 100);
    const needy = asked.filter((key) => placeholdersOf(CATALOGUE.get(key) ?? '').length > 0);
    assert.deepEqual(needy, []);
  });

  it('refuses a key that is not there', () => {
    const t = makeTranslate(`${VIEWS}/messages`, 'en-GB');
    assert.throws(() => t('frame.no-such-words'), /no message frame\.no-such-words/);
  });
});
