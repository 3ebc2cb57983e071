/** Several names as one list. */

import type { Translate } from '../../http/messages.ts';

/** 'A', 'A and B', 'A, B, and C' as the catalogue joins them; names may hold an 'and' of their own. */
export function listWords(names: readonly string[], t: Translate): string {
  const [first = '', second = ''] = names;
  if (names.length < 2) return first;
  if (names.length === 2) return t('results.list-two', { first, second });
  const [last = '', beforeLast = '', ...rest] = names.toReversed();
  const start = rest
    .toReversed()
    .reduce((list, name) => (list === '' ? name : t('results.list-middle', { list, name })), '');
  return t('results.list-end', {
    list: t('results.list-middle', { list: start, name: beforeLast }),
    name: last,
  });
}
