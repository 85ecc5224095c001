import { createRequire } from 'node:module';
import type sanitize from 'sanitize-html';

let loaded: typeof sanitize | null = null;

/** Loaded with the first HTML: the sanitiser and its parser are some seventy modules. Required, because cells are made without waiting. */
function openSanitizer(): typeof sanitize {
  loaded ??= createRequire(import.meta.url)('sanitize-html') as typeof sanitize;
  return loaded;
}

/** What of HTML from HaloPSA is shown: its structure, and nothing that acts, loads or points elsewhere by itself. */
const shown: sanitize.IOptions = {
  allowedTags: [
    ...['p', 'br', 'div', 'span', 'b', 'strong', 'i', 'em', 'u', 's', 'sub', 'sup', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr'],
    ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'pre', 'code'],
    ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'caption', 'a'],
  ],
  allowedAttributes: { a: ['href', 'title', 'rel', 'target'], td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  // Mail signatures nest hundreds of elements; a bomb nests thousands.
  nestingLimit: 500,
};

/** HTML of a ticket, an action or an article, fit to be put into a page. Pictures are left out: loading one tells its sender who reads. */
export function cleanHtml(html: string): string {
  const clean = openSanitizer();
  // The page that is opened must not reach back, and must not learn where the reader came from.
  const away = clean.simpleTransform('a', { rel: 'noopener noreferrer nofollow', target: '_blank' });
  return clean(html, { ...shown, transformTags: { a: away } });
}

const blockEnd = /<\/(?:p|div|h[1-6]|li|tr|blockquote|pre)\s*>|<br\s*\/?>/gi;

/** The text of HTML, with a line for each block. */
export function textOfHtml(html: string): string {
  const text = openSanitizer()(html.replace(blockEnd, '$&\n'), { allowedTags: [], allowedAttributes: {} });
  return decode(text)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

/** Only what the sanitiser itself writes. */
function decode(text: string): string {
  return text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity);
}
