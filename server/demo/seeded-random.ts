/** Random numbers that are the same in every run: sfc32, seeded by splitmix32. For simulation; never for secrets. */

export interface SeededRandom {
  /** Evenly spread from 0 up to, but not including, 1. */
  readonly uniform: () => number;
  /** Standard normal (Box-Muller). */
  readonly normal: () => number;
  /** An index, as likely as its weight says; the weights need not add up to 1. */
  readonly pick: (weights: readonly number[]) => number;
}

export function makeSeededRandom(seed: number): SeededRandom {
  const uniform = makeUniform(seed);
  let spare: number | undefined;

  return {
    uniform,
    normal() {
      if (spare !== undefined) {
        const kept = spare;
        spare = undefined;
        return kept;
      }
      // 1 - u is never 0, whose logarithm does not exist.
      const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
      const angle = 2 * Math.PI * uniform();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
    pick(weights) {
      let left = uniform() * weights.reduce((sum, weight) => sum + weight, 0);
      const index = weights.findIndex((weight) => {
        left -= weight;
        return left < 0;
      });
      return index < 0 ? weights.length - 1 : index;
    },
  };
}

function makeUniform(seed: number): () => number {
  const next = makeSplitmix(seed);
  const state = Uint32Array.from({ length: 4 }, next);
  const draw = () => {
    const [a = 0, b = 0, c = 0, d = 0] = state;
    const drawn = (a + b + d) >>> 0;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + drawn;
    state[3] = d + 1;
    return drawn;
  };
  // The first values still show the seed.
  for (let round = 0; round < 12; round++) draw();
  return () => draw() / 2 ** 32;
}

function makeSplitmix(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}
