/** The checker: every fault of a definition, with its place. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { checkInstrument } from '../../survey-definitions/check-instrument.ts';
import { SMALL, SMALL_STRUCTURE, SMALL_TEXTS } from './small-instrument.ts';

/** What to put at which path, e.g. { 'items.0.id': 'Role' }; undefined takes away what is there. */
type Changes = Readonly<Record<string, unknown>>;

function changed(document: object, changes: Changes): string {
  const copy = structuredClone(document);
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    let inner: object = copy;
    for (const step of steps) inner = (inner as Record<string, object>)[step] ?? {};
    Object.assign(inner, { [last]: value });
  }
  return JSON.stringify(copy);
}

function faultsOf(structureChanges: Changes, textChanges: Changes = {}): string[] {
  const structure = changed(SMALL_STRUCTURE, structureChanges);
  const checked = checkInstrument(structure, { 'en-GB': changed(SMALL_TEXTS, textChanges) });
  return checked.ok ? [] : checked.faults.map((fault) => `${fault.file} ${fault.path}: ${fault.message}`);
}

const textFaultsOf = (textChanges: Changes) => faultsOf({}, textChanges);

function assertFault(faults: readonly string[], ...expected: readonly RegExp[]): void {
  assert.equal(faults.length, expected.length, faults.join('\n'));
  expected.forEach((pattern, index) => {
    assert.match(faults[index] ?? '', pattern);
  });
}

describe('checking a definition: what can be read', () => {
  it('gives the instrument and its texts when nothing is wrong', () => {
    const checked = checkInstrument(JSON.stringify(SMALL_STRUCTURE), {
      'en-GB': JSON.stringify(SMALL_TEXTS),
    });
    assert.deepEqual(checked.ok && checked.instrument, SMALL);
    assert.equal(checked.ok && checked.texts['en-GB']?.title, SMALL_TEXTS.title);
  });

  it('names path, line and column of a fault', () => {
    const text = JSON.stringify({ ...SMALL_STRUCTURE, version: 0 }, null, 2);
    const checked = checkInstrument(text, { 'en-GB': JSON.stringify(SMALL_TEXTS) });
    assert.deepEqual(checked.ok ? [] : checked.faults, [
      {
        file: 'structure',
        where: 'version (line 3, column 3)',
        path: 'version',
        line: 3,
        column: 3,
        message: 'has to be at least 1',
      },
    ]);
  });

  it('refuses what is not JSON, with the line, and what is too large', () => {
    const checked = checkInstrument('{\n "id": "a",,\n}', { 'en-GB': `"${'x'.repeat(1_000_000)}"` });
    const faults = checked.ok
      ? []
      : checked.faults.map(({ file, where, message }) => `${file} ${where} ${message}`);
    assertFault(faults, /^structure \(line 2, column 12\) is not JSON/, /^en-GB .* is 1000002 bytes long/);
  });

  it('lists all faults of the schema, in words', () => {
    const faults = faultsOf({
      respondent: 'student',
      'items.0.id': 'Role',
      'items.1.options': 'yes',
      'items.2.colour': 'red',
      'items.3.kind': 'grid',
      'items.5.maximum': undefined,
      'items.8.showIf': { item: 'role', is: 'lecturer' },
    });
    assertFault(
      faults,
      /^structure respondent: has to be one of: educator, institution/,
      /^structure items\[0\]\.id: has to be small letters/,
      /^structure items\[1\]\.options: has to be a list/,
      /^structure items\[2\]\.colour: there is no setting named "colour"/,
      /^structure items\[3\]\.kind: is not a kind of item/,
      /^structure items\[5\]\.maximum: is missing/,
      /^structure items\[8\]\.showIf: is not a condition/,
    );
  });

  it('asks for texts in at least one language', () => {
    const checked = checkInstrument(JSON.stringify(SMALL_STRUCTURE), {});
    assert.match(checked.ok ? '' : (checked.faults[0]?.message ?? ''), /no texts/);
  });
});

