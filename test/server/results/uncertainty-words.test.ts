/** The wording rules of uncertainty, one by one. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { PairVerdict } from '../../../analysis/results/comparison/comparisons.ts';
import type { KnownNumber } from '../../../server/results/shown/shown-number.ts';
import {
  assumptionWords,
  chanceWords,
  designSentences,
  type IntervalMade,
  intervalSentences,
  intervalWords,
  overallWords,
  pWords,
  testWords,
  verdictRule,
  verdictWords,
} from '../../../server/results/words/uncertainty-words.ts';
import { translateFor } from '../../support/app.ts';

const t = translateFor('en-GB');
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

const aShare: KnownNumber = {
  kind: 'number',
  unit: 'in-100',
  value: 15,
  lower: 7,
  upper: 31,
  level: 0.95,
  method: 'wilson',
  likeness: null,
  decimals: 0,
  n: { kind: 'exact', n: 33 },
  count: 5,
  homogeneous: null,
};

const made = (method: IntervalMade['method'], likeness: IntervalMade['likeness'] = null): IntervalMade => ({
  method,
  likeness,
});

describe('a share in words', () => {
  it('is in 100, and says what chance alone allows', () => {
    assert.equal(
      t('results.short-headline', chanceWords(aShare, t)),
      '15 in 100 have formal training on AI; chance alone allows 7 to 31 in 100',
    );
  });

  it('has the ends of its interval with a word between them, and a true minus', () => {
    assert.equal(intervalWords(aShare, t), '7 to 31');
    assert.equal(intervalWords({ ...aShare, unit: 'points', lower: -12, upper: 4 }, t), '−12 to +4');
    assert.equal(intervalWords({ ...aShare, unit: 'points', lower: 0, upper: 4 }, t), '0 to +4');
  });
});

describe('a verdict', () => {
  const words = (verdict: PairVerdict, isInsideMargin = false) =>
    verdictWords({ verdict, isInsideMargin }, t);

  it('is one of four', () => {
    assert.equal(words('above'), 'clearly above');
    assert.equal(words('below'), 'clearly below');
    assert.equal(words('similar', true), 'similar');
    assert.equal(words('unclear'), 'no clear difference');
  });

  it('says of a clear difference that it is small', () => {
    assert.equal(words('above', true), 'clearly above, by less than the margin');
    assert.equal(words('below', true), 'clearly below, by less than the margin');
  });

  it('of all groups together does not say which differ', () => {
    assert.equal(overallWords('differ', t), 'clear difference');
    assert.equal(overallWords('similar', t), 'similar');
    assert.equal(overallWords('unclear', t), 'no clear difference');
  });

  it('comes with its rule, which names the margin and says that it is of all studies', () => {
    const ofShares = verdictRule({ margin: '15 in 100', of: 'share' }, t);
    assert.match(ofShares, /with 0 in it, inside a margin of 15 in 100 either way, which all studies share;/);
    assert.match(ofShares, /never where a share is nearer to 0 or to 100 than the margin\./);
    assert.match(ofShares, /Otherwise: no clear difference\.$/);
    const ofScores = verdictRule({ margin: '0.5 points of the scale', of: 'score' }, t);
    assert.match(ofScores, /0\.5 points of the scale either way, which all studies share\. Otherwise/);
    assert.doesNotMatch(ofShares + ofScores, /fieldwork|too few/);
  });
});

describe('a test', () => {
  it('has three decimals, and beyond them an end', () => {
    assert.equal(plain(pWords(0.0144)), 'p = 0.014');
    assert.equal(plain(pWords(0.05)), 'p = 0.050');
    assert.equal(plain(pWords(0.00099)), 'p < 0.001');
    assert.equal(plain(pWords(0.9994)), 'p = 0.999');
    assert.equal(plain(pWords(0.9996)), 'p > 0.999');
    assert.equal(plain(pWords(1)), 'p > 0.999');
  });

  it('is named', () => {
    assert.equal(testWords('mann-whitney-exact', t), 'Mann-Whitney tests (exact with ties)');
    assert.match(testWords('fisher-freeman-halton-monte-carlo', t), /Monte Carlo, seeded by the release/);
  });
});

describe('a method line', () => {
  it('names how the intervals were made, each once', () => {
    assert.deepEqual(intervalSentences([], t), []);
    assert.deepEqual(intervalSentences([made('wilson'), made('student-t'), made('wilson')], t).map(plain), [
      '95 % intervals: Wilson’s for shares, and Student’s t for means.',
    ]);
  });

  it('says nothing of colleagues where there are none', () => {
    assert.deepEqual(designSentences([made('wilson')], { kind: 'independent' }, t), []);
  });

  it('says that few institutions leave the intervals too narrow', () => {
    const [sentence, ...more] = designSentences([made('wilson')], { kind: 'colleagues', institutions: 9 }, t);
    assert.match(sentence ?? '', /fewer than 10 institutions.*the true interval is wider\.$/);
    assert.deepEqual(more, []);
  });

  it('says how alike colleagues answer where the intervals allow for it', () => {
    const design = { kind: 'colleagues', institutions: 40 } as const;
    const alike = (icc: number, designEffect: number) => made('cr2-satterthwaite', { icc, designEffect });
    assert.match(
      designSentences([alike(0.04, 1.4)], design, t).join(' '),
      /: ICC 0\.04, design effect 1\.4\.$/,
    );
    assert.match(
      designSentences([alike(0.04, 1.4), alike(-0.02, 0.9)], design, t).join(' '),
      /: ICC −0\.02 to 0\.04, design effect 0\.9 to 1\.4\.$/,
    );
    assert.match(
      designSentences([made('cr2-satterthwaite')], design, t).join(' '),
      /the cluster-robust intervals allow for it\.$/,
    );
    assert.equal(designSentences([alike(0.04, 1.4), made('wilson')], design, t).length, 2);
  });

  it('says what it assumes of those who did not answer', () => {
    assert.equal(
      assumptionWords(t),
      'Assumes that those who answered resemble those who did not; this cannot be checked.',
    );
  });
});
