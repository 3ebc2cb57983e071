/**
 * What the server (as SVG) and the browser (on a canvas) need to draw a chart plan with Chart.js 4: three
 * plugins, and the plan fitted to a width. A plan is a Chart.js configuration as plain data; its colours are
 * 'var(--token)' or 'hatch(--ground,--line,step,width)', and `paint` turns them into what the medium can draw.
 */

/** Below this the row names move above their rows. The same width as in the style sheets (35rem). */
const NARROW_PX = 560;

const FAMILY = '"Figtree Variable", system-ui, sans-serif';

/** How each kind of text is set: wide, and what differs when narrow. 'lift' is the plan's own distance. */
const ROLES = {
  name: [{ x: 'start', dy: 5, size: 15 }, { dy: 'lift', weight: 500, halo: true }],
  value: [{ x: 'end', dy: 5, size: 14, align: 'right' }, { dy: 'lift', size: 13, halo: true }],
  group: [{ x: 'start', dy: 4, size: 13, weight: 600, color: 'var(--ink-2)', halo: true }, {}],
  segment: [{ dy: 5, size: 13, weight: 600, align: 'center', room: 22 }, {}],
  bar: [{ dy: -8, size: 14, weight: 600, align: 'center', halo: true }, {}],
  corner: [{ size: 14, color: 'var(--ink-3)' }, { size: 13 }],
  axis: [{ size: 14, color: 'var(--ink-2)' }, {}],
};

/** From one line of a name to the next. */
const LINE_PX = 17;

export const isNarrow = (width) => width < NARROW_PX;

/** Boxes and rules behind the data: a tinted quarter, lines between rows, reference lines. */
function makeGround(paint) {
  return {
    id: 'ground',
    beforeDatasetsDraw({ ctx, data, width, chartArea, scales: { x, y } }) {
      const across = (value) => (value === 'start' ? 0 : value === 'end' ? width : x.getPixelForValue(value));
      const down = (value) => (value === 'top' ? chartArea.top : value === 'bottom' ? chartArea.bottom : y.getPixelForValue(value));
      for (const { from, to, color } of data.boxes ?? []) {
        ctx.fillStyle = paint(color);
        ctx.fillRect(across(from[0]), down(from[1]), across(to[0]) - across(from[0]), down(to[1]) - down(from[1]));
      }
      for (const { from, to, color, width: lineWidth = 1 } of data.rules ?? []) {
        line(ctx, [across(from[0]), down(from[1]), across(to[0]), down(to[1])], { color: paint(color), lineWidth });
      }
    },
  };
}

/** Draws each point's interval below the point (or above a bar): from xLo to xHi and from yLo to yHi. */
function makeIntervals(paint) {
  const draw = ({ ctx, data, scales: { x, y } }, index) => {
    const { interval, data: points } = data.datasets[index];
    const inside = (scale, value) => scale.getPixelForValue(Math.min(scale.max, Math.max(scale.min, value)));
    for (const point of points) {
      const [cx, cy] = [x.getPixelForValue(point.x), y.getPixelForValue(point.y)];
      const ends = [];
      if (point.xLo !== undefined) ends.push([inside(x, point.xLo), cy, inside(x, point.xHi), cy]);
      if (point.yLo !== undefined) ends.push([cx, inside(y, point.yLo), cx, inside(y, point.yHi)]);
      for (const [x0, y0, x1, y1] of ends) {
        if (interval.casing) line(ctx, [x0, y0, x1, y1], { color: paint(interval.casing), lineWidth: 5 });
        line(ctx, [x0, y0, x1, y1], { color: paint(interval.color), lineWidth: interval.width });
        if (interval.caps) for (const end of [y0, y1]) line(ctx, [x0 - 5, end, x0 + 5, end], { color: paint(interval.color), lineWidth: 2 });
      }
    }
  };
  return {
    id: 'intervals',
    beforeDatasetDraw(chart, { index }) {
      const { interval } = chart.data.datasets[index];
      if (interval && !interval.above) draw(chart, index);
    },
    afterDatasetDraw(chart, { index }) {
      if (chart.data.datasets[index].interval?.above) draw(chart, index);
    },
  };
}

