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
  const ids = membersIn(answer.json, entity)?.map((member) => idIn(member, wires.at(-1) ?? 'id'));
  if (ids?.every((id) => id !== null)) return ids;
  throw new UnexpectedShapeError({ shape: JSON.stringify(shapeOf(answer.json)).slice(0, 300) }, { endpoint: answer.endpoint });
}

/**
 * The text with every row that holds nothing but its key written as the bare number: a million rows as objects would take a hundred
 * megabytes for a moment. What is then no JSON was none before. In a string nothing is found, because its quotes would be escaped.
 */
export function unwrapIds(text: string, entity: HaloEntity): string {
  const name = entity.key.at(-1) ?? 'id';
  const wire = entity.fields[name]?.wire ?? name;
  return text.replaceAll(new RegExp(`\\{\\s*"${wire}"\\s*:\\s*(-?[1-9]\\d{0,14})\\s*\\}`, 'g'), '$1');
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

function idIn(member: unknown, wire: string): number | string | null {
  const value: unknown =
    typeof member === 'object' && member !== null ? Object.entries(member).find(([name]) => name === wire)?.[1] : member;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : null;
  if (typeof value !== 'string' || value === '') return null;
  return /^-?\d{1,15}$/.test(value) ? Number(value) : value;
}
