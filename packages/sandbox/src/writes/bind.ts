import { FractionText, isObject, plain } from '../http/parse-body.ts';
import { readInstant } from '../http/query.ts';
import { refuseModel } from '../http/refusal.ts';
import type { Row } from '../tables/table.ts';
import type { MemberType } from './member-types.ts';

/** A sent object taken apart: what is stored, and what instructs. */
export interface Bound {
  readonly sent: Row;
  readonly instructions: Row;
}

/** Instructions without an underscore (API.md 2.1) and members that clients send although Halo's schema lacks them (API.md 3.4). */
const bareInstructions = new Set([
  'donotapplytemplateintheapi',
  'dont_do_rules',
  'isassetdetails',
  'do_not_apply_template_in_the_api',
  'userlookup',
  'new_external_link',
  'newfields',
  'sendemail',
  'attachments',
  'utcoffset',
]);
/** Members that begin with an underscore and are data nevertheless. */
const underscored = new Set(['_itemid', '_is_calculated_line']);

/**
 * Gives every sent member the type that Halo has for it. Throws a model state that names the paths of those that do not fit:
 * `{"[0].id": ["..."]}`. A text that holds a whole number is one; `95.0` is not.
 */
export function bind(item: Readonly<Record<string, unknown>>, types: ReadonlyMap<string, MemberType>, path: string): Bound {
  const sent: Row = {};
  const instructions: Row = {};
  const errors: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(item)) {
    const member = name.toLowerCase() === 'id' ? 'id' : name;
    if (isInstruction(member)) {
      instructions[member] = plain(value);
      continue;
    }
    // A kind of which this world has no rows to learn from takes everything.
    const type = types.get(member) ?? (types.size <= 2 ? 'any' : undefined);
    if (type === undefined) continue;
    const where = path === '' ? member : `${path}.${member}`;
    sent[member] = convert(value, type, { path: where, errors });
  }
  if (Object.keys(errors).length > 0) throw refuseModel(errors);
  return { sent, instructions };
}

/** Where a value stood in the body, and where what does not fit is noted. */
interface Place {
  readonly path: string;
  readonly errors: Record<string, string[]>;
}

function isInstruction(member: string): boolean {
  return (member.startsWith('_') && !underscored.has(member)) || bareInstructions.has(member);
}

function convert(value: unknown, type: MemberType, { path, errors }: Place): unknown {
  if (value === null || value === undefined) return null;
  const fail = (what: string) => {
    errors[path] = [`Could not convert the value to ${what}. Path '${path}'.`];
    return null;
  };
  switch (type) {
    case 'integer':
      return wholeNumber(value) ?? fail('a whole number');
    case 'number':
      return decimalNumber(value) ?? fail('a number');
    case 'boolean':
      return truth(value) ?? fail('true or false');
    case 'date':
      return typeof value === 'string' && (value === '' || !Number.isNaN(readInstant(value))) ? value : fail('a date');
    case 'text':
      if (typeof value === 'string') return value;
      if (value instanceof FractionText) return value.source;
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : fail('text');
    case 'list':
      return Array.isArray(value) ? value.map((item, index) => listItem(item, `${path}[${index}]`, errors)) : fail('a list');
    case 'object':
      return isObject(value) ? plain(value) : fail('an object');
    case 'any':
      return Array.isArray(value) ? value.map((item, index) => listItem(item, `${path}[${index}]`, errors)) : plain(value);
  }
}

/** Objects inside lists (custom fields, lines, assets): their ids are whole numbers where they are numbers. */
function listItem(item: unknown, path: string, errors: Record<string, string[]>): unknown {
  if (isObject(item) && item['id'] instanceof FractionText)
    errors[`${path}.id`] = [`Could not convert the value to a whole number. Path '${path}.id'.`];
  const settled = plain(item);
  if (isObject(settled) && typeof settled['id'] === 'string' && /^-?\d+$/.test(settled['id']))
    return { ...settled, id: Number(settled['id']) };
  return settled;
}

function wholeNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  return typeof value === 'string' && /^\s*[+-]?\d{1,15}\s*$/.test(value) ? Number(value) : undefined;
}

function decimalNumber(value: unknown): number | undefined {
  if (value instanceof FractionText) return value.value;
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined;
}

function truth(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === 0) return value === 1;
  return typeof value === 'string' && /^(true|false)$/i.test(value.trim()) ? value.trim().toLowerCase() === 'true' : undefined;
}
