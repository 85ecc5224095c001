import type { Endpoint } from '../endpoints/endpoint.ts';
import type { GeneratedTable } from '../tables/generated-table.ts';

/** The JSON type that a member has. `any`: not known. */
export type MemberType = 'integer' | 'number' | 'boolean' | 'text' | 'date' | 'list' | 'object' | 'any';

const samples = 60;
/** Members whose name ends like an id and which Halo nevertheless types as a number with a fraction (API.md 3.2, 3.3). */
const fractions = new Set(['site.client_id', 'user.site_id', 'appointment.entity']);
const learned = new WeakMap<GeneratedTable, ReadonlyMap<string, MemberType>>();

/**
 * The members that this Halo knows for an entity, with their types, learned from its rows: what is sent beyond them is dropped, as
 * Halo's deserialiser does with members that its schema lacks.
 */
export function memberTypes(endpoint: Endpoint, table: GeneratedTable): ReadonlyMap<string, MemberType> {
  const known = learned.get(table);
  if (known) return known;
  const types = new Map<string, MemberType>();
  for (const member of [...(endpoint.list?.only ?? []), ...(endpoint.members ?? []), ...(endpoint.key ?? ['id'])])
    types.set(member, byName(endpoint, member));
  const step = Math.max(1, Math.floor(table.baseCount / samples));
  for (let slot = 0; slot < table.baseCount; slot += step)
    for (const [member, value] of Object.entries(table.peek(slot))) {
      const type = typeOf(endpoint, member, value);
      if (type !== 'any' || !types.has(member)) types.set(member, merge(types.get(member), type));
    }
  learned.set(table, types);
  return types;
}

function merge(before: MemberType | undefined, type: MemberType): MemberType {
  if (before === undefined || before === 'any' || before === type) return type;
  if (type === 'any') return before;
  return before === 'date' || type === 'date' ? 'text' : before;
}

function isIdName(member: string): boolean {
  return member === 'id' || /_id(_?\d)?$|^categoryid_\d$/.test(member);
}

function byName(endpoint: Endpoint, member: string): MemberType {
  if (member === 'id') return (endpoint.idKind ?? 'integer') === 'integer' ? 'integer' : 'text';
  return 'any';
}

function typeOf(endpoint: Endpoint, member: string, value: unknown): MemberType {
  if (typeof value === 'number') return isIdName(member) && !fractions.has(`${endpoint.entity}.${member}`) ? 'integer' : 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) ? 'date' : 'text';
  if (Array.isArray(value)) return 'list';
  return value === null || value === undefined ? 'any' : 'object';
}
