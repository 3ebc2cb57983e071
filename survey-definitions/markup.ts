/**
 * The tiny markup of instrument texts: **strong**, *emphasis* and [links](https://...), and nothing else.
 *
 * It is parsed into a tree; whoever draws a page escapes the words. Whatever is not this markup is text.
 */

export type MarkupNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly MarkupNode[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly MarkupNode[] };

const STRONG = String.raw`\*\*(?=\S)(?<strong>.+?)(?<=\S)\*\*(?!\*)`;
const EMPHASIS = String.raw`\*(?=[^\s*])(?<emphasis>.+?)(?<=[^\s*])\*`;
const LINK = String.raw`(?<!!)\[(?<label>[^[\]]+)\]\((?<href>(?:https:\/\/|mailto:)[^\s()<>"]+)\)`;
const MARKUP = new RegExp(`${STRONG}|${EMPHASIS}|${LINK}`, 'su');

/** The text as a tree. Every text parses: stars and brackets that are no markup stay as they are. */
export function parseMarkup(text: string): readonly MarkupNode[] {
  const nodes: MarkupNode[] = [];
  let rest = text;
  for (let found = MARKUP.exec(rest); found !== null; found = MARKUP.exec(rest)) {
    nodes.push(...textNodes(rest.slice(0, found.index)), nodeOf(found.groups ?? {}));
    rest = rest.slice(found.index + found[0].length);
  }
  return [...nodes, ...textNodes(rest)];
}

function nodeOf({ strong, emphasis, label, href }: Record<string, string | undefined>): MarkupNode {
  if (strong !== undefined) return { kind: 'strong', children: parseMarkup(strong) };
  if (emphasis !== undefined) return { kind: 'emphasis', children: parseMarkup(emphasis) };
  return { kind: 'link', href: href ?? '', children: textNodes(label ?? '') };
}

function textNodes(text: string): readonly MarkupNode[] {
  return text === '' ? [] : [{ kind: 'text', text }];
}

/** The words without the markup, for files and wherever only plain text can stand. */
export function withoutMarkup(text: string): string {
  return parseMarkup(text).map(plainWords).join('');
}

function plainWords(node: MarkupNode): string {
  return node.kind === 'text' ? node.text : node.children.map(plainWords).join('');
}

const NOT_OURS: readonly (readonly [RegExp, string])[] = [
  [/<\/?[a-z!?]/iu, 'holds HTML, which is shown as it is typed; leave it out'],
  [/&(?:[a-z]+|#x?[0-9a-f]+);/iu, 'holds an HTML entity; write the character itself'],
  [/!\[/u, 'holds an image; texts have none'],
  [/\]\(/u, 'holds a link that does not begin with https:// or mailto:'],
  [/\*\*/u, 'holds ** that is not closed'],
  [/`/u, 'holds a back-tick, which means nothing here'],
  [/^#{1,6} /mu, 'holds a heading; titles have places of their own'],
];

/** What is in a text that is not the tiny markup, in words; nothing for a good text. */
export function markupFaults(text: string): readonly string[] {
  const words = leftoverText(parseMarkup(text));
  return NOT_OURS.filter(([pattern]) => pattern.test(words)).map(([, message]) => message);
}

/** Text outside links' addresses; a separator keeps neighbours from forming a mark between them. */
function leftoverText(nodes: readonly MarkupNode[]): string {
  return nodes.map((node) => (node.kind === 'text' ? node.text : leftoverText(node.children))).join('\n');
}
