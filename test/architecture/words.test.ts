/** Pages use the words of the field (CONTRIBUTING.md) and none of those that other software has in their place. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { CATALOGUE } from '../support/message-catalogue.ts';
import { filesEnding, textOf } from '../support/source-files.ts';

interface ForbiddenWord {
  readonly word: RegExp;
  readonly instead: string;
  /** The beginning of the keys that it is about; all if it is not there. */
  readonly of?: string;
  /** Messages that may have it, and why: keys, or beginnings of keys. */
  readonly except?: Readonly<Record<string, string>>;
}

const SAW_A_QUESTION = 'speaks of what respondents saw, which is a question to them';

const NOT_A_RANK = 'says what letters are not';

const FORBIDDEN: readonly ForbiddenWord[] = [
  { word: /\bsurveys?\b/i, instead: 'study, wave, instrument or questionnaire' },
  { word: /\bco-?ordinators?\b/i, instead: 'steward or institution lead' },
  { word: /\b(admins?|administrators?)\b/i, instead: 'operator or steward' },
  { word: /\b(viewers?|users?)\b/i, instead: 'who it is: respondent, steward, researcher' },
  {
    word: /\b(participants?|responders?|subjects?)\b/i,
    instead: 'respondent',
    except: {
      'respond.information': 'participant information is the established name of that sheet',
      'respond.consent-kicker': 'participant information is the established name of that sheet',
    },
  },
  { word: /\btokens?\b/i, instead: 'credential, code or receipt' },
  { word: /\b(log(ged|ging)?[ -]?(in|on|out|off)|sign(ed)?[ -]?(up|on))\b/i, instead: 'sign in, sign out' },
  {
    word: /\bquestions?\b/i,
    instead: 'item',
    except: {
      'respond.': 'respondents see a questionnaire, and what it asks them are questions',
      'results.nobody': SAW_A_QUESTION,
      'results.top-method': SAW_A_QUESTION,
      'results.two-questions': SAW_A_QUESTION,
      'results.comments-sub': 'an open question is what the field calls one that is answered in own words',
      'results.by-lead': SAW_A_QUESTION,
    },
  },
  { word: /\bsignifican(t|tly|ce)\b/i, instead: 'clearly above, clearly below, or no clear difference' },
  {
    // Of results; the same numbers, answers and questions are another matter.
    word: /\bthe same\b(?! (numbers|answers?|questions|reason|one|was asked)\b)/i,
    instead: 'similar, or no clear difference',
    of: 'results.',
    except: {
      'results.cell-no-spread': 'speaks of answers, of which almost all are one',
      'results.nobody-text': 'says what is not the same',
      'results.not-the-same': 'says what is not the same',
      'results.overlap-not-the-same': 'says what is not the same',
    },
  },
  {
    // Tests and effect sizes have it in their names.
    word: /(?<!signed-)\b(un)?rank(s|ed|ing|ings)?\b(?!-biserial)/i,
    instead: 'groups that cannot be put in order',
    of: 'results.',
    except: {
      'results.why-no-ranks': 'says why there are none',
      'results.gap-quadrant-label': NOT_A_RANK,
      'results.need-quadrant-label': NOT_A_RANK,
    },
  },
  {
    word: /\b(because of|due to|owing to|thanks to|leads? to|led to|caus(e|es|ed|ing)|results? (in|from)|effects? of|impacts?)\b/i,
    instead: 'what was found, and not what it comes of',
    of: 'results.',
    except: {
      'results.short-headline-unknown': 'the results in short are results',
      'results.short-caption': 'results in short are results',
    },
  },
];

/** The words of a message as they may be shown; names of values and branches are not shown. */
function shownWords(message: string): string {
  return message.replaceAll(/\{\w+(, (plural|select|number),?)?|(=?\w+) \{/g, ' ');
}

function isExcepted(key: string, { except = {} }: ForbiddenWord): boolean {
  return Object.keys(except).some((name) => (name.endsWith('.') ? key.startsWith(name) : key === name));
}

describe('words on pages', () => {
  for (const forbidden of FORBIDDEN) {
    it(`are ${forbidden.instead}, and not ${forbidden.word.source}`, () => {
      const found = [...CATALOGUE].filter(
        ([key, message]) =>
          key.startsWith(forbidden.of ?? '') &&
          forbidden.word.test(shownWords(message)) &&
          !isExcepted(key, forbidden),
      );
      assert.deepEqual(found, []);
    });
  }

  it('are excepted only where the exception is needed', () => {
    for (const forbidden of FORBIDDEN) {
      for (const name of Object.keys(forbidden.except ?? {})) {
        const needed = [...CATALOGUE].some(
          ([key, message]) =>
            isExcepted(key, { ...forbidden, except: { [name]: '' } }) &&
            forbidden.word.test(shownWords(message)),
        );
        assert.ok(needed, `${name} needs no exception for ${forbidden.word.source}`);
      }
    }
  });

  it('give a share in a sentence with what chance alone allows, and one denominator', () => {
    const shares = [...CATALOGUE].filter(
      ([key, message]) => key.startsWith('results.') && message.includes('{share} in 100'),
    );
    assert.ok(shares.length > 5);
    for (const [key, message] of shares) {
      assert.match(message, /\{share\} in 100.*; chance alone allows \{interval\} in 100/, key);
      assert.doesNotMatch(message, /\d+ in \d+ of|one in|1 in/, key);
    }
  });

  it('stand in the catalogue and not in templates', () => {
    const words = filesEnding('.hbs', ['views']).flatMap((file) => {
      const bare = textOf(file)
        .replaceAll(/\{\{!--[\s\S]*?--\}\}|\{\{\{?[^}]*\}?\}\}/g, ' ')
        .replaceAll(/<[^>]*>|[\w-]+="[^"]*"/g, ' ');
      return (bare.match(/\p{L}{2,}/gu) ?? []).map((word) => `${file}: ${word}`);
    });
    assert.deepEqual(words, []);
  });
});
