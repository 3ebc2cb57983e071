/** Planning an import: files as each tool writes them, and everything that can be wrong with a cell. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { fixture, planOf, said, told } from './educator-file.ts';
import { aWorkbook } from './workbook.ts';

const mappingOf = (name: string): unknown => JSON.parse(new TextDecoder().decode(fixture(name)));

describe('an export of', () => {
  it('Qualtrics is read past its two further header rows, with commas inside labels', async () => {
    const plan = await planOf(fixture('qualtrics.csv'), { mapping: mappingOf('qualtrics.mapping.json') });
    assert.deepEqual(told(plan.faults), []);
    assert.deepEqual(
      plan.rows.map(({ line, respondentKey }) => [line, respondentKey]),
      [
        [6, 'R_1aBcD'],
        [7, 'R_2eFgH'],
      ],
    );
    const items = ['role', 'aware_04', 'prep_data_science', 'prep_machine_learning', 'top_needs'];
    assert.deepEqual(said(plan, 0, items), ['1', '1', '2', '1', '1+2+9']);
    assert.deepEqual(said(plan, 1, items), ['7', '3', '4', 'prefer-not-to-say', '6']);
    assert.equal(plan.rows[1]?.answers.texts.get('role'), 'Simulation lead, part time');
    assert.deepEqual(plan.counts, { rows: 3, badRows: 0, faults: 0, emptyRows: 1, shortRows: 0 });
    assert.ok(plan.unusedColumns.includes('IPAddress'));
  });

  it('LimeSurvey is read by question code, with N/A for what was not asked', async () => {
    const plan = await planOf(fixture('limesurvey.csv'));
    assert.deepEqual(told(plan.faults), []);
    const items = ['role', 'prep_ethics_safety', 'cpd_hours', 'cpd_useful', 'cpd_provider', 'barriers'];
    assert.deepEqual(said(plan, 0, items), ['5', 'not-applicable', '12', '3', '5', '"Zeit; und Geld"']);
    assert.deepEqual(said(plan, 1, items), ['3', '5', '0', 'not-shown', 'not-shown', 'skipped']);
  });

  it('JISC Online Surveys is read from UTF-16 with tabs, labels in any case and spacing', async () => {
    const plan = await planOf(fixture('jisc.csv'), { form: 'core' });
    assert.deepEqual(plan.source, { kind: 'csv', encoding: 'utf-16le', separator: '\t' });
    assert.deepEqual(told(plan.faults), []);
    const items = ['role', 'prep_governance', 'need_av_time', 'background'];
    assert.deepEqual(said(plan, 0, items), ['2', '3', 'do-not-know', '1']);
    assert.deepEqual(said(plan, 1, items), ['1', '5', '3', 'prefer-not-to-say']);
  });

  it('Google Forms is read by its wording, with "other" typed into the cell', async () => {
    const plan = await planOf(fixture('google-forms.csv'), {
      mapping: mappingOf('google-forms.mapping.json'),
    });
    assert.deepEqual(told(plan.faults), []);
    assert.deepEqual(said(plan, 0, ['role', 'own_ai_use', 'shared_teaching']), ['7', '4', '1+2']);
    assert.equal(plan.rows[0]?.answers.texts.get('role'), 'Head of simulation');
    assert.deepEqual(said(plan, 1, ['role', 'own_ai_use', 'shared_teaching']), ['1', '1', 'skipped']);
  });

  it('Microsoft Forms is read from a workbook, with semicolons behind every choice', async () => {
    const workbook = aWorkbook([
      ['ID', 'Start time', 'Main role', 'Needs', 'prep_governance'],
      [1, 46000.5, 'Lecturer or teaching fellow', 'Funding;Software, data and AI tools;', 3],
    ]);
    const columns = [
      { column: 'Main role', item: 'role' },
      { column: 'Needs', item: 'top_needs' },
    ];
    const plan = await planOf(workbook, { mapping: { columns } });
    assert.deepEqual(told(plan.faults), []);
    assert.deepEqual(said(plan, 0, ['role', 'top_needs', 'prep_governance']), ['1', '6+9', '3']);
  });
});

describe('cells', () => {
  it('may hold codes, option ids or labels, also 4.0 for 4', async () => {
    const plan = await planOf('role,prep_governance\n1,4.0\nprofessor,fully\nclinical\u00a0TUTOR,1\n');
    assert.deepEqual(said(plan, 0, ['role', 'prep_governance']), ['1', '4']);
    assert.deepEqual(said(plan, 1, ['role', 'prep_governance']), ['3', '5']);
    assert.deepEqual(told(plan.faults), [['unknown-option', 4, 'role', 'clinical TUTOR']]);
  });

  it('beyond the last column are reported', async () => {
    assert.deepEqual(told((await planOf('role,prep_governance\n1,2,3,\n1,2,,\n')).faults), [
      ['too-many-cells', 2, '', '3'],
    ]);
  });

  it('may hold the five kinds of missing in words or codes, where the item offers them', async () => {
    const plan = await planOf(
      'role,need_av_time,prep_governance,aware_01\n' +
        '1,Don’t know,N/A,Prefer not to say\n1,-3,-4,-5\n1,-2,-1,\n',
    );
    assert.deepEqual(told(plan.faults), []);
    const items = ['need_av_time', 'prep_governance', 'aware_01'];
    assert.deepEqual(said(plan, 0, items), ['do-not-know', 'not-applicable', 'prefer-not-to-say']);
    assert.deepEqual(said(plan, 1, items), ['do-not-know', 'not-applicable', 'prefer-not-to-say']);
    assert.deepEqual(said(plan, 2, items), ['skipped', 'skipped', 'skipped']);
  });

  it('that say N/A where the item does not offer it are reported, unless a mapping says what it means', async () => {
    const file = 'role,aware_01\n1,N/A\n';
    assert.deepEqual(told((await planOf(file)).faults), [['missing-not-offered', 2, 'aware_01', 'N/A']]);
    const mapped = await planOf(file, { mapping: { missing: { 'N/A': 'skipped' } } });
    assert.deepEqual(said(mapped, 0, ['aware_01']), ['skipped']);
  });

  it('with 9 on a scale of five, an unknown option or a word for a number are reported, each with its place', async () => {
    const plan = await planOf(
      'role,prep_governance,cpd_hours,why_none\n1,9,5,\nfarmer,3,many,\n\n1,3,2001,no_room;no_rum\n',
    );
    assert.deepEqual(told(plan.faults), [
      ['unknown-option', 2, 'prep_governance', '9'],
      ['unknown-option', 3, 'role', 'farmer'],
      ['not-a-number', 3, 'cpd_hours', 'many'],
      ['unknown-option', 5, 'why_none', 'no_rum'],
    ]);
    assert.equal(plan.counts.badRows, 3);
    assert.deepEqual(plan.faults[0]?.expected, {
      itemId: 'prep_governance',
      last: 5,
      options: 'Not at all prepared; Slightly prepared; Moderately prepared; Well prepared; Fully prepared',
    });
  });

  it('with a megabyte of text are refused, and shown shortened', async () => {
    const plan = await planOf(`role,barriers\n1,${'word '.repeat(200_000)}\n`);
    assert.equal(plan.faults[0]?.kind, 'too-long');
    assert.equal(plan.faults[0]?.expected.maximumCharacters, 2000);
    assert.ok((plan.faults[0]?.value.length ?? 99) <= 61);
  });

  it('that answer a hidden item are reported', async () => {
    const plan = await planOf('role,cpd_hours,cpd_useful\n1,0,4\n1,2,4\n');
    assert.deepEqual(told(plan.faults), [['hidden-item', 2, 'cpd_useful', '4']]);
    assert.equal(plan.rows.length, 1);
  });

  it('that answer an item of the other form are reported, unless they are blank', async () => {
    const plan = await planOf('role,climate_1\n1,4\n2,\n3,N/A\n', { form: 'core' });
    assert.deepEqual(told(plan.faults), [['not-in-form', 2, 'climate_1', '4']]);
    assert.deepEqual(said(plan, 1, ['role', 'climate_1']), ['3', 'not-shown']);
  });

  it('that choose too many, or "none of these" beside others, are reported', async () => {
    const plan = await planOf(
      'role,top_needs,shared_teaching\n1,1;2;3;4,\n1,,Clinicians; None of these\n1,1;2;3,none_of_these\n',
    );
    assert.deepEqual(told(plan.faults), [
      ['too-many', 2, 'top_needs', '1;2;3;4'],
      ['exclusive', 3, 'shared_teaching', 'Clinicians; None of these'],
    ]);
    assert.deepEqual(said(plan, 0, ['top_needs', 'shared_teaching']), ['1+2+3', '6']);
  });

  it('that are the code of one option and mean another are not guessed', async () => {
    const labels = { '1': 'professor' };
    const mapped = await planOf('Q1\n1\n2\n', {
      mapping: { columns: [{ column: 'Q1', item: 'role', labels }] },
    });
    assert.deepEqual([...said(mapped, 0, ['role']), ...said(mapped, 1, ['role'])], ['3', '2']);
  });

  it('name institutions of the study by id or name, and no others', async () => {
    const options = { institutions: [{ institutionId: 'hei-01', name: 'University of Ashcombe' }] };
    const plan = await planOf('role,institution\n1,university of ASHCOMBE\n1,hei-01\n1,Elsewhere\n', {
      options,
    });
    assert.deepEqual(
      [...said(plan, 0, ['institution']), ...said(plan, 1, ['institution'])],
      ['hei-01', 'hei-01'],
    );
    assert.deepEqual(told(plan.faults), [['unknown-institution', 4, 'institution', 'Elsewhere']]);
  });

  it('named like properties of objects are text and nothing else', async () => {
    const plan = await planOf('role,__proto__,constructor\n__proto__,1,2\ntoString,1,2\n');
    assert.deepEqual(told(plan.faults), [
      ['unknown-option', 2, 'role', '__proto__'],
      ['unknown-option', 3, 'role', 'toString'],
    ]);
  });
});

describe('columns', () => {
  it('for each option hold 0 and 1, and nothing chosen is skipped', async () => {
    const names = [
      'shared_teaching__clinicians',
      'shared_teaching__industry',
      'top_needs__time',
      'top_needs__peers',
    ];
    const plan = await planOf(
      `role,${names.join(',')}\n1,1,0,2,1\n1,0,0,,\n1,-3,-3,-5,-5\n1,-3,1,,\n1,7,0,,\n`,
    );
    assert.deepEqual(said(plan, 0, ['shared_teaching', 'top_needs']), ['1', '2+10']);
    assert.deepEqual(said(plan, 1, ['shared_teaching', 'top_needs']), ['skipped', 'skipped']);
    assert.deepEqual(said(plan, 2, ['shared_teaching', 'top_needs']), ['do-not-know', 'prefer-not-to-say']);
    assert.deepEqual(told(plan.faults), [
      ['mixed-missing', 5, 'shared_teaching__industry', 'do-not-know'],
      ['not-a-tick', 6, 'shared_teaching__clinicians', '7'],
    ]);
  });

  it('that are about the same item are reported with both places, and no row is trusted', async () => {
    const plan = await planOf('role,aware_01,background,aware_01\n1,1,1,2\n');
    assert.deepEqual(told(plan.faults), [['duplicate-column', 1, 'aware_01', '']]);
    assert.deepEqual(plan.faults[0]?.expected, { first: 'B', second: 'D', firstName: 'aware_01' });
    assert.equal(plan.isHeaderBad, true);
    assert.deepEqual(plan.rows, []);
  });

  it('that look like an item and are none are reported; others are listed as not read', async () => {
    const plan = await planOf('role,aware_13,Comment,\n1,1,x,\n');
    assert.deepEqual(told(plan.faults), [['unknown-item', 1, 'aware_13', '']]);
    const ignoring = await planOf('role,aware_13,Comment,\n1,1,x,\n', { mapping: { ignore: ['aware_13'] } });
    assert.deepEqual(told(ignoring.faults), []);
    assert.deepEqual(ignoring.unusedColumns, ['aware_13', 'Comment', '(D)']);
  });

  it('that the mapping names and the file lacks are reported', async () => {
    const mapping = { respondent: 'Key', columns: [{ column: 'Q1', item: 'role' }] };
    assert.deepEqual(told((await planOf('role\n1\n', { mapping })).faults), [
      ['column-not-found', 1, 'Key', ''],
      ['column-not-found', 1, 'Q1', ''],
    ]);
  });

  it('that name no item at all make the file unreadable, in words', async () => {
    await assert.rejects(planOf('Name,Colour\nx,y\n'), /None of its columns is an item.*"Name", "Colour"/);
    await assert.rejects(planOf(''), /no row of column names/);
  });
});

describe('rows', () => {
  it('that end early are read as far as they go', async () => {
    const plan = await planOf('role,background,aware_01\n1,2\n1\n');
    assert.equal(plan.counts.shortRows, 2);
    assert.deepEqual(said(plan, 0, ['role', 'background', 'aware_01']), ['1', '2', 'skipped']);
  });

  it('of one respondent twice are reported', async () => {
    const plan = await planOf('respondent,role\na,1\nb,1\na,2\n,3\n,3\n');
    assert.deepEqual(told(plan.faults), [['duplicate-respondent', 4, 'respondent', 'a']]);
    assert.equal(plan.faults[0]?.expected.before, 2);
    assert.deepEqual(
      plan.rows.map(({ respondentKey }) => respondentKey),
      ['a', 'b', undefined, undefined],
    );
  });
});
