/**
 * Templates from disk, strict (a missing field is an error and not a blank), cached, with a few helpers that word
 * or escape and never decide. Nothing that anybody stored is ever compiled.
 */

import { join } from 'node:path';

import type { Express } from 'express';
import { create } from 'express-handlebars';
import Handlebars from 'handlebars';

import type { Assets } from './assets.ts';
import { markupHtml } from './markup-html.ts';
import { DEFAULT_LOCALE, type MessageValues, type Translate } from './messages.ts';
import { safeUrl } from './safe-url.ts';

export interface ViewsSettings {
  /** The folder views/. */
  readonly folder: string;
  /** The catalogue of a locale. */
  readonly translateFor: (locale: string) => Translate;
  readonly assets: Pick<Assets, 'href'>;
}

interface HelperOptions {
  readonly hash: MessageValues;
  readonly data: { readonly root: { readonly locale?: string } };
}

export function useViews(app: Express, settings: ViewsSettings): void {
  const { folder } = settings;
  const views = create({
    extname: '.hbs',
    layoutsDir: join(folder, 'layouts'),
    partialsDir: join(folder, 'partials'),
    defaultLayout: 'main',
    compilerOptions: { strict: true },
    helpers: makeHelpers(settings),
  });
  app.engine('hbs', views.engine);
  app.set('view engine', 'hbs');
  app.set('views', join(folder, 'pages'));
  app.enable('view cache');
}

function makeHelpers({ translateFor, assets }: Pick<ViewsSettings, 'translateFor' | 'assets'>) {
  return {
    /** `{{t "respond.back"}}`, `{{t "respond.leave-blank" n=blanks}}`: words of the page's locale. */
    t: (key: string, { hash, data }: HelperOptions): string =>
      translateFor(data.root.locale ?? DEFAULT_LOCALE)(key, given(key, hash)),
    /** Words of an instrument, with their tiny markup, as inline HTML that is escaped here. */
    markup: (words: string): Handlebars.SafeString => new Handlebars.SafeString(markupHtml(words)),
    /** For data-* attributes: `data-chart="{{json chart}}"`. Handlebars escapes it. */
    json: (value: unknown): string => JSON.stringify(value),
    safeUrl,
    asset: (name: string): string => assets.href(name),
    eq: (a: unknown, b: unknown): boolean => a === b,
  };
}

/** Strict mode does not watch the values that are handed to a helper. @throws RangeError if one is missing. */
function given(key: string, values: MessageValues): MessageValues {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null) throw new RangeError(`${key} needs a value for ${name}`);
  }
  return values;
}