describe('checking a definition: items and the way through them', () => {
  it('finds ids that are used twice', () => {
    const faults = faultsOf({
      'items.0.options.1.id': 'lecturer',
      'sections.1.id': 'you',
      'sections.1.pages.0.id': 'start',
    }).filter((fault) => fault.startsWith('structure'));
    assertFault(
      faults,
      /items\[0\]\.options\[1\]\.id: there is another option "lecturer"/,
      /sections\[1\]\.id: there is another section "you"/,
      /sections\[1\]\.pages\[0\]\.id: there is another page "start"/,
    );
    assert.match(
      faultsOf({ 'items.9': SMALL_STRUCTURE.items[0] }).join('\n'),
      /items\[9\]\.id: there is another item "role"/,
    );
  });

  it('finds items on no page, on two pages, and pages of unknown items', () => {
    assertFault(
      faultsOf({
        'sections.0.pages.0.items': ['teaches', 'nothing'],
        'sections.0.pages.2.items.1': 'hours',
      }),
      /sections\[0\]\.pages\[0\]\.items\[1\]: there is no item "nothing"/,
      /sections\[0\]\.pages\[2\]\.items\[1\]: item "hours" is on a page already/,
      /items\[0\]: item "role" is on no page/,
    );
  });

  it('finds conditions that cannot be decided in time', () => {
    const withCondition = (showIf: unknown) =>
      faultsOf({
        'items.3.showIf': showIf,
      });
    assertFault(withCondition({ item: 'top', chose: ['a'] }), /items\[3\]\.showIf\.item: .*earlier page/);
    assertFault(withCondition({ item: 'hours', atLeast: 1 }), /items\[3\]\.showIf\.item: .*earlier page/);
    assertFault(
      withCondition({ item: 'nothing', answered: true }),
      /showIf\.item: there is no item "nothing"/,
    );
    assertFault(
      withCondition({ all: [{ not: { item: 'role', chose: ['tutor', 'dean'] } }] }),
      /items\[3\]\.showIf\.all\[0\]\.not\.chose\[1\]: item "role" has no option "dean"/,
    );
    assertFault(withCondition({ item: 'role', atLeast: 1 }), /showIf\.atLeast: item "role" is not a number/);
    assertFault(
      faultsOf({
        'sections.1.pages.0.showIf': { item: 'prep_b', answered: true },
      }),
      /sections\[1\]\.pages\[0\]\.showIf\.item: .*full form only/,
    );
  });

  it('finds unknown formats, unused formats, unknown modules and impossible settings', () => {
    assertFault(
      faultsOf(
        {
          'items.3.format': 'agreement',
          'items.4.module': 'physics',
          'items.5.minimum': 100,
          'items.6.choose': 3,
          'formats.spare': { options: ['a', 'a'] },
        },
        {
          'formats.spare': { options: { a: 'A' } },
        },
      ),
      /items\[3\]\.format: there is no format "agreement"/,
      /items\[4\]\.module: there is no module "physics"/,
      /items\[5\]\.maximum: has to be greater/,
      /items\[6\]\.choose: has to be smaller/,
      /formats\.spare\.options\[1\]: there is another option "a"/,
      /formats\.spare: no item uses this format/,
    );
  });

  it('allows one item to ask for the institution', () => {
    const faults = faultsOf(
      {
        'items.9': { kind: 'institution', id: 'second' },
        'sections.1.pages.0.items.3': 'second',
      },
      {
        'items.second': { text: 'Where else?' },
      },
    );
    assertFault(faults, /items\[9\]: only one item may ask for the institution/);
  });
});

