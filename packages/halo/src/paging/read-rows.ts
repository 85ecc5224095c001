import type { HaloEntity } from '../entity.ts';
import type { HaloRow } from '../row.ts';
import { type CutRow, compileCutter } from './cut-members.ts';
import { compileTextCutter } from './cut-unknown-text.ts';
import type { ListShape } from './list-shape.ts';
import { elementTexts, memberSpans, skipSpace, skipValue } from './scan-json.ts';

/** The rows of an answer, and what stood among them without being one. */
export interface ReadRows {
  readonly rows: readonly HaloRow[];
  readonly notRows: readonly unknown[];
}

type Cutter = (raw: string, value: Readonly<Record<string, unknown>>) => CutRow;
const cutters = new WeakMap<HaloEntity, Cutter>();

function cutterOf(entity: HaloEntity): Cutter {
  const known = cutters.get(entity);
  if (known) return known;
  const cutNamed = compileCutter(entity.redact);
  const cutText = compileTextCutter(entity);
  const cutter: Cutter = (raw, value) => {
    const cut = cutNamed(raw, value);
    return cutText(cut.raw, cut.value);
  };
  cutters.set(entity, cutter);
  return cutter;
}

/** Gives every member of a list its exact text, by one scan of the answer. */
export function readRows(text: string, shape: ListShape, entity: HaloEntity): ReadRows {
  const cut = cutterOf(entity);
  const texts = textsOf(text, shape);
  const rows: HaloRow[] = [];
  const notRows: unknown[] = [];
  for (const [index, member] of shape.members.entries()) {
    if (isObject(member)) rows.push(cut(texts[index] ?? '', member));
    // What is no row may be text: of one whose text is not wanted only that it came is kept.
    else notRows.push(entity.keepsUnknownText ? member : null);
  }
  return { rows, notRows };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One record by itself. */
export function readRow(text: string, value: object, entity: HaloEntity): HaloRow {
  const from = skipSpace(text, 0);
  return cutterOf(entity)(text.slice(from, skipValue(text, from)), { ...value });
}

function textsOf(text: string, { at, members }: ListShape): readonly string[] {
  if (members.length === 0) return [];
  const from = skipSpace(text, 0);
  if (at === 'array') return elementTexts(text, from);
  if (at === 'object') return [text.slice(from, skipValue(text, from))];
  if (at === 'nowhere') return [];
  // Of duplicate members the last one counts, as it does for JSON.parse.
  const member = memberSpans(text, from).findLast(({ name }) => name === at.key);
  return member ? elementTexts(text, member.valueFrom) : [];
}

/** Reads a kept text again as its definition wants it now: what must not be kept is cut out. @throws SyntaxError where it is no JSON */
export function recutRow(text: string, entity: HaloEntity): HaloRow {
  const value: unknown = JSON.parse(text);
  return isObject(value) ? readRow(text, value, entity) : { value: {}, raw: entity.keepsUnknownText ? text : '{}' };
}
