/** The slug of a wave in an address: the one place that says what can be one. */

import type { Request } from 'express';

/** Anything else is not worth a query, and some of it no database can read. */
const SLUG = /^[\w-]{1,100}$/;

/** @returns undefined for what can be no slug, such as one with control characters; then there is no such wave. */
export function slugOf({ params }: Pick<Request, 'params'>): string | undefined {
  const { slug } = params;
  return typeof slug === 'string' && SLUG.test(slug) ? slug : undefined;
}
