/** The axis of a scale: on a phone the words of its ends are level and whole, and no tick is left out. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { drawChart } from '../../../../server/results/charts/draw-chart.ts';
import { rankedChart, scaleAxis } from '../../../../server/results/charts/ranked.chart.ts';

const stepOf = (min: number, max: number) => scaleAxis({ min, max }).step;

describe('the axis of a scale', () => {
  it('has at most four whole steps', () => {
    assert.deepEqual(
      [stepOf(1, 5), stepOf(1, 7), stepOf(0, 12), stepOf(0, 10), stepOf(0, 7)],
      [1, 2, 3, 5, 7],
    );
  });

  it('keeps the words of both ends level at the width of a phone', () => {
    const tickNames = { 0: '0 lowest', 12: '12 highest' };
    const row = { name: 'A', words: '', mark: { value: 5, lower: 4, upper: 6 } };
    const plan = rankedChart([{ heading: '', rows: [row] }], scaleAxis({ min: 0, max: 12, tickNames }));
    const svg = drawChart(plan, { width: 330, idPrefix: 'test' });
    for (const tick of ['0 lowest', '3', '6', '9', '12 highest']) assert.ok(svg.includes(`>${tick}<`), tick);
    assert.doesNotMatch(svg, /rotate|matrix/);
  });
});
