import type { HaloEntity } from '@sundog/halo';
import type { PlanValue, PlanValues } from './plan-value.ts';

/** How a field is compared and written. `instant`: ISO 8601 in UTC; `key`: the number of another record, 0 and less are none. */
export type MemberType = 'text' | 'number' | 'boolean' | 'instant' | 'key';

/** One member of a record of Halo that plans may read and write. */
export interface MemberShape {
  /** Halo's name of it. */
  readonly wire: string;
  readonly type: MemberType;
  /** For people: `Warranty ends`. */
  readonly label: string;
  /** Only given when the record is made; never compared and never changed. */
  readonly onlyAtCreation?: true;
  /** What Halo shows back under another member, such as the client that follows from the site. */
  readonly isWriteOnly?: true;
}

/**
 * What of a record plans may read and write: its members by our names, and lists of values by number, such as the asset fields (`field:117`)
 * and the custom fields (`custom:211`) of API.md 2.7.
 */
export interface RecordShape {
  readonly entity: HaloEntity;
  readonly members: Readonly<Record<string, MemberShape>>;
  /** By prefix: the member that holds `[{id, value}]`. */
  readonly lists: Readonly<Record<string, { readonly wire: string; readonly label: string }>>;
}

const nullInstants = new Set(['1900-01-01', '1899-12-30', '0001-01-01', '9999-12-31']);

/** Whether the shape knows the field; a field of a list is known by its prefix and a whole number. */
export function knowsField(shape: RecordShape, name: string): boolean {
  return name in shape.members || listOf(shape, name) !== null;
}

/** The type of a field; values of lists are text, because Halo keeps them so. */
export function typeOfField(shape: RecordShape, name: string): MemberType {
  return shape.members[name]?.type ?? 'text';
}

/** The field as people read it. */
export function labelOfField(shape: RecordShape, name: string): string {
  const list = listOf(shape, name);
  return shape.members[name]?.label ?? (list ? `${list.label} ${list.id}` : name);
}

/** The members of a POST that say these values. */
export function toMembers(shape: RecordShape, values: PlanValues): Readonly<Record<string, unknown>> {
  const members: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const list = listOf(shape, name);
    if (!list) {
      const member = shape.members[name];
      if (member) members[member.wire] = emptyOf(member.type, value);
      continue;
    }
    members[list.wire] = [...elementsOf(members, list.wire), { id: list.id, value: value ?? '' }];
  }
  return members;
}

/** The named fields as a record of Halo has them, each in the one form in which it is compared. A field that it does not have is null. */
export function readFields(shape: RecordShape, record: unknown, names: Iterable<string>): PlanValues {
  const found: Record<string, PlanValue> = {};
  for (const name of names) {
    const list = listOf(shape, name);
    const raw = list
      ? memberOf(
          elementsOf(record, list.wire).find((one) => Number(memberOf(one, 'id')) === list.id),
          'value',
        )
      : memberOf(record, shape.members[name]?.wire ?? '');
    found[name] = toPlanValue(typeOfField(shape, name), raw);
  }
  return found;
}

/** A value in the one form in which it is compared: what means "nothing" is null, instants are ISO 8601 in UTC, texts are without blanks around. */
function toPlanValue(type: MemberType, raw: unknown): PlanValue {
  if (raw === null || raw === undefined || raw === '') return type === 'boolean' ? false : null;
  if (type === 'boolean') return raw === true || raw === 1 || /^(true|1|yes)$/i.test(String(raw));
  if (type === 'number' || type === 'key') {
    const number = Number(raw);
    if (!Number.isFinite(number)) return null;
    return type === 'key' && number <= 0 ? null : number;
  }
  if (type === 'instant') return toInstant(String(raw));
  const text = String(raw).replaceAll('\r\n', '\n').trim();
  return text === '' ? null : text;
}

/** Whether two values of a field are the same to whoever reads them. */
export function isSameValue(type: MemberType, one: PlanValue, other: PlanValue): boolean {
  return toPlanValue(type, one) === toPlanValue(type, other);
}

function toInstant(text: string): string | null {
  if (nullInstants.has(text.slice(0, 10))) return null;
  const hasZone = /(z|[+-]\d{2}:?\d{2})$/i.test(text);
  const time = Date.parse(hasZone || !text.includes('T') ? text : `${text}Z`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** What Halo is told to empty a member. */
function emptyOf(type: MemberType, value: PlanValue): PlanValue {
  if (value !== null) return value;
  return type === 'text' ? '' : type === 'key' ? 0 : null;
}

function listOf(shape: RecordShape, name: string): { readonly wire: string; readonly label: string; readonly id: number } | null {
  const [prefix, id, ...more] = name.split(':');
  const list = prefix === undefined ? undefined : shape.lists[prefix];
  return list && id !== undefined && more.length === 0 && /^[1-9]\d*$/.test(id) ? { ...list, id: Number(id) } : null;
}

function elementsOf(record: unknown, wire: string): readonly unknown[] {
  const list = memberOf(record, wire);
  return Array.isArray(list) ? list : [];
}

function memberOf(record: unknown, name: string): unknown {
  return typeof record === 'object' && record !== null && Object.hasOwn(record, name)
    ? (record as Record<string, unknown>)[name]
    : undefined;
}
