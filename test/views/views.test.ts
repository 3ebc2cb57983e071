/** Every template, from samples of its view-model: nothing missing, nothing unescaped, nothing that is never shown. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import Handlebars from 'handlebars';

import { makeFrame } from '../../server/http/frame.ts';
import { filesEnding } from '../support/source-files.ts';
import { VIEW_SAMPLES } from '../support/view-samples.ts';
import { render } from './rendering.ts';
import { pathsOf, withWords } from './replaced-words.ts';

const HOSTILE = `"onmouseover="alert(1)" '><script>alert(1)</script><!-- {{constructor}} {{{this}}} \${7*7} & </title>`;
const ADDRESS = /(^|\.)(\w*[hH]ref|action|back)$/;

const views: readonly (readonly [string, readonly object[]])[] = Object.entries(VIEW_SAMPLES);

/** Every string in its turn a word that occurs nowhere else. */
const withMarks = (model: object) => withWords(model, (_path, number) => `w${number}w`);
const withHostileWords = (model: object) => withWords(model, (_path, number) => `w${number}w${HOSTILE}`);
const withHostileAddresses = (model: object) =>
  withWords(model, (path, number) => (ADDRESS.test(path) ? 'javascript:alert(1)' : `w${number}w`));

describe('views', () => {
  it('are the templates of views/pages, all of them', () => {
    const templates = filesEnding('.hbs', ['views/pages']).map((file) =>
      file.replace(/^views\/pages\/|\.hbs$/g, ''),
    );
    assert.deepEqual(templates, Object.keys(VIEW_SAMPLES).sort());
  });

  for (const [view, models] of views) {
    it(`${view} asks for nothing that its model does not have`, async () => {
      for (const model of models) assert.deepEqual([...(await render(view, model)).missing], []);
    });

    it(`${view} shows words as they were written, and lets none of them become HTML`, async () => {
      for (const model of models) {
        const marked = await render(view, withMarks(model));
        const hostile = await render(view, withHostileWords(model));
        const escapedOnce = marked.html.replaceAll(/w\d+w/g, (mark) =>
          Handlebars.escapeExpression(`${mark}${HOSTILE}`),
        );
        assert.match(marked.html, /<title>w\d+w<\/title>/);
        assert.equal(hostile.html, escapedOnce);
      }
    });

    it(`${view} makes no link and no form of an address that could run something`, async () => {
      for (const model of models) {
        assert.doesNotMatch((await render(view, withHostileAddresses(model))).html, /javascript:/i);
      }
    });

    it(`${view} shows everything that its model has`, async () => {
      const renderings = await Promise.all(models.map((model) => render(view, model)));
      const read = new Set(renderings.flatMap((rendering) => [...rendering.read]));
      const frame = Object.keys(makeFrame({ title: '' }));
      const held = new Set(models.flatMap((model) => pathsOf(model)));
      const unread = [...held].filter((path) => !read.has(path) && !frame.includes(path));
      assert.deepEqual(unread, NEVER_SHOWN[view] ?? []);
    });
  }

  it('are watched for what `#if` and `#each` ask for, too', async () => {
    const { detail: _, ...rest } = { ...makeFrame({ title: '' }), heading: '', detail: '', faults: [] };
    const { missing } = await render('problem', rest);
    assert.deepEqual([...missing], ['detail', 'requestId']);
  });
});

/** An aside is a choice like any other, and opens no text. */
const NEVER_SHOWN: Readonly<Record<string, readonly string[]>> = {
  'respond/questions': ['items[].asides[].opensText'],
};
