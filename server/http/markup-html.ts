/** The tiny markup of an instrument's words as inline HTML: the only place that makes HTML of stored words. */

import Handlebars from 'handlebars';

import { type MarkupNode, parseMarkup } from '../../survey-definitions/markup.ts';
import { safeUrl } from './safe-url.ts';

export function markupHtml(words: string): string {
  return parseMarkup(words).map(toHtml).join('');
}

function toHtml(node: MarkupNode): string {
  if (node.kind === 'text') return Handlebars.escapeExpression(node.text);
  const inner = node.children.map(toHtml).join('');
  switch (node.kind) {
    case 'strong':
      return `<strong>${inner}</strong>`;
    case 'emphasis':
      return `<em>${inner}</em>`;
    case 'link':
      return `<a href="${Handlebars.escapeExpression(safeUrl(node.href))}">${inner}</a>`;
  }
}
