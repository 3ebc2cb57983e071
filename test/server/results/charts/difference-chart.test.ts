/** Differences drawn around 0: the axis is symmetric, holds all intervals, and shows the margin behind them. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { differenceChart } from '../../../../server/results/charts/difference.chart.ts';
import { drawChart } from '../../../../server/results/charts/draw-chart.ts';
import type { RankedGroup } from '../../../../server/results/charts/ranked.chart.ts';
import type { ChartPlan } from '../../../../views/assets/charts-kit.js';

const words = (value: number) => (value > 0 ? `+${value}` : String(value));

const group = (...intervals: readonly (readonly [number, number])[]): RankedGroup => ({
  heading: '',
  rows: intervals.map(([lower, upper], index) => ({
    name: `row ${index}`,
    words: '',
    mark: { value: (lower + upper) / 2, lower, upper },
  })),
});

function axisOf({ options }: ChartPlan): readonly unknown[] {
  const { min, max, ticks } = options.scales.x;
  return [min, max, (ticks as { readonly stepSize: number }).stepSize];
}

describe('a chart of differences', () => {
  it('has 0 in the middle and holds every interval', () => {
    const axis = { most: 100, margin: 15, words };
    assert.deepEqual(axisOf(differenceChart([group([-12, 11])], axis)), [-20, 20, 10]);
    assert.deepEqual(axisOf(differenceChart([group([-28, 6])], axis)), [-30, 30, 10]);
    assert.deepEqual(axisOf(differenceChart([group([23, 62])], axis)), [-80, 80, 20]);
    assert.deepEqual(axisOf(differenceChart([group([-100, 100])], axis)), [-100, 100, 25]);
  });

  it('has steps for the length of its scale', () => {
    const five = { most: 4, margin: 0.5, words };
    assert.deepEqual(axisOf(differenceChart([group([-0.2, 0.4])], five)), [-1, 1, 0.5]);
    assert.deepEqual(axisOf(differenceChart([group([-2.2, 0.4])], five)), [-3, 3, 1]);
    const twelve = { most: 12, margin: 1.5, words };
    assert.deepEqual(axisOf(differenceChart([group([-0.6, 0.4])], twelve)), [-2, 2, 1]);
  });

  it('holds the margin where all intervals are narrower', () => {
    const plan = differenceChart([group([-1, 1])], { most: 100, margin: 15, words });
    assert.deepEqual(axisOf(plan), [-20, 20, 10]);
    assert.deepEqual(
      plan.data.boxes?.map(({ from, to }) => [from[0], to[0]]),
      [[-15, 15]],
    );
  });

  it('has signed words on its axis', () => {
    const plan = differenceChart([group([-12, 11])], { most: 100, margin: 15, words });
    assert.deepEqual(plan.data.tickNames, { '-20': '-20', '-10': '-10', 0: '0', 10: '+10', 20: '+20' });
    assert.match(drawChart(plan, { width: 720, idPrefix: 'test' }), />\+10</);
  });

  it('cuts each of two long names by itself, so that both can be told', () => {
    const long = 'Diagnostic and therapeutic radiography (dual-qualified) in a hospital; ';
    const name = `“First ${long}”\nless “Second ${long}”`;
    const [plain] = group([-12, 11]).rows;
    assert.ok(plain);
    const axis = { most: 100, margin: 15, words };
    const plan = differenceChart([{ heading: '', rows: [{ ...plain, name }] }], axis);
    for (const width of [330, 720]) {
      const svg = drawChart(plan, { width, idPrefix: 'test' });
      assert.match(svg, />“First /);
      assert.match(svg, />less “Second /);
    }
    assert.doesNotMatch(JSON.stringify(plan.data.datasets), /\\n/);
    assert.ok((plan.fit.narrow.row ?? 0) > 76);
  });

  it('draws a row without a difference as its words alone', () => {
    const rows = [{ name: 'A', words: 'too few answers', mark: undefined }];
    const plan = differenceChart([{ heading: '', rows }], { most: 100, margin: 15, words });
    assert.deepEqual(plan.data.datasets[0]?.data, []);
    assert.match(drawChart(plan, { width: 330, idPrefix: 'test' }), /too few answers/);
  });
});
