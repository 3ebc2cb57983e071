/**
 * A view-model that writes down what a template asks of it.
 *
 * Strict templates fail on `{{missing}}` but let `{{#if missing}}` and `{{#each missing}}` pass; this does not.
 */

export interface Watch {
  /** Paths such as `items[].label` that were asked for and are not in the model. */
  readonly missing: Set<string>;
  /** Paths that were asked for and are there. */
  readonly read: Set<string>;
}

export function makeWatch(): Watch {
  return { missing: new Set(), read: new Set() };
}

const pathOf = new WeakMap<object, string>();

/** The model itself for what cannot be watched: primitives, and ready-made HTML. */
export function watched<Model>(model: Model, watch: Watch, path = ''): Model {
  if (typeof model !== 'object' || model === null || isHtml(model) || pathOf.has(model)) return model;
  const proxy = new Proxy(model, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof name === 'symbol') return value;
      const here = pathTo(path, name, Array.isArray(target));
      if (!Array.isArray(target)) (Object.hasOwn(target, name) ? watch.read : watch.missing).add(here);
      return watched(value, watch, here);
    },
  });
  pathOf.set(proxy, path);
  return proxy;
}

function pathTo(parent: string, name: string, isElement: boolean): string {
  if (isElement) return `${parent}[]`;
  return parent === '' ? name : `${parent}.${name}`;
}

function isHtml(model: object): boolean {
  return 'toHTML' in model;
}
