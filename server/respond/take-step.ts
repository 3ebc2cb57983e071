/**
 * What follows when a respondent presses a button: which page comes next, with which errors, and what is kept.
 * Pure: nothing is stored or sent here.
 */

import type { Item } from '../../survey-definitions/item.ts';
import { type FormPage, pagesOf } from '../../survey-definitions/pages.ts';
import type { Translate } from '../http/messages.ts';
import { problems } from '../problem.ts';
import { type Draft, emptyDraft } from './draft.ts';
import { type PageFault, pageFaults, refuseForeignItems } from './page-faults.ts';
import { blankItems, neighbourOf, shownPages } from './questionnaire-path.ts';
import type { RespondWave } from './respond-dependencies.ts';
import type { SentForm } from './sent-form.ts';
import { toAnswers, withItems } from './typed-fields.ts';

/** The place of a draft whose respondent was last on the review. No page id looks like this. */
const REVIEW = '#review';

export interface PageOutcome {
  readonly kind: 'page';
  readonly draft: Draft;
  readonly pageId: string;
  readonly faults: readonly PageFault[];
  /** Items left blank, which are asked about once. */
  readonly blanks: readonly Item[];
  /** The same page again, because an answer opened more items on it. */
  readonly hasMore: boolean;
  readonly returnsToReview: boolean;
}

export type Outcome =
  | PageOutcome
  | { readonly kind: 'review'; readonly draft: Draft }
  | { readonly kind: 'later'; readonly draft: Draft }
  | { readonly kind: 'cast'; readonly draft: Draft };

/**
 * @param kept - the draft, or undefined if it is gone; then it begins anew with what was sent.
 * @throws Problem 'invalid-answers' for what no page of ours could have sent; nothing of it is kept.
 */
export function takeStep(wave: RespondWave, kept: Draft | undefined, sent: SentForm, t: Translate): Outcome {
  if (sent.pageId === '') return stepFromReview(wave, kept ?? draftFromReview(wave, sent, t), sent, t);
  const before = kept ?? emptyDraft(sent.secret);
  const page = formPageOf(wave, sent.pageId, t);
  const asked = askedOn(page, sent);
  refuseForeignItems(wave, sent.itemIds, new Set(page.items.map((item) => item.id)), t);
  const draft = { ...before, pageId: sent.pageId, typed: withItems(before.typed, sent.typed, asked) };
  const faults = pageFaults(wave, draft.typed, t).filter(({ itemId }) => asked.has(itemId));

  switch (sent.action.kind) {
    case 'back':
      return stepBack(wave, draft, sent);
    case 'later':
      return { kind: 'later', draft };
    case 'clear':
      return stepClear(draft, sent, sent.action.itemId);
    default:
      return stepOn(wave, { draft, asked, faults }, sent);
  }
}

/** Where a respondent who comes back goes on. */
export function placeOf(wave: RespondWave, draft: Draft): Outcome {
  const pages = shownPagesOf(wave, draft);
  if (draft.pageId === REVIEW) return { kind: 'review', draft };
  const page = pages.find((each) => each.page.id === draft.pageId) ?? pages[0];
  return page === undefined ? { kind: 'review', draft } : pageOutcome(draft, page.page.id, {});
}

export function shownPagesOf(wave: RespondWave, draft: Pick<Draft, 'typed'>): readonly FormPage[] {
  return shownPages(wave, toAnswers(wave.instrument.items, draft.typed));
}

function pageOutcome(draft: Draft, pageId: string, more: Partial<PageOutcome>): PageOutcome {
  return {
    kind: 'page',
    draft: { ...draft, pageId },
    pageId,
    faults: [],
    blanks: [],
    hasMore: false,
    returnsToReview: false,
    ...more,
  };
}

function formPageOf(wave: RespondWave, pageId: string, t: Translate): FormPage {
  const found = pagesOf(wave.instrument, wave.form).find(({ page }) => page.id === pageId);
  if (found === undefined) {
    throw problems.invalidAnswers([{ itemId: '', message: t('respond.refused-page') }]);
  }
  return found;
}

function askedOn(page: FormPage, sent: SentForm): ReadonlySet<string> {
  const onPage = page.items.map((item) => item.id);
  const asked = onPage.filter((itemId) => sent.asked.includes(itemId) || sent.itemIds.includes(itemId));
  return new Set(sent.asked.length === 0 ? onPage : asked);
}

function stepBack(wave: RespondWave, draft: Draft, sent: SentForm): Outcome {
  if (sent.returnsToReview) return toReview(draft);
  const previous = neighbourOf(wave, shownPagesOf(wave, draft), sent.pageId, 'before');
  return pageOutcome(draft, previous?.page.id ?? sent.pageId, {});
}