describe('checking a definition: results', () => {
  it('finds scales that cannot be scored', () => {
    assertFault(
      faultsOf({
        'scales.0.minimumAnswered': 3,
        'scales.0.points': { fully: 1, half: 2, partly: 0 },
      }),
      /scales\[0\]\.points\.half: no item of the scale has an option "half"/,
      /scales\[0\]\.points: does not say what option "not_at_all" scores/,
      /scales\[0\]\.minimumAnswered: asks for 3 answers, but the scale has 2 items/,
    );
    assertFault(
      faultsOf({
        'scales.0.items': ['prep_a', 'comment'],
      }),
      /scales\[0\]\.items\[1\]: item "comment" is of kind text; here it is single or likert/,
    );
    assertFault(
      faultsOf({
        'scales.0.method': 'sum',
      }),
      /scales\[0\]\.maximum: the highest score that can be reached is 6/,
    );
  });

  it('finds gaps, needs, provision, breakdowns and results that refer to nothing', () => {
    const faults = faultsOf(
      {
        gaps: [{ module: 'a', importance: 'role', preparedness: 'prep_a', unpreparedTo: 4 }],
        needs: [{ id: 'a', importance: 'prep_a', availability: 'prep_b', importantFrom: 3 }],
        topNeeds: 'top',
        provision: [{ module: 'a', item: 'nothing' }],
        breakdowns: ['role', 'role', 'top'],
        results: {
          attitudes: ['love'],
          country: 'hours',
          formalTraining: { item: 'teaches', options: ['maybe'] },
        },
      },
      {
        needs: { a: { name: 'A' } },
      },
    );
    assertFault(
      faults,
      /gaps\[0\]\.module: there is no module "a"/,
      /gaps\[0\]\.importance: item "role" is of kind single; here it is likert/,
      /gaps\[0\]\.importantFrom: item "role" has no answer 4/,
      /gaps\[0\]\.unpreparedTo: item "prep_a" has no answer 4/,
      /topNeeds: the options of item "top" have to be the ids of the needs/,
      /provision\[0\]\.module: there is no module "a"/,
      /provision\[0\]\.item: there is no item "nothing"/,
      /breakdowns\[1\]: there is another breakdown by "role"/,
      /breakdowns\[2\]: item "top" is of kind top/,
      /results\.attitudes\[0\]: there is no scale "love"/,
      /results\.country: item "hours" is of kind number/,
      /results\.formalTraining\.options\[0\]: item "teaches" has no option "maybe"/,
    );
  });

  it('finds rungs that do not partition the options or split a group of the rung before', () => {
    const groups = (...parts: string[][]) => parts.map((options, index) => ({ id: `g${index}`, options }));
    const withRungs = (...rungs: string[][][]) =>
      faultsOf(
        {
          quasiIdentifiers: [
            {
              item: 'role',
              rungs: rungs.map((parts, index) => ({ id: `r${index}`, groups: groups(...parts) })),
            },
          ],
        },
        {
          groups: { role: { g0: 'First', g1: 'Second' } },
        },
      );
    assert.deepEqual(withRungs([['lecturer', 'tutor'], ['other']]), []);
    assertFault(withRungs([['lecturer'], ['other']]), /rungs\[0\]: option "tutor" is in no group/);
    assertFault(
      withRungs([
        ['lecturer', 'tutor'],
        ['other', 'tutor', 'dean'],
      ]),
      /groups\[1\]\.options\[2\]: the item has no option "dean"/,
      /groups\[1\]\.options\[1\]: there is another place in this rung for "tutor"/,
    );
    assertFault(
      withRungs([['lecturer', 'tutor'], ['other']], [['lecturer'], ['tutor', 'other']]),
      /rungs\[1\]: splits the group "g0" of the rung before it/,
    );
  });
});

describe('checking a definition: texts', () => {
  it('finds what is missing and what is left over', () => {
    assertFault(
      textFaultsOf({
        'pages.extra': undefined,
        'items.role.options.tutor': undefined,
        'items.role.options.dean': 'Dean',
        'items.old': { text: 'Old' },
        'formats.prepared.options.partly': undefined,
        'scales.preparedness': undefined,
      }),
      /^en-GB pages\.extra: is missing/,
      /^en-GB scales\.preparedness: is missing/,
      /^en-GB items\.old: is not in the structure/,
      /^en-GB items\.role\.options\.tutor: is missing/,
      /^en-GB items\.role\.options\.dean: is not in the structure/,
      /^en-GB formats\.prepared\.options\.partly: is missing/,
    );
  });

  it('finds HTML, foreign markup, and markup where only plain text can stand', () => {
    assertFault(
      textFaultsOf({
        title: 'A <b>small</b> one',
        'items.role.text': 'What is your **role**?',
        'items.role.options.tutor': '*Tutor*',
        'items.hours.help': 'See [this](http://example.org)',
        'items.comment.text': '   ',
      }),
      /^en-GB title: holds HTML/,
      /^en-GB items\.role\.options\.tutor: has to be plain text/,
      /^en-GB items\.hours\.help: holds a link that does not begin with https/,
      /^en-GB items\.comment\.text: is blank/,
    );
  });

  it('holds the locale in the file against the name of the file', () => {
    assertFault(
      textFaultsOf({
        locale: 'de-AT',
      }),
      /^en-GB locale: says "de-AT", but the file is named for "en-GB"/,
    );
  });
});

describe('checking whatever is given', () => {
  it('answers with faults and never fails itself', () => {
    const steps = fc.array(fc.nat(8), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(steps, fc.jsonValue(), (choices, value) => {
        const texts = { 'en-GB': JSON.stringify(SMALL_TEXTS) };
        const checked = checkInstrument(changed(SMALL_STRUCTURE, { [somePath(choices)]: value }), texts);
        assert.ok(checked.ok || checked.faults.every((fault) => fault.message !== '' && fault.line >= 1));
      }),
      { numRuns: 300 },
    );
  });
});

/** A path that exists in the small definition, chosen by numbers. */
function somePath(choices: readonly number[]): string {
  const steps: string[] = [];
  let inner: unknown = SMALL_STRUCTURE;
  for (const choice of choices) {
    if (typeof inner !== 'object' || inner === null) break;
    const members: readonly (readonly [string, unknown])[] = Object.entries(inner);
    const member = members[choice % members.length];
    if (member === undefined) break;
    steps.push(member[0]);
    inner = member[1];
  }
  return steps.join('.');
}
