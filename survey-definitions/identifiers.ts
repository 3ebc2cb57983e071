/** How things inside an instrument are named: short, stable, safe in file formats and in addresses. */

import * as z from 'zod';

/** Never reused, never renumbered: the frozen order and the texts of each locale refer to it. */
export const itemId = z.string().regex(/^(?!constructor$)[a-z][a-z0-9_]{0,31}$/);

export const optionId = z.string().regex(/^(?!constructor$)[a-z][a-z0-9_]{0,31}$/);

/** Sections, pages, formats, scales, modules, needs, groups. */
export const partId = z.string().regex(/^(?!constructor$)[a-z][a-z0-9_]{0,31}$/);

export const instrumentId = z.string().regex(/^[a-z][a-z0-9-]{0,47}$/);