/** Writes row names, values, numbers inside bars and names of points, with a halo in the paper colour. */
function makeLabels(paint) {
  return {
    id: 'labels',
    afterDatasetsDraw(chart) {
      const { ctx, data, width, scales: { x, y } } = chart;
      ctx.save();
      ctx.textBaseline = 'alphabetic';
      for (const item of data.texts ?? []) {
        const [wide, narrow] = ROLES[item.role];
        const style = isNarrow(width) ? { ...wide, ...narrow, ...item, ...item.narrow } : { ...wide, ...item };
        if (style.hidden || (style.span && Math.abs(x.getPixelForValue(style.span[1]) - x.getPixelForValue(style.span[0])) < (style.patch ? style.room + 8 : style.room))) continue;
        const middle = style.span ? (style.span[0] + style.span[1]) / 2 : style.x;
        const left = (middle === 'start' ? 0 : middle === 'end' ? width : x.getPixelForValue(middle)) + (style.dx ?? 0);
        const base = (style.y === 'top' ? 14 : style.y === 'bottom' ? chart.height - 8 : y.getPixelForValue(style.y)) + (style.dy === 'lift' ? -data.lift : (style.dy ?? 0));
        if (style.patch) {
          ctx.fillStyle = paint(style.patch);
          ctx.fillRect(left - 11, base - 13, 22, 16);
        }
        const ink = { color: paint(style.color ?? 'var(--ink)'), paper: paint('var(--paper)') };
        const lines = style.role === 'name' ? wrapped(ctx, style, isNarrow(width) ? width - 140 : chart.chartArea.left - 14) : [style.text];
        // Above its row a long name grows upward, beside it both ways.
        const rise = (lines.length - 1) * (isNarrow(width) ? LINE_PX : LINE_PX / 2);
        for (const [i, text] of lines.entries()) write(ctx, { ...style, text, left, base: base - rise + i * LINE_PX, ...ink });
      }
      if (data.points) namePoints(chart, paint);
      ctx.restore();
    },
  };
}

/** In one line; otherwise each part of a name (parted by line breaks) in at most two, of which the second may be cut. */
function wrapped(ctx, { text, size, weight = 400 }, room) {
  ctx.font = `${weight} ${size}px ${FAMILY}`;
  const fits = (words) => ctx.measureText(words).width <= room;
  const line = text.replaceAll('\n', ' ');
  return fits(line) ? [line] : text.split('\n').flatMap((part) => twoLines(part, fits));
}

/** The table has the whole name. */
function twoLines(text, fits) {
  if (fits(text)) return [text];
  const words = text.split(' ');
  const most = words.findLastIndex((_, i) => i === 0 || fits(words.slice(0, i + 1).join(' ')));
  let rest = words.slice(most + 1).join(' ');
  if (!fits(rest)) while (rest.length > 1 && !fits(`${rest}\u2026`)) rest = rest.slice(0, -1);
  const whole = words.slice(most + 1).join(' ');
  return [words.slice(0, most + 1).join(' '), rest === whole ? rest : `${rest.trimEnd()}\u2026`].filter((part) => part !== '');
}

function line(ctx, [x0, y0, x1, y1], { color, lineWidth }) {
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = lineWidth;
  ctx.beginPath();
  ctx.moveTo(x0, y0);
  ctx.lineTo(x1, y1);
  ctx.stroke();
  ctx.restore();
}

function write(ctx, { text, left, base, size = 14, weight = 400, align = 'left', color, halo, paper }) {
  ctx.font = `${weight} ${size}px ${FAMILY}`;
  ctx.textAlign = align;
  if (halo) {
    ctx.strokeStyle = paper;
    ctx.lineWidth = 4;
    ctx.lineJoin = 'round';
    ctx.strokeText(text, left, base);
  }
  ctx.fillStyle = color;
  ctx.fillText(text, left, base);
}

/** Where a name may stand beside its point: across, down, alignment; the first free place is taken. */
const SPOTS = [
  [9, -9, 1], [9, 19, 1], [-9, -9, -1], [-9, 19, -1], [12, 5, 1], [-12, 5, -1],
  [9, -24, 1], [9, 34, 1], [-9, -24, -1], [-9, 34, -1], [24, -36, 1], [24, 46, 1], [-24, -36, -1], [-24, 46, -1],
];

