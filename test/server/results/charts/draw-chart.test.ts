/** Charts drawn on the server: every text escaped, every interval at its place, colours left to the page. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { bandsChart } from '../../../../server/results/charts/bands.chart.ts';
import { drawChart } from '../../../../server/results/charts/draw-chart.ts';
import { dumbbellChart } from '../../../../server/results/charts/dumbbell.chart.ts';
import { likertChart, segmentsOf } from '../../../../server/results/charts/likert.chart.ts';
import { PART_STYLES, partsChart } from '../../../../server/results/charts/parts.chart.ts';
import { quadrantChart } from '../../../../server/results/charts/quadrant.chart.ts';
import { rankedChart } from '../../../../server/results/charts/ranked.chart.ts';
import type { ChartPlan } from '../../../../views/assets/charts-kit.js';

const HOSTILE = `</text><script>alert(1)</script> & "quoted" 'name' -->`;

const row = (name: string, value: number, lower: number, upper: number) => ({
  name,
  words: `${value} (${lower} to ${upper})`,
  mark: { value, lower, upper },
});

const draw = (plan: ChartPlan, width = 720): string => drawChart(plan, { width, idPrefix: 'test' });

/** Ends of the horizontal lines of a colour and width: [x0, x1]. */
function linesAcross(svg: string, stroke: string): readonly (readonly [number, number])[] {
  const pattern = /<path d="M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)" fill="none" ([^/]*)\/>/g;
  return [...svg.matchAll(pattern)]
    .filter(([, , y0, , y1, attributes]) => y0 === y1 && attributes?.includes(stroke))
    .map(([, x0, , x1]) => [Number(x0), Number(x1)] as const);
}

