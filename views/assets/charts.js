/**
 * Draws each chart on a canvas in place of the server's drawing: at exactly the width there is, in the colours
 * of the present scheme, with the words of a table cell where the pointer rests. It has no numbers of its own.
 * Without it, or in print, the server's drawing is shown.
 */
(async () => {
  const boxes = [...document.querySelectorAll('[data-chart]')];
  if (boxes.length === 0 || !globalThis.Chart) return;
  const { liveConfiguration, heightOf } = await import(boxes[0].dataset.kit);
  await document.fonts.load('400 14px "Figtree Variable"').catch(() => undefined);

  const charts = new Map();
  const stencil = document.createElement('canvas').getContext('2d');

  /** 'var(--token)' as a colour of the present scheme; a hatch as a pattern. */
  function makePaint() {
    const style = getComputedStyle(document.documentElement);
    const colour = (token) => style.getPropertyValue(token).trim();
    return (paint) => {
      const hatch = /^hatch\((--[a-z0-9-]+),(--[a-z0-9-]+),([\d.]+),([\d.]+)\)$/.exec(paint);
      if (hatch === null) return colour(/^var\((--[a-z0-9-]+)\)$/.exec(paint)?.[1] ?? paint) || paint;
      return hatched(colour(hatch[1]), colour(hatch[2]), { step: Number(hatch[3]), width: Number(hatch[4]) });
    };
  }

  /** Lines at 45 degrees, as far apart as the pattern of the server's drawing has them. */
  function hatched(ground, ink, { step, width }) {
    const ratio = window.devicePixelRatio;
    const side = Math.round(step * Math.SQRT2 * ratio);
    const tile = document.createElement('canvas');
    tile.width = tile.height = side;
    const pen = tile.getContext('2d');
    pen.fillStyle = ground;
    pen.fillRect(0, 0, side, side);
    pen.strokeStyle = ink;
    pen.lineWidth = width * ratio;
    pen.beginPath();
    for (const shift of [-side, 0, side]) {
      pen.moveTo(shift - 2, side + 2);
      pen.lineTo(shift + side + 2, -2);
    }
    pen.stroke();
    const pattern = stencil.createPattern(tile, 'repeat');
    pattern.setTransform(new DOMMatrix().scale(1 / ratio));
    return pattern;
  }

  function draw(box, paint) {
    const width = Math.floor(box.clientWidth);
    if (width === 0) return;
    charts.get(box)?.destroy();
    const plan = JSON.parse(box.dataset.chart);
    const canvas = box.querySelector('canvas') ?? box.appendChild(document.createElement('canvas'));
    const height = heightOf(plan, width);
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    const configuration = liveConfiguration(plan, width, paint);
    configuration.options.plugins.tooltip = tooltip(paint);
    charts.set(box, new Chart(canvas, configuration));
    box.classList.add('drawn');
  }

  /** Repeats a table cell, and only for marks that have one. */
  function tooltip(paint) {
    return {
      enabled: true,
      displayColors: false,
      backgroundColor: paint('var(--ink)'),
      bodyColor: paint('var(--paper)'),
      bodyFont: { size: 14 },
      padding: 10,
      cornerRadius: 3,
      filter: ({ raw }) => Boolean(raw?.tip),
      callbacks: { title: () => '', label: ({ raw }) => raw.tip },
    };
  }

  const drawAll = () => {
    const paint = makePaint();
    for (const box of boxes) draw(box, paint);
  };
  drawAll();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
  let width = window.innerWidth;
  window.addEventListener('resize', () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    drawAll();
  });
  // Style sheets open the tables for print; older engines need the attribute.
  window.addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('figure details')) details.open = true;
  });
})();
