import type { Row, RowKey } from '../../tables/table.ts';
import type { SeedEntity } from '../seed-entity.ts';
import type { World } from '../world.ts';
import { MESSY } from './messy.ts';
import type { Oddity } from './oddity.ts';

const isMessy = (world: World): boolean => world.scenario === 'messy';

/** Adds the oddities of the scenario `messy` to an entity; in every other scenario it is as it was. */
export function withOddities(entity: SeedEntity): SeedEntity {
  const odd = MESSY.filter((oddity) => oddity.entity === entity.entity);
  if (odd.length === 0) return entity;
  const extras = odd.filter((oddity) => oddity.extra);
  const changes = new Map(odd.filter((oddity) => !oddity.extra).map((oddity) => [oddity.at, oddity]));

  const row = (index: number, world: World): Row => {
    if (!isMessy(world)) return entity.row(index, world);
    const base = entity.count(world);
    if (index < base) return merge(entity.row(index, world), changes.get(index));
    const extra = extras[index - base];
    return extra === undefined ? {} : merge({ ...entity.row(extra.at, world), id: index + 1 }, extra);
  };
  return {
    entity: entity.entity,
    count: (world) => entity.count(world) + (isMessy(world) ? extras.length : 0),
    row,
    keyAt: (index, world) => (index < entity.count(world) ? (entity.keyAt?.(index, world) ?? index + 1) : index + 1),
    indexOf: (key, world) => {
      const base = entity.count(world);
      const isExtra =
        isMessy(world) && typeof key === 'number' && Number.isInteger(key) && key > base && key <= base + extras.length;
      return isExtra ? key - 1 : indexOf(entity, key, world);
    },
    ...(entity.quick === undefined ? {} : { quick: quickOf(entity.quick, row) }),
  };
}

function merge(row: Row, oddity: Oddity | undefined): Row {
  if (oddity === undefined) return row;
  return { ...row, ...structuredCloneOf(typeof oddity.changes === 'function' ? oddity.changes(row) : oddity.changes) };
}

/** Fresh nested values, so that whoever changes a row does not change the list. Marker objects stay what they are. */
function structuredCloneOf(changes: Row): Row {
  return Object.fromEntries(
    Object.entries(changes).map(([member, value]) => [
      member,
      value !== null && typeof value === 'object' && Object.getPrototypeOf(value) !== Object.prototype && !Array.isArray(value)
        ? value
        : structuredClone(value),
    ]),
  );
}

/** The index of a base row's key, by the entity's own rule or the usual one. */
function indexOf(entity: SeedEntity, key: RowKey, world: World): number {
  if (entity.indexOf !== undefined) return entity.indexOf(key, world);
  return typeof key === 'number' && Number.isInteger(key) && key >= 1 && key <= entity.count(world) ? key - 1 : -1;
}

type Quick = NonNullable<SeedEntity['quick']>;

/** In the messy world a quick column is read from the row: an odd member has to show. */
function quickOf(quick: Quick, row: SeedEntity['row']): Quick {
  return Object.fromEntries(
    Object.entries(quick).map(([member, read]) => [
      member,
      (index: number, world: World) => (isMessy(world) ? numberOf(row(index, world)[member]) : read(index, world)),
    ]),
  );
}

/** A member as a number: dates as milliseconds (UTC where they name no offset), truth as 0 or 1, NaN where it is none of these. */
function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return Number.NaN;
  if (/^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  return Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(value) ? value : `${value}Z`);
}
