/** Sentences of results pages claim what was tested and shown, and give the true reason where they cannot. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Disclosed, mapDisclosed, shown } from '../../../analysis/disclosure/disclosed.ts';
import type { ModuleGap, NeedResult, TieGroups, ViewResults } from '../../../analysis/results/results.ts';
import { attitudesFigures } from '../../../server/results/attitudes.view-model.ts';
import type { FigureModel, FigureSketch } from '../../../server/results/figures/figure-model.ts';
import { finishFigure } from '../../../server/results/figures/finish-figure.ts';
import type { PageContext, PageFigures } from '../../../server/results/figures/page-context.ts';
import { gapsFigures } from '../../../server/results/gaps/gaps.view-model.ts';
import { needsFigures } from '../../../server/results/needs/needs.view-model.ts';
import { provisionFigures } from '../../../server/results/provision.view-model.ts';
import type { SampleDesign } from '../../../server/results/words/sample-design.ts';
import { translateFor } from '../../support/app.ts';
import { aMean, INSTRUMENT, NAMES, PROTECTED, smallGroup, wholeWave } from './some-results.ts';

const t = translateFor('en-GB');

const context = (view: ViewResults): PageContext => ({ t, names: NAMES, instrument: INSTRUMENT, view });

function sketch({ figures }: PageFigures, id: string): FigureSketch {
  const found = figures.find((figure) => figure.id === id);
  assert.ok(found, `a figure ${id}`);
  return found;
}

const finished = (page: PageFigures, id: string): FigureModel => finishFigure(sketch(page, id), t);

function gaps(tieGroups: Disclosed<TieGroups>): PageFigures {
  const whole = wholeWave();
  return gapsFigures(context(wholeWave({ gaps: { ...whole.gaps, tieGroups } })));
}

/** Needs of which some are shown with less. */
function needs(change: (need: NeedResult) => NeedResult): PageFigures {
  const whole = wholeWave();
  return needsFigures(
    context(wholeWave({ needs: { ...whole.needs, needs: whole.needs.needs.map(change) } })),
  );
}

describe('an order of modules or needs', () => {
  it('says what starts a new group, and over how many pairs', () => {
    const { method } = finished(gapsFigures(context(wholeWave())), 'important-and-unprepared');
    assert.match(
      method ?? '',
      /A new group starts only where every module of it is clearly less often important and unprepared than every module above \(McNemar, exact, Holm over 15 pairs\)\./,
    );
    assert.match(
      finished(needsFigures(context(wholeWave())), 'top-needs').method ?? '',
      /Holm over 45 pairs/,
    );
  });

  it('does not say of the members of a group that none differs from another', () => {
    const page = gaps(shown([INSTRUMENT.modules]));
    const { headline, notes, chart } = finished(page, 'important-and-unprepared');
    const words = JSON.stringify([page.lead, headline, notes, chart?.plan]);
    assert.doesNotMatch(words, /told apart|than another/);
    assert.match(words, /could give another order/);
    assert.doesNotMatch(words, /would give another order/);
  });

  it('speaks of no other order where every group has one member', () => {
    const { notes } = finished(
      gaps(shown(INSTRUMENT.modules.map((module) => [module]))),
      'important-and-unprepared',
    );
    assert.ok(!notes.some(({ heading }) => heading === 'Why no ranks'));
  });

  it('puts what could not be compared in no group', () => {
    const [last = '', ...rest] = INSTRUMENT.modules;
    const { table } = finished(gaps(shown([rest])), 'important-and-unprepared');
    const places = table?.rows.map(({ name, cells }) => [name, cells.at(-1)?.value] as const) ?? [];
    assert.equal(new Map(places).get(NAMES.module(last)), 'too few answers');
    assert.equal(places.filter(([, place]) => place === 'first group').length, rest.length);
  });

  it('is protected where it is withheld, and has too few answers only where that is why', () => {
    const headline = (ties: Disclosed<TieGroups>) => sketch(gaps(ties), 'important-and-unprepared').headline;
    assert.match(
      headline(PROTECTED),
      /the order of the modules is not shown, to protect the people who answered$/,
    );
    assert.match(headline(shown([])), /too few answers to tell which modules come first$/);
  });
});

describe('a figure of which some numbers are not shown', () => {
  const someHidden = needs((need) =>
    need.need === 'peers'
      ? {
          ...need,
          importantAndAbsent: PROTECTED,
          importantAndUnknown: PROTECTED,
          importance: aMean(3, 2, 4, 26),
        }
      : need,
  );

  it('counts the answers of all that is shown, and says that the others are not', () => {
    const { method } = finished(someHidden, 'important-and-absent');
    assert.match(method ?? '', /33 respondents, 26 to 33 answers per need that is shown;/);
    assert.match(method ?? '', /Numbers are left out where that protects the people who answered\./);
    const whole = finished(needsFigures(context(wholeWave())), 'important-and-absent').method ?? '';
    assert.match(whole, /32 to 33 answers per need;/);
    assert.doesNotMatch(whole, /not shown/);
  });

  it('calls nothing the most or the only one of all', () => {
    assert.match(
      sketch(someHidden, 'absent-or-unknown').headline,
      /^Among those shown, depending on the need, 0 to 21 in 100 find it important and do not know/,
    );
    const one = needs((need) => (need.need === 'peers' ? { ...need, availability: PROTECTED } : need));
    assert.doesNotMatch(sketch(one, 'quadrant').headline, /only/);
  });

  it('says nothing of too few answers where all gaps are withheld', () => {
    const whole = wholeWave();
    const modules = whole.gaps.modules.map((module) => ({ ...module, gap: PROTECTED }));
    const page = gapsFigures(context(wholeWave({ gaps: { ...whole.gaps, modules } })));
    assert.equal(
      sketch(page, 'gap').headline,
      'Importance of each module, and how prepared people feel to teach it',
    );
  });
});