describe('a chart drawn on the server', () => {
  it('draws an interval from its lower to its upper end, at the scale of the axis', () => {
    const groups = [{ heading: '', rows: [row('A', 50, 25, 75), row('B', 10, 0, 100)] }];
    const svg = draw(rankedChart(groups, { min: 0, max: 100, step: 20 }));
    const [first, whole] = linesAcross(svg, 'stroke="var(--c-a)" stroke-width="3"');
    assert.ok(first !== undefined && whole !== undefined);
    const length = whole[1] - whole[0];
    assert.ok(length > 300, `an axis of ${length} px`);
    assert.ok(Math.abs(first[0] - (whole[0] + length * 0.25)) < 0.05, `${first[0]} is a quarter along`);
    assert.ok(Math.abs(first[1] - (whole[0] + length * 0.75)) < 0.05, `${first[1]} is three quarters along`);
    const dot = /<circle cx="([\d.]+)"/.exec(svg)?.[1];
    assert.ok(Math.abs(Number(dot) - (whole[0] + length / 2)) < 0.05);
  });

  it('escapes every text, wherever it stands', () => {
    const named = row(HOSTILE, 3, 2, 4);
    const mark = { ...named.mark, words: HOSTILE };
    const axis = { min: 1, max: 5, cut: 3, title: HOSTILE };
    const plans: readonly ChartPlan[] = [
      rankedChart([{ heading: HOSTILE, rows: [named] }]),
      dumbbellChart([{ name: HOSTILE, words: HOSTILE, importance: mark, preparedness: mark }], {
        min: 1,
        max: 5,
        tickNames: { 1: HOSTILE, 5: HOSTILE },
      }),
      quadrantChart([{ name: HOSTILE, x: named.mark, y: named.mark, tip: HOSTILE }], {
        x: axis,
        y: axis,
        corners: [HOSTILE, HOSTILE, HOSTILE, HOSTILE],
      }),
      likertChart([{ name: HOSTILE, words: HOSTILE, steps: [20, 20, 20, 20, 20] }], 5),
      partsChart([{ name: HOSTILE, words: HOSTILE, parts: [100] }], [PART_STYLES.main]),
      bandsChart([{ name: HOSTILE, words: HOSTILE, share: named.mark }], HOSTILE),
    ];
    for (const plan of plans) {
      const svg = draw(plan);
      assert.doesNotMatch(svg, /<script|-->|<\/text><s/);
      assert.match(svg, /&lt;script&gt;|&lt;\/text/);
      assert.doesNotMatch(svg.replaceAll(/<[^<>]*>/g, ''), /[<>]/);
    }
  });

  it('leaves colours to the page, so that dark mode and print need no other drawing', () => {
    const svg = draw(likertChart([{ name: 'A', words: '', steps: [10, 20, 40, 20, 10] }], 5));
    assert.doesNotMatch(svg, /#[0-9a-f]{3,6}|rgb/);
    assert.match(svg, /fill="var\(--l5\)"/);
  });

  it('hatches the two low steps and no others', () => {
    const svg = draw(likertChart([{ name: 'A', words: '', steps: [10, 20, 40, 20, 10] }], 5));
    const patterns = [...svg.matchAll(/<pattern id="([^"]+)"[^>]*><rect[^>]*fill="var\((--l\d)\)"/g)];
    assert.deepEqual(patterns.map(([, , tone]) => tone).sort(), ['--l1', '--l2']);
    for (const [, id] of patterns) assert.ok(svg.includes(`url(#${id})`));
  });

  it('halves the middle step around nought', () => {
    const segments = segmentsOf([10, 20, 40, 20, 10]);
    assert.deepEqual(
      segments.map(({ from, to }) => [from, to]),
      [
        [-50, -40],
        [-40, -20],
        [-20, 20],
        [20, 40],
        [40, 50],
      ],
    );
    const even = segmentsOf([30, 20, 30, 20]);
    assert.equal(even[1]?.to, 0);
  });

  it('draws no mark for a row without a number, and says why at its end', () => {
    const svg = draw(
      rankedChart([{ heading: '', rows: [{ name: 'A', words: 'not shown', mark: undefined }] }]),
    );
    assert.doesNotMatch(svg, /<circle/);
    assert.match(svg, />not shown</);
  });

  it('sets no text smaller than 13 px, wide or narrow', () => {
    const groups = [
      {
        heading: 'Most often',
        rows: [row('A name that is far too long for one line of a chart', 50, 25, 75)],
      },
    ];
    for (const width of [330, 720]) {
      const sizes = [...draw(rankedChart(groups), width).matchAll(/font-size="([\d.]+)"/g)].map(([, size]) =>
        Number(size),
      );
      assert.ok(sizes.length > 4);
      assert.ok(Math.min(...sizes) >= 13);
    }
  });

  it('moves names above their rows when narrow', () => {
    const groups = [{ heading: '', rows: [row('Governance', 50, 25, 75)] }];
    const heightOfName = (width: number): number => {
      const svg = draw(rankedChart(groups), width);
      const name = Number(/<text x="0" y="([\d.]+)"[^>]*>Governance</.exec(svg)?.[1]);
      return Number(/<circle cx="[\d.]+" cy="([\d.]+)"/.exec(svg)?.[1]) - name;
    };
    assert.ok(heightOfName(720) < 0, 'beside its mark when wide');
    assert.ok(heightOfName(330) > 12, 'above its mark when narrow');
  });

  it('gives letters to the points of a narrow quadrant and names to those of a wide one', () => {
    const point = {
      name: 'Governance',
      x: { value: 2, lower: 1.5, upper: 2.5 },
      y: { value: 4.5, lower: 4.2, upper: 4.8 },
      tip: '',
    };
    const axis = { min: 1, max: 5, cut: 3, title: '' };
    const plan = quadrantChart([point], { x: axis, y: axis, corners: ['a', 'b', 'c', 'd'] });
    assert.match(draw(plan, 720), />Governance</);
    assert.doesNotMatch(draw(plan, 330), />Governance</);
    assert.match(draw(plan, 330), />A</);
  });
});
