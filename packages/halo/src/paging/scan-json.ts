/*
 * Finds where values begin and end in a text that JSON.parse has already accepted. It trusts that: it never checks.
 */

const quote = 0x22;
const backslash = 0x5c;
const openArray = 0x5b;
const closeArray = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;
const comma = 0x2c;
const space = 0x20;

/** A member of an object: its name, and where the member and its value stand. */
export interface MemberSpan {
  readonly name: string;
  /** Of the opening quote of the name. */
  readonly from: number;
  readonly valueFrom: number;
  /** Behind the value. */
  readonly to: number;
}

/** The place of the next character that is no white space. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) <= space) at += 1;
  return at;
}

/** Behind the string that begins at `from`. */
function skipString(text: string, from: number): number {
  let at = from;
  for (;;) {
    at = text.indexOf('"', at + 1);
    if (at < 0) return text.length;
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === backslash) slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
}

/** Behind the value that begins at `from`. */
export function skipValue(text: string, from: number): number {
  const first = text.charCodeAt(from);
  if (first === quote) return skipString(text, from);
  if (first !== openArray && first !== openObject) return skipScalar(text, from);
  let depth = 1;
  let at = from + 1;
  while (depth > 0 && at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = skipString(text, at);
      continue;
    }
    // Brackets of both kinds lie in the same bits: 0x5b and 0x7b open, 0x5d and 0x7d close.
    if ((code | 0x20) === openObject) depth += 1;
    else if ((code | 0x20) === closeObject) depth -= 1;
    at += 1;
  }
  return at;
}

function skipScalar(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (Number.isNaN(code) || code === comma || code === closeArray || code === closeObject || code <= space) return at;
    at += 1;
  }
}

/** The texts of the elements of the array that begins at `from`, each exactly as it stands there. */
export function elementTexts(text: string, from: number): readonly string[] {
  const texts: string[] = [];
  let at = skipSpace(text, from + 1);
  while (at < text.length && text.charCodeAt(at) !== closeArray) {
    const to = skipValue(text, at);
    texts.push(text.slice(at, to));
    at = skipSpace(text, to);
    if (text.charCodeAt(at) === comma) at = skipSpace(text, at + 1);
  }
  return texts;
}

/** The members of the object that begins at `from`, in their order; of duplicates all. */
export function memberSpans(text: string, from: number): readonly MemberSpan[] {
  const spans: MemberSpan[] = [];
  let at = skipSpace(text, from + 1);
  while (at < text.length && text.charCodeAt(at) !== closeObject) {
    const nameTo = skipString(text, at);
    const valueFrom = skipSpace(text, skipSpace(text, nameTo) + 1);
    const to = skipValue(text, valueFrom);
    spans.push({ name: nameOf(text.slice(at, nameTo)), from: at, valueFrom, to });
    at = skipSpace(text, to);
    if (text.charCodeAt(at) === comma) at = skipSpace(text, at + 1);
  }
  return spans;
}

function nameOf(quoted: string): string {
  return quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
}