describe('a headline that picks one of several', () => {
  it('gives the range instead where the intervals single none out', () => {
    const whole = context(wholeWave());
    assert.match(
      sketch(gapsFigures(whole), 'preparedness-answers').headline,
      /^Depending on the module, 16 to 52 in 100 feel prepared to teach it$/,
    );
    assert.match(
      sketch(provisionFigures(whole), 'provision').headline,
      /^Depending on the module, \d+ to \d+ in 100 say “Taught, part of the core” of it$/,
    );
    assert.match(
      sketch(attitudesFigures(whole), 'attitude-opportunity').headline,
      /^Opportunity: depending on the statement, \d+ to 79 in 100 agree mostly or fully$/,
    );
    assert.match(
      sketch(gapsFigures(whole), 'important-and-unprepared').notes?.[0]?.paragraphs[0] ?? '',
      /^Depending on the module, \d+ to 52 in 100 find it important and feel unprepared/,
    );
  });
});

describe('a number of people', () => {
  it('is told from a share in 100', () => {
    const { table } = finished(provisionFigures(context(wholeWave())), 'provision');
    assert.ok(table?.columns.includes('Do not know, people'));
    assert.equal(table?.caption, 'Provision by module, in 100 who answered and know');
  });

  it('is a band for the reason that it would reveal a small group, whatever its size', () => {
    const { method } = finished(gapsFigures(context(smallGroup('x', 1))), 'important-and-unprepared');
    assert.match(method ?? '', /Sizes are bands where an exact number would reveal a small group\./);
    assert.doesNotMatch(method ?? '', /Below 23|fewer than 23/);
  });
});

describe('a wave of several institutions', () => {
  const caveat = /colleagues of one institution may answer alike, and then the true interval is wider\./;
  const colleagues = (institutions: number) => ({ kind: 'colleagues', institutions }) as const;
  const figure = sketch(gapsFigures(context(wholeWave())), 'important-and-unprepared');

  /** The shares with cluster-robust intervals, as a release of enough institutions has them. */
  function clustered(share: ModuleGap['share']): ModuleGap['share'] {
    return mapDisclosed(share, (each) => {
      if (each.figure.kind !== 'estimate') return each;
      const interval = { ...each.figure.interval, method: 'cr2-satterthwaite' as const };
      return { ...each, figure: { ...each.figure, interval, likeness: { icc: 0.04, designEffect: 1.4 } } };
    });
  }

  it('says what its intervals leave out, and of no clustering that is not computed', () => {
    const methodOf = (design: SampleDesign) => finishFigure(figure, t, design).method ?? '';
    assert.match(methodOf(colleagues(3)), caveat);
    assert.match(methodOf(colleagues(3)), /fewer than 10 institutions are too few/);
    assert.match(methodOf(colleagues(12)), caveat);
    assert.doesNotMatch(methodOf(colleagues(12)), /fewer than 10|cluster|CR2/);
    assert.doesNotMatch(methodOf({ kind: 'independent' }), caveat);
  });

  it('names the clustering of its intervals with ICC and design effect, and of its tests', () => {
    const whole = wholeWave();
    const modules = whole.gaps.modules.map((module) => ({ ...module, share: clustered(module.share) }));
    const gaps = { ...whole.gaps, modules, tieTest: 'cr2-paired-difference' } as const;
    const page = gapsFigures(context(wholeWave({ gaps })));
    const { method } = finishFigure(sketch(page, 'important-and-unprepared'), t, colleagues(12));
    assert.match(method ?? '', /\(cluster-robust t tests of paired differences, CR2, Holm over 15 pairs\)/);
    assert.match(method ?? '', /intervals: cluster-robust \(CR2, Satterthwaite’s degrees of freedom\)\./);
    assert.match(method ?? '', /allow for it: ICC 0\.04, design effect 1\.4\./);
    assert.doesNotMatch(method ?? '', caveat);
  });

  it('says of a figure with both kinds of interval which allow for colleagues', () => {
    const whole = wholeWave();
    const [first, ...others] = whole.gaps.modules;
    assert.ok(first);
    const modules = [{ ...first, share: clustered(first.share) }, ...others];
    const page = gapsFigures(context(wholeWave({ gaps: { ...whole.gaps, modules } })));
    const { method } = finishFigure(sketch(page, 'important-and-unprepared'), t, colleagues(12));
    assert.match(method ?? '', / Intervals that are not cluster-robust take answers as independent;/);
  });
});
