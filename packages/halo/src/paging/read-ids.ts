import { shapeOf } from '../decode/shape-of.ts';
import type { HaloEntity } from '../entity.ts';
import { UnexpectedShapeError } from '../errors/unexpected-shape.ts';
import type { JsonAnswer } from '../send.ts';
import { findListShape } from './list-shape.ts';

/**
 * The keys in an answer to an ids-only question. HaloPSA does not publish its shape (API.md 2.3), so every plausible one is read: rows
 * that hold the key alone, bare numbers, or an array of ids in an envelope (`user_ids`).
 * @throws UnexpectedShapeError
 */
export function readIds(answer: JsonAnswer, entity: HaloEntity): readonly (number | string)[] {
  const wires = entity.key.map((name) => entity.fields[name]?.wire ?? name);
  const members = membersIn(answer.json, entity);
  // A million numbers are not copied where each is an id already.
  if (members?.every(isWhole)) return members;
  const ids = members?.map((member) => idIn(member, wires.at(-1) ?? 'id'));
  if (ids?.every((id) => id !== null)) return ids;
  throw new UnexpectedShapeError({ shape: JSON.stringify(shapeOf(answer.json)).slice(0, 300) }, { endpoint: answer.endpoint });
}

/**
 * The body with every row that holds nothing but its key written as the bare number, in the memory of the body: a million rows as objects, or
 * as a text of such rows, would take a hundred megabytes for a moment. What is then no JSON was none before. In a string nothing is found,
 * because its quotes would be escaped.
 */
export function unwrapIds(body: Buffer, entity: HaloEntity): Buffer {
  const name = entity.key.at(-1) ?? 'id';
  const member = Buffer.from(`"${entity.fields[name]?.wire ?? name}"`);
  let written = 0;
  for (let at = 0; at < body.length; ) {
    const found = body[at] === brace.open ? findOnlyId(body, at, member) : null;
    if (found === null) {
      body[written] = body[at] ?? 0;
      written += 1;
      at += 1;
      continue;
    }
    body.copyWithin(written, found.from, found.to);
    written += found.to - found.from;
    at = found.end;
  }
  return body.subarray(0, written);
}

const brace = { open: 0x7b, close: 0x7d } as const;
const [colon, minus, zero, nine] = [0x3a, 0x2d, 0x30, 0x39] as const;
/** More could be no safe integer. */
const digitsAtMost = 15;

/** Where the number of `{"id": 12}` stands, and where the row ends; null: the row holds something else. */
function findOnlyId(
  body: Buffer,
  start: number,
  member: Buffer,
): { readonly from: number; readonly to: number; readonly end: number } | null {
  let at = afterBlanks(body, start + 1);
  if (body.compare(member, 0, member.length, at, Math.min(body.length, at + member.length)) !== 0) return null;
  at = afterBlanks(body, at + member.length);
  if (body[at] !== colon) return null;
  const from = afterBlanks(body, at + 1);
  const digits = body[from] === minus ? from + 1 : from;
  if (body[digits] === zero) return null;
  let to = digits;
  while (to < body.length && (body[to] ?? 0) >= zero && (body[to] ?? 0) <= nine) to += 1;
  if (to === digits || to - digits > digitsAtMost) return null;
  const end = afterBlanks(body, to);
  return body[end] === brace.close ? { from, to, end: end + 1 } : null;
}

function afterBlanks(body: Buffer, start: number): number {
  let at = start;
  while (body[at] === 0x20 || body[at] === 0x0a || body[at] === 0x0d || body[at] === 0x09) at += 1;
  return at;
}

function membersIn(json: unknown, entity: HaloEntity): readonly unknown[] | null {
  const shape = findListShape(json, entity);
  if (shape && shape.members.length > 0) return shape.members;
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return shape?.members ?? null;
  const ids = Object.entries(json).find(
    ([name, value]) => /(^|_)ids$/i.test(name) && Array.isArray(value) && value.length > 0,
  )?.[1];
  return Array.isArray(ids) ? ids : (shape?.members ?? null);
}

function isWhole(member: unknown): member is number {
  return Number.isSafeInteger(member);
}

function idIn(member: unknown, wire: string): number | string | null {
  const value: unknown =
    typeof member === 'object' && member !== null ? Object.entries(member).find(([name]) => name === wire)?.[1] : member;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : null;
  if (typeof value !== 'string' || value === '') return null;
  return /^-?\d{1,15}$/.test(value) ? Number(value) : value;
}