const overlap = (a, boxes) =>
  boxes.reduce((sum, b) => sum + Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1])), 0);

/** Names of points (letters when narrow), each where it covers least; crossing an interval is the lesser evil. */
function namePoints({ ctx, data, width, chartArea, scales: { x, y } }, paint) {
  const marks = data.datasets[0].data;
  const centres = marks.map((mark) => [x.getPixelForValue(mark.x), y.getPixelForValue(mark.y)]);
  const taken = centres.map(([cx, cy]) => [cx - 7, cy - 7, cx + 7, cy + 7]);
  const { left, right, top, bottom } = chartArea;
  const edge = width < NARROW_PX ? 150 : 200;
  taken.push([left, top, left + edge, top + 26], [right - edge, top, right, top + 26], [left, bottom - 28, left + edge, bottom], [right - edge, bottom - 28, right, bottom]);
  const crosses = marks.flatMap((mark, i) => [
    [x.getPixelForValue(mark.xLo), centres[i][1] - 3, x.getPixelForValue(mark.xHi), centres[i][1] + 3],
    [centres[i][0] - 3, y.getPixelForValue(mark.yHi), centres[i][0] + 3, y.getPixelForValue(mark.yLo)],
  ]);
  for (const [i, name] of data.points.entries()) {
    const text = isNarrow(width) ? String.fromCharCode(65 + i) : name;
    ctx.font = `500 14px ${FAMILY}`;
    const textWidth = ctx.measureText(text).width;
    const [cx, cy] = centres[i];
    const places = SPOTS.map(([dx, dy, side], order) => {
      const from = side > 0 ? cx + dx : cx + dx - textWidth;
      const box = [from - 2, cy + dy - 13, from + textWidth + 2, cy + dy + 4];
      const outside = box[0] < left || box[2] > right + 4 || box[1] < top || box[3] > bottom;
      return { from, base: cy + dy, box, cost: overlap(box, taken) + 0.2 * overlap(box, crosses) + (outside ? 1800 : 0) + order * 12 };
    });
    const best = places.reduce((a, b) => (b.cost < a.cost ? b : a));
    taken.push(best.box);
    write(ctx, { text, left: best.from, base: best.base, weight: 500, halo: true, color: paint('var(--ink)'), paper: paint('var(--paper)') });
  }
}

/** The same data with every colour made drawable. */
function painted(value, paint) {
  if (typeof value === 'string') return /^(var|hatch)\(/.test(value) ? paint(value) : value;
  if (Array.isArray(value)) return value.map((part) => painted(part, paint));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, painted(part, paint)]));
}

/** How tall a plan is at a width, in pixels. */
export function heightOf(plan, width) {
  const { rows = 0, ...fit } = plan.fit;
  const { top, row = 0, bottom } = isNarrow(width) ? fit.narrow : fit.wide;
  return top + rows * row + bottom;
}

/** A Chart.js configuration for one width. `paint` turns a plan's colour into one of the medium. */
export function liveConfiguration(plan, width, paint) {
  const { left, right, top, bottom } = isNarrow(width) ? plan.fit.narrow : plan.fit.wide;
  const scales = painted(plan.options.scales, paint);
  const names = plan.data.tickNames;
  scales.x.afterFit = (scale) => { if (scale.options.display !== false) scale.height = bottom; };
  if (names) scales.x.ticks.callback = (value) => names[value] ?? String(value);
  if (names && isNarrow(width)) scales.x.ticks.align = 'inner';
  return {
    type: plan.type,
    data: { ...plan.data, datasets: painted(plan.data.datasets, paint).map((dataset) => ({ clip: false, ...dataset })) },
    options: {
      ...plan.options,
      scales,
      animation: false,
      responsive: false,
      maintainAspectRatio: false,
      font: { family: FAMILY, size: 13 },
      layout: { autoPadding: false, padding: { left, right, top, bottom: scales.x.display === false ? bottom : 0 } },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
    },
    plugins: [makeGround(paint), makeIntervals(paint), makeLabels(paint)],
  };
}
