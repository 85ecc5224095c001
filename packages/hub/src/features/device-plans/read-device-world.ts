import type { FieldLock, LastWritten } from '../../engine/fields/decide-field.ts';
import type { AssetMemory, DeviceWorld, MappedTo, MirroredAsset, RivalDevice } from '../../engine/fields/device-world.ts';
import { fieldMapSchema } from '../../engine/fields/field-map.ts';
import type { TransformDefinition } from '../../engine/fields/transform-definition.ts';
import type { Db } from '../../store/database.ts';
import { listAssetMemory } from '../../store/rows/asset-value-rows.ts';
import {
  findFirstAssetGroup,
  type LinkRow,
  listDevices,
  listLinkedAssets,
  listLinks,
  listNames,
  listRivals,
  listSuggestedDevices,
  listTags,
  type SourceAssets,
} from '../../store/rows/device-plan-rows.ts';
import { listFieldLocks } from '../../store/rows/field-lock-rows.ts';
import { listRefusedChanges } from '../../store/rows/source-change-rows.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';
import { changeNamed, type DevicePlanDeps } from './device-plan-deps.ts';
import { indexNames } from './index-names.ts';
import { indexSerials } from './index-serials.ts';
import { compileEntries, readFieldMap } from './read-field-map.ts';

const refusalHoldsMs = 24 * 3_600_000;

/** What a world is read for. */
interface WorldOrder {
  readonly row: SourceRow;
  readonly transforms: readonly TransformDefinition[];
  readonly at: Date;
  /** Only this device and its asset; what is about others is then not there. */
  readonly only?: { readonly key: string; readonly assetId: number };
}

/** Reads everything that a plan of a source is made from. `problems`: lines of its field map that cannot be used. */
export async function readDeviceWorld(
  deps: Pick<DevicePlanDeps, 'changes'>,
  db: Db,
  { row, transforms, at, only }: WorldOrder,
): Promise<{ readonly world: DeviceWorld; readonly problems: readonly string[] }> {
  const { id: sourceId, connectionId } = row;
  const place = { sourceId, connectionId, assetId: only?.assetId };
  const definitions = {
    create: changeNamed(deps, 'create-asset'),
    update: changeNamed(deps, 'update-asset'),
    createType: changeNamed(deps, 'create-asset-type'),
  };
  const { shape } = definitions.update;
  const { map } = await readFieldMap(db, row);
  const { fields, problems } = compileEntries(map.entries, { shape, transforms });
  const devices = await listDevices(db, sourceId, only?.key);
  const links = indexLinks(await listLinks(db, sourceId, only?.key));
  const suggested = only ? new Set<string>() : await listSuggestedDevices(db, sourceId);
  const assets = new Map((await listLinkedAssets(db, place)).map((asset): [number, MirroredAsset] => [asset.id, asset]));
  const memories = await readMemories(db, place);
  const rivals = await readRivals(db, place, (entries) => compileEntries(entries, { shape, transforms }).fields);
  const needsUsers = map.entries.some(({ transforms: used }) => used.some(({ use }) => use === 'lookup'));
  const names = indexNames(
    await listNames(db, connectionId, ['client', 'site', 'asset-type', 'supplier', ...(needsUsers ? (['user'] as const) : [])]),
    links.users,
  );
  const tags = new Map(
    (await listTags(db, connectionId)).map(({ clientId, tag, id }) => [`${clientId} ${tag.toLowerCase()}`, id]),
  );
  const refused = new Map(
    (await listRefusedChanges(db, sourceId, new Date(at.getTime() - refusalHoldsMs))).map(({ sourceKey, after }) => [
      sourceKey,
      after,
    ]),
  );
  const blank: AssetMemory = { values: new Map(), locks: new Map() };
  const world: DeviceWorld = {
    source: { id: sourceId, name: row.name, connector: row.connector, target: row.target },
    at,
    fields,
    planning: map.planning,
    devices,
    companyOf: links.companyOf,
    deviceLink: (key) => links.devices.get(key) ?? null,
    productLink: (product) => links.products.get(product) ?? null,
    hasCandidate: (key) => suggested.has(key),
    asset: (id) => assets.get(id) ?? null,
    memory: (id) => memories.get(id) ?? blank,
    edit: () => null,
    rivals: (id) => rivals.get(id) ?? [],
    ...names,
    assetWithTag: (clientId, tag) => tags.get(`${clientId} ${tag.toLowerCase()}`) ?? null,
    firstAssetGroup: await findFirstAssetGroup(db, connectionId),
    sameSerial: indexSerials(devices),
    refused: (key) => refused.get(key) ?? null,
    definitions,
  };
  return { world, problems };
}

function indexLinks(rows: readonly LinkRow[]) {
  const companies = new Map<string, MappedTo>();
  const [devices, products, users] = [new Map<string, MappedTo>(), new Map<string, MappedTo>(), new Map<string, number>()];
  for (const row of rows) {
    if (row.kind === 'company') companies.set(JSON.stringify([row.key, row.siteName]), row);
    else if (row.kind === 'device') devices.set(row.key, row);
    else if (row.kind === 'product') products.set(row.key, row);
    else if (row.state === 'linked' && row.haloKey !== null) users.set(row.key, row.haloKey);
  }
  const companyOf = (companyId: string, siteName: string | null) =>
    (siteName === null || siteName === '' ? undefined : companies.get(JSON.stringify([companyId, siteName]))) ??
    companies.get(JSON.stringify([companyId, ''])) ??
    null;
  return { companyOf, devices, products, users };
}

async function readMemories(db: Db, place: SourceAssets): Promise<ReadonlyMap<number, AssetMemory>> {
  const memories = new Map<number, { readonly values: Map<string, LastWritten>; readonly locks: Map<string, FieldLock> }>();
  const of = (assetId: number) => {
    const known = memories.get(assetId) ?? { values: new Map(), locks: new Map() };
    memories.set(assetId, known);
    return known;
  };
  for (const { assetId, values } of await listAssetMemory(db, place))
    for (const [field, { observedAt, writtenAt, ...value }] of Object.entries(values))
      of(assetId).values.set(field, { ...value, observedAt: new Date(observedAt), writtenAt: new Date(writtenAt) });
  for (const { assetId, field, by, editedAt, value, releasedAt } of await listFieldLocks(db, place))
    of(assetId).locks.set(field, { by, editedAt, value, releasedAt });
  return memories;
}

async function readRivals(
  db: Db,
  place: SourceAssets,
  compile: (entries: ReturnType<typeof fieldMapSchema.parse>['entries']) => RivalDevice['fields'],
): Promise<ReadonlyMap<number, readonly RivalDevice[]>> {
  const rivals = new Map<number, RivalDevice[]>();
  const maps = new Map<number, RivalDevice['fields']>();
  for (const { assetId, sourceId, sourceName, record, fields } of await listRivals(db, place)) {
    const known = maps.get(sourceId) ?? compile(fieldMapSchema.safeParse(fields).data?.entries ?? []);
    maps.set(sourceId, known);
    rivals.set(assetId, [...(rivals.get(assetId) ?? []), { sourceId, sourceName, fields: known, record }]);
  }
  return rivals;
}
