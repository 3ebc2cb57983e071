/** Pages use the words of the field (CONTRIBUTING.md) and none of those that other software has in their place. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { CATALOGUE } from '../support/message-catalogue.ts';
import { filesEnding, textOf } from '../support/source-files.ts';

interface ForbiddenWord {
  readonly word: RegExp;
  readonly instead: string;
  /** Messages that may have it, and why: keys, or beginnings of keys. */
  readonly except?: Readonly<Record<string, string>>;
}

const SAW_A_QUESTION = 'speaks of what respondents saw, which is a question to them';

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
        ([key, message]) => forbidden.word.test(shownWords(message)) && !isExcepted(key, forbidden),
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
