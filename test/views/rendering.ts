/** Renders a view by the real engine, on the real templates, and tells what they asked of the model. */

import { mock } from 'node:test';

import express from 'express';
import { ExpressHandlebars } from 'express-handlebars';

import { makeAssets } from '../../server/http/assets.ts';
import { useViews } from '../../server/http/views.ts';
import { translateFor, VIEWS } from '../support/app.ts';
import { makeWatch, type Watch, watched } from './watched.ts';

export interface Rendering extends Watch {
  readonly html: string;
}

type Template = (context: object, options: object) => string;

interface TemplateOptions {
  readonly data: { readonly exphbs: { readonly data: Watch } };
  readonly partials: Readonly<Record<string, Template>>;
}

const app = express();
useViews(app, { folder: VIEWS, translateFor, assets: makeAssets(`${VIEWS}/assets`) });
watchTemplates();

/** @throws what the engine throws for a field that is not there, and for words that are not in the catalogue. */
export function render(view: string, model: object): Promise<Rendering> {
  const watch = makeWatch();
  return new Promise((resolve, reject) => {
    // `data` is the engine's own: it reaches every template and is no part of the model.
    app.render(view, { ...model, nonce: 'n0nce', data: watch }, (error: Error | null, html: string) => {
      if (error === null) resolve({ ...watch, html });
      else reject(error);
    });
  });
}

/** Where page, layout and partials get their model, it is handed to them watched: on the way there it is copied. */
function watchTemplates(): void {
  const engine = ExpressHandlebars.prototype as unknown as {
    _renderTemplate: (template: Template, context: object, options: TemplateOptions) => string;
  };
  const renderTemplate = engine._renderTemplate;
  mock.method(engine, '_renderTemplate', (template: Template, context: object, options: TemplateOptions) => {
    const watch = options.data.exphbs.data;
    const partials = Object.fromEntries(
      Object.entries(options.partials).map(([name, partial]) => {
        const watchedPartial: Template = (given, rest) => partial(watched(given, watch), rest);
        return [name, watchedPartial];
      }),
    );
    return renderTemplate(template, watched(context, watch), { ...options, partials });
  });
}