function stepClear(draft: Draft, sent: SentForm, itemId: string): Outcome {
  const typed = withItems(draft.typed, new Map(), [itemId]);
  return pageOutcome({ ...draft, typed }, sent.pageId, { returnsToReview: sent.returnsToReview });
}

interface Saved {
  readonly draft: Draft;
  readonly asked: ReadonlySet<string>;
  readonly faults: readonly PageFault[];
}

function stepOn(wave: RespondWave, { draft, asked, faults }: Saved, sent: SentForm): Outcome {
  const page = shownPagesOf(wave, draft).find((each) => each.page.id === sent.pageId);
  const items = page?.items ?? [];
  const answers = toAnswers(wave.instrument.items, draft.typed);
  const open = items.filter((item) => asked.has(item.id) && !draft.leftBlank.has(item.id));
  const blanks = blankItems(open, answers).filter((item) => faults.every((each) => each.itemId !== item.id));
  const leavesBlank = sent.action.kind === 'leave-blank';
  const after = leavesBlank ? withLeftBlank(draft, blanks) : draft;
  const { returnsToReview } = sent;

  if (faults.length > 0 || (blanks.length > 0 && !leavesBlank)) {
    return pageOutcome(after, sent.pageId, { faults, blanks: leavesBlank ? [] : blanks, returnsToReview });
  }
  if (items.some((item) => !asked.has(item.id))) {
    return pageOutcome(after, sent.pageId, { hasMore: true, returnsToReview });
  }
  return goOn(wave, { ...after, visited: new Set([...after.visited, sent.pageId]) }, sent);
}

function withLeftBlank(draft: Draft, blanks: readonly Item[]): Draft {
  return { ...draft, leftBlank: new Set([...draft.leftBlank, ...blanks.map((item) => item.id)]) };
}

/** From a page that was changed, only pages that its answers opened stand between it and the review. */
function goOn(wave: RespondWave, draft: Draft, sent: SentForm): Outcome {
  const pages = shownPagesOf(wave, draft);
  const next = sent.returnsToReview
    ? pages.find(({ page }) => !draft.visited.has(page.id))
    : neighbourOf(wave, pages, sent.pageId, 'after');
  if (next === undefined) return toReview(draft);
  return pageOutcome(draft, next.page.id, { returnsToReview: sent.returnsToReview });
}

function toReview(draft: Draft): Outcome {
  return { kind: 'review', draft: { ...draft, pageId: REVIEW } };
}

function stepFromReview(wave: RespondWave, draft: Draft, { action }: SentForm, t: Translate): Outcome {
  switch (action.kind) {
    case 'change':
      return pageOutcome(draft, formPageOf(wave, action.pageId, t).page.id, { returnsToReview: true });
    case 'later':
      return { kind: 'later', draft };
    case 'submit':
      return stepSubmit(wave, draft, t);
    case 'back':
      return pageOutcome(draft, shownPagesOf(wave, draft).at(-1)?.page.id ?? '', {});
    default:
      return toReview(draft);
  }
}

/** Nothing is cast from a page that was skipped over or that holds an error. */
function stepSubmit(wave: RespondWave, draft: Draft, t: Translate): Outcome {
  const pages = shownPagesOf(wave, draft);
  const unvisited = pages.find(({ page }) => !draft.visited.has(page.id));
  if (unvisited !== undefined) return pageOutcome(draft, unvisited.page.id, { returnsToReview: true });

  const faults = pageFaults(wave, draft.typed, t);
  const faulty = pages.find(({ items }) =>
    items.some(({ id }) => faults.some(({ itemId }) => itemId === id)),
  );
  if (faulty === undefined) return { kind: 'cast', draft };
  const ofPage = faults.filter(({ itemId }) => faulty.items.some((item) => item.id === itemId));
  return pageOutcome(draft, faulty.page.id, { faults: ofPage, returnsToReview: true });
}

/** The review carries all answers, so that they can be sent although the draft expired in between. */
function draftFromReview(wave: RespondWave, sent: SentForm, t: Translate): Draft {
  const inForm = pagesOf(wave.instrument, wave.form).flatMap(({ items }) => items.map((item) => item.id));
  refuseForeignItems(wave, sent.itemIds, new Set(inForm), t);
  const draft = { ...emptyDraft(sent.secret), typed: withItems(new Map(), sent.typed, inForm) };
  if (sent.typed.size === 0) return draft;
  return { ...draft, visited: new Set(shownPagesOf(wave, draft).map(({ page }) => page.id)) };
}
