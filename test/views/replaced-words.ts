/** A view-model with every string replaced that a person may have written, and the paths of all that it holds. */

/** Strings by which a page is chosen or built. */
const NOT_WORDS = /(^|\.)(locale|direction|kind|scripts\[\])$/;

/** @param word - what stands in place of each string, given its path (`items[].label`) and a number of its own. */
export function withWords(model: object, word: (path: string, number: number) => string): object {
  let count = 0;
  const replaced = (value: unknown, path: string): unknown => {
    if (typeof value === 'string') {
      count += 1;
      return NOT_WORDS.test(path) ? value : word(path, count);
    }
    if (Array.isArray(value)) return value.map((each) => replaced(each, `${path}[]`));
    return isFields(value)
      ? Object.fromEntries(fieldsOf(value, path).map(([name, each, here]) => [name, replaced(each, here)]))
      : value;
  };
  return replaced(model, '') as object;
}

/** Every field, however deep: `items[].label`. */
export function pathsOf(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => pathsOf(each, `${path}[]`));
  if (!isFields(value)) return [];
  return fieldsOf(value, path).flatMap(([, each, here]) => [here, ...pathsOf(each, here)]);
}

/** Ready-made HTML is one value. */
function isFields(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !('toHTML' in value);
}

function fieldsOf(value: object, path: string): readonly (readonly [string, unknown, string])[] {
  return Object.entries(value).map(([name, each]) => [name, each, path === '' ? name : `${path}.${name}`]);
}
