import { type ShownVersion, showVersions } from '../../engine/history/show-versions.ts';
import { cleanHtml } from '../../engine/read/clean-html.ts';
import { inReading, type ReadDeps, type ReadingOf, readEntity } from '../../engine/read/in-reading.ts';
import { layOutObject, type ObjectLayout } from '../../engine/read/lay-out-object.ts';
import type { ObjectDefinition } from '../../engine/read/object-definition.ts';
import { columnsOf, type ReadableEntity, type RecordColumn } from '../../engine/read/record-columns.ts';
import { type Cell, toCell } from '../../engine/read/to-cells.ts';
import { readRecordKey } from '../../engine/sync/record-key.ts';
import { RecordNotFoundError } from '../../foundation/errors/record-not-found.ts';
import type { Db } from '../../store/database.ts';
import { keepPlans } from '../../store/keep-plans.ts';
import { mirrorTableOf, toTableName } from '../../store/mirror/mirror-table.ts';
import { versionColumns } from '../../store/mirror/version-sql.ts';
import {
  findLatestProof,
  findRawRecord,
  findRecord,
  type LatestProof,
  type RawRecord,
  type ReadRecord,
  type RecordAddress,
  readHaloAddress,
} from '../../store/rows/record-rows.ts';
import { findHistoryHorizon, findPresentRecord, listRecordVersions } from '../../store/rows/record-version-rows.ts';
import { type ReadNeighbour, readNeighbours } from './read-neighbours.ts';

/** What reading one object works with. */
export interface ObjectDeps extends ReadDeps {
  readonly objects: readonly ObjectDefinition[];
}

/** Which record. */
export interface RecordOrder extends ReadingOf {
  /** By table name. */
  readonly entity: string;
  /** Several parts have colons between. */
  readonly key: string;
}

/** What is known of the past of a record. */
export interface ReadVersions {
  /** Oldest first; the last one holds now. */
  readonly versions: readonly ShownVersion[];
  /** Earlier ones were deleted; null: none were. */
  readonly deletedBefore: Date | null;
}

/** Everything about one record. */
export interface ReadObject extends ObjectLayout, Omit<ReadRecord, 'values'> {
  readonly entity: string;
  readonly key: string;
  readonly columns: readonly RecordColumn[];
  readonly values: Readonly<Record<string, Cell>>;
  /** Of columns that hold HTML: fit to be put into a page. Their text stands in `values`. */
  readonly html: Readonly<Record<string, string>>;
  readonly neighbours: readonly ReadNeighbour[];
  /** Null: the past of such records is not kept. */
  readonly history: ReadVersions | null;
  /** Null: no full pass has come to its end yet. */
  readonly proof: LatestProof | null;
  /** In HaloPSA: of the record, or of the start page where HaloPSA documents no address of such a record. */
  readonly haloUrl: string;
  readonly isHaloUrlExact: boolean;
}

/** Everything about one record, as a person may see it. @throws UnknownEntityError, BadRecordKeyError, RecordNotFoundError, ConnectionNotFoundError */
export async function readObject(deps: ObjectDeps, order: RecordOrder): Promise<ReadObject> {
  const entity = readEntity(deps, order.entity);
  const definition = deps.objects.find((one) => one.entity === entity.table) ?? null;
  const columns = [...columnsOf(entity).values()];
  const address = addressOf(entity, order);
  const seenWith = entity.halo.source.by === 'embedded' ? toTableName(entity.halo.source.parent) : entity.table;
  return inReading(deps, order, async (plain) => {
    const db = await keepPlans(plain);
    const record = await findRecord(db, address, { columns, seenWith });
    if (record === null) throw new RecordNotFoundError(entity.halo.title);
    const { values: given, ...seen } = record;
    const values = Object.fromEntries(columns.map((column, index) => [column.name, toCell(given[index], column)]));
    const neighbours = definition?.neighbours ?? [];
    return {
      entity: entity.table,
      key: order.key,
      columns,
      values,
      html: htmlOf(columns, given),
      ...layOutObject(definition, columns, { values, fallback: `${entity.halo.title} ${order.key}` }),
      ...seen,
      neighbours: await readNeighbours(deps, db, { of: order, neighbours, values }),
      history: entity.history ? await readVersions(db, entity, address) : null,
      proof: await findLatestProof(db, order.connectionId, seenWith),
      ...haloUrlOf(await readHaloAddress(db, order.connectionId), definition?.haloPath ?? null, order.key),
    };
  });
}

/** What HaloPSA sent of one record, to the letter. @throws as {@link readObject} */
export async function readRaw(deps: ReadDeps, order: RecordOrder): Promise<RawRecord> {
  const entity = readEntity(deps, order.entity);
  const found = await inReading(deps, order, (db) => findRawRecord(db, addressOf(entity, order)));
  if (found === null) throw new RecordNotFoundError(entity.halo.title);
  return found;
}

/** HaloPSA's screens stand at the root of the server whose API we read. */
function haloUrlOf(resourceServer: string, path: string | null, key: string): Pick<ReadObject, 'haloUrl' | 'isHaloUrlExact'> {
  const exact = path?.replace(':id', encodeURIComponent(key));
  return { haloUrl: new URL(exact ?? '/', resourceServer).href, isHaloUrlExact: exact !== undefined };
}

function addressOf(entity: ReadableEntity, { connectionId, key: given }: RecordOrder): RecordAddress {
  const key = mirrorTableOf(entity.halo).key.map(({ column, type }) => ({ column, sqlType: type }));
  return { connectionId, table: entity.table, key, values: readRecordKey(entity.halo, given) };
}

function htmlOf(columns: readonly RecordColumn[], values: readonly unknown[]): Readonly<Record<string, string>> {
  const found = columns.flatMap(({ name, type }, index) => {
    const value = values[index];
    return type === 'html' && typeof value === 'string' ? [[name, cleanHtml(value)] as const] : [];
  });
  return Object.fromEntries(found);
}

async function readVersions(db: Db, entity: ReadableEntity, address: RecordAddress): Promise<ReadVersions | null> {
  const { connectionId } = address;
  const key = Number(address.values[0]);
  const table = mirrorTableOf(entity.halo);
  if (!entity.history) return null;
  const kept = versionColumns(entity.halo, entity.history);
  const present = await findPresentRecord(db, table, { connectionId, key, kept });
  const ended = await listRecordVersions(db, entity.table, { connectionId, key });
  const deletedBefore = await findHistoryHorizon(db, connectionId, entity.table);
  return present && { versions: showVersions(present, { ended, deletedBefore }), deletedBefore };
}
