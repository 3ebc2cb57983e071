/** A form of the questionnaire as it was sent: which page, which button, and what was typed. */

import type { Ballot } from '../../data/ballots/ballots.repository.ts';
import { problems } from '../problem.ts';
import { parseSecret } from './respondent-secret.ts';
import { itemIdOfField, type TypedFields, toFields } from './typed-fields.ts';

export type Action =
  | { readonly kind: 'continue' | 'leave-blank' | 'back' | 'later' | 'submit' }
  | { readonly kind: 'clear'; readonly itemId: string }
  | { readonly kind: 'change'; readonly pageId: string };

export interface SentForm {
  readonly secret: string;
  readonly action: Action;
  /** '' on the review page. */
  readonly pageId: string;
  /** The answer fields only. */
  readonly typed: TypedFields;
  /** Items of every field that was sent. */
  readonly itemIds: readonly string[];
  /** Items that the page showed; empty if it does not say. */
  readonly asked: readonly string[];
  /** The page was opened from the review, and leads back to it. */
  readonly returnsToReview: boolean;
  readonly channel: Extract<Ballot['channel'], 'web' | 'no-script'>;
}

const PLAIN_ACTIONS = ['continue', 'leave-blank', 'back', 'later', 'submit'] as const;

/** @throws Problem 'invalid-secret' or 'bad-request'. */
export function parseSentForm(body: unknown): SentForm {
  const fields = toFields(body);
  const only = (name: string) => (fields.get(name)?.length === 1 ? fields.get(name)?.[0] : undefined);
  const secret = parseSecret(only('secret'));
  if (secret === undefined) throw problems.invalidSecret();

  const typed = new Map([...fields].filter(([name]) => itemIdOfField(name) !== undefined));
  return {
    secret,
    action: parseAction(only('do') ?? 'continue'),
    pageId: only('page') ?? '',
    typed,
    itemIds: [...typed.keys()].map((name) => itemIdOfField(name) ?? ''),
    asked: fields.get('asked') ?? [],
    returnsToReview: only('return') === 'review',
    channel: only('channel') === 'web' ? 'web' : 'no-script',
  };
}

function parseAction(value: string): Action {
  const plain = PLAIN_ACTIONS.find((kind) => kind === value);
  if (plain !== undefined) return { kind: plain };
  const [verb, argument = ''] = value.split(':', 2);
  if (verb === 'clear') return { kind: 'clear', itemId: argument };
  if (verb === 'change') return { kind: 'change', pageId: argument };
  throw problems.badRequest();
}
