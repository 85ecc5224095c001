import { compileListDecoder, type HaloEntity, type HaloRow } from '@sundog/halo';
import { toTableName } from '../../store/mirror/mirror-table.ts';
import type { ErasedRecord, RuleBook } from '../../store/rows/rule-rows.ts';
import { erasesStrays, type GovernedEntity, waysOf, wireOf } from './client-path.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Which rows of Halo may not be kept: those of a client that was erased, and those that are older than their retention. */
export interface RowRules {
  /** The rows that may be kept, in their order; the very array that was given where that is all of them. CPU only. */
  keep(entity: HaloEntity, rows: readonly HaloRow[]): readonly HaloRow[];
  /** Records of erased clients that were met and not known before. Each is told once. */
  takeNewlyErased(): readonly ErasedRecord[];
}

/** Keeps everything. */
const noRules: RowRules = { keep: (_entity, rows) => rows, takeNewlyErased: () => [] };

/** The client that a row belongs to; null: none of those that were erased. */
type ErasedClientOf = (row: HaloRow) => number | null;

/**
 * The rules of a connection as of `now`. They go by what a row says, not by which rows were removed: a ticket that is reopened comes back.
 * Only where a row names no client (the change of an asset) do the remembered ids of erased records tell.
 */
export function makeRowRules(book: RuleBook, entities: readonly GovernedEntity[], now: Date): RowRules {
  if (book.erasedClients.length === 0 && book.retention.length === 0) return noRules;
  const erased = trackErased(book);
  const tracked = new Set(entities.flatMap((entity) => waysOf(entity).map(({ to }) => to)));
  const judges = new Map<string, (row: HaloRow) => boolean>();
  for (const entity of entities) {
    const { name } = entity.halo;
    const clientOf = erased.clients.size > 0 ? compileClientOf(entity, erased) : null;
    const isOld = compileAge(entity, book, now);
    if (clientOf === null && isOld === null) continue;
    judges.set(name, (row) => {
      const client = clientOf?.(row) ?? null;
      if (client !== null && tracked.has(name)) erased.add(name, { client, key: toId(row.value['id']) });
      return client === null && !(isOld?.(row) ?? false);
    });
  }
  return {
    keep: ({ name }, rows) => {
      const judge = judges.get(name);
      if (!judge) return rows;
      const kept = rows.filter(judge);
      return kept.length === rows.length ? rows : kept;
    },
    takeNewlyErased: () => erased.news.splice(0),
  };
}

interface Erased {
  readonly clients: ReadonlySet<number>;
  readonly news: ErasedRecord[];
  /** By entity name, then by key. */
  clientOf(entity: string, key: number): number | undefined;
  add(entity: string, record: { readonly client: number; readonly key: number | null }): void;
}

function trackErased(book: RuleBook): Erased {
  const known = new Map<string, Map<number, number>>();
  const of = (entity: string) => {
    const table = toTableName(entity);
    const found = known.get(table) ?? new Map<number, number>();
    known.set(table, found);
    return found;
  };
  for (const { entity, key, clientId } of book.erasedRecords) of(entity).set(key, clientId);
  const news: ErasedRecord[] = [];
  return {
    clients: new Set(book.erasedClients),
    news,
    clientOf: (entity, key) => of(entity).get(key),
    add: (entity, { client, key }) => {
      if (key === null || of(entity).has(key)) return;
      of(entity).set(key, client);
      news.push({ entity: toTableName(entity), key, clientId: client });
    },
  };
}

function compileClientOf(entity: GovernedEntity, erased: Erased): ErasedClientOf | null {
  const ways = waysOf(entity).map((way) => ({ to: way.to, wire: wireOf(entity.halo, way) }));
  if (ways.length === 0) return null;
  const [anyClient = null] = erasesStrays(entity) ? erased.clients : [];
  return (row) => {
    let leadsOn = false;
    for (const { to, wire } of ways) {
      const id = toId(row.value[wire]);
      if (id === null) continue;
      leadsOn ||= id !== 0;
      if (to === 'client' && erased.clients.has(id)) return id;
      const client = to === 'client' ? undefined : erased.clientOf(to, id);
      if (client !== undefined) return client;
    }
    return leadsOn ? null : anyClient;
  };
}

/** Whether a row is older than its rule allows; null: no rule. */
function compileAge({ halo, agesBy }: GovernedEntity, { retention }: RuleBook, now: Date): ((row: HaloRow) => boolean) | null {
  const rule = retention.find(({ entity, what }) => entity === toTableName(halo.name) && what === 'records');
  if (!rule || agesBy === null) return null;
  const position = Object.keys(halo.fields).indexOf(agesBy);
  const decode = compileListDecoder(halo);
  const cutoff = new Date(now.getTime() - rule.days * dayMs);
  return (row) => {
    const at = decode(row).values[position];
    return typeof at === 'string' && Date.parse(at) < cutoff.getTime();
  };
}

/** Ids as Halo sends them: 12, 12.0 or "12". */
function toId(value: unknown): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : null;
  if (typeof value !== 'string' || !/^-?\d{1,15}(?:\.0+)?$/.test(value.trim())) return null;
  return Number(value);
}
