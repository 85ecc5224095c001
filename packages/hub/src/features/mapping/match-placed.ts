import { type DecidedLinks, isOfRule, knownPairs } from '../../engine/mapping/decide-kind.ts';
import { decideUntilStill } from '../../engine/mapping/decide-until-still.ts';
import type { DeviceKeys } from '../../engine/mapping/device-keys.ts';
import { type ClientOf, leftDeviceRecords, rightDeviceRecords } from '../../engine/mapping/device-records.ts';
import { findContradictions } from '../../engine/mapping/find-contradictions.ts';
import type { MappingSettings } from '../../engine/mapping/mapping-settings.ts';
import { leftPersonRecords, rightPersonRecords } from '../../engine/mapping/person-records.ts';
import type { MatchPair } from '../../engine/matching/match-pair.ts';
import { type KnownPair, matchRecordsGently } from '../../engine/matching/match-records.ts';
import type { VerbDeps } from '../../engine/verb.ts';
import type { MappingChange } from '../../store/rows/mapping-batch-rows.ts';
import type { MappingCandidate } from '../../store/rows/mapping-candidate-rows.ts';
import { listGoneDevices, listLeftDevices, listLeftPeople } from '../../store/rows/mapping-left-rows.ts';
import type { MappingKind, MappingLink } from '../../store/rows/mapping-link-rows.ts';
import { listRightAssets, listRightUsers, listWrittenAssets } from '../../store/rows/mapping-right-rows.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';
import { changesOfKind } from './changes-of-kind.ts';
import type { MappingRules } from './read-rules.ts';

interface PlacedOrder {
  readonly source: SourceRow;
  readonly settings: MappingSettings;
  readonly rules: MappingRules;
  readonly deviceKeys: DeviceKeys;
  readonly at: Date;
  readonly decidedOf: (kind: MappingKind) => DecidedLinks;
  readonly companiesBefore: readonly MappingLink[];
  readonly companyChanges: readonly MappingChange[];
}

/** What stands within a client: devices and users of companies that are mapped. Others are not compared. */
export async function matchPlaced(
  deps: VerbDeps,
  order: PlacedOrder,
): Promise<{
  readonly changes: readonly MappingChange[];
  readonly candidates: Readonly<Record<'device' | 'user', readonly MappingCandidate[]>>;
}> {
  const before = order.companiesBefore.filter(({ state }) => state === 'linked');
  const after = companiesAfter(order).filter(({ state }) => state === 'linked');
  const grounds = {
    order,
    clientOf: clientsOf(companiesAfter(order)),
    companyIds: [...new Set([...before, ...after].map(({ sourceKey }) => sourceKey))],
    clientIds: [...new Set(after.flatMap(({ haloKey }) => haloKey ?? []))],
  };
  const device = await matchDevices(deps, grounds);
  const user = await matchUsers(deps, grounds);
  return {
    changes: [...device.changes, ...user.changes],
    candidates: { device: device.candidates, user: user.candidates },
  };
}

interface Grounds {
  readonly order: PlacedOrder;
  readonly clientOf: ClientOf;
  readonly companyIds: readonly string[];
  readonly clientIds: readonly number[];
}

async function matchDevices(deps: VerbDeps, { order, clientOf, companyIds, clientIds }: Grounds) {
  const { source, settings, rules, deviceKeys, at } = order;
  const read = await deps.store.inWorkspace(
    deps.workspaceId,
    async (db) => ({
      devices: await listLeftDevices(db, source.id, companyIds),
      assets: await listRightAssets(db, source.connectionId, clientIds),
      written: await listWrittenAssets(db, source.connectionId, source.id),
      gone: await listGoneDevices(db, source.id),
    }),
    { readOnly: true },
  );
  const ids = {
    connector: source.connector,
    target: source.target,
    written: new Map(read.written.map(({ assetId, sourceKey }) => [assetId, sourceKey])),
    deviceIds: read.devices.map(({ id }) => id),
  };
  const lists = { left: leftDeviceRecords(read.devices, clientOf), right: rightDeviceRecords(read.assets, deviceKeys, ids) };
  const decided = order.decidedOf('device');
  // An asset whose device is gone is free: the same machine may have come back under another id.
  const left = decided.links.filter(({ sourceKey, state }) => state === 'linked' && read.gone.has(sourceKey));
  const known = knownPairs({ ...decided, links: decided.links.filter((link) => !left.includes(link)) });
  const heldBy = new Map(left.map((link) => [String(link.haloKey), link]));
  const match = async (taken: readonly KnownPair[]) => {
    const { pairs } = await matchRecordsGently({ rule: rules.asset, ...lists, known: taken });
    return pairs.map((pair) => withDoubt(pair, heldBy.get(pair.rightId)));
  };
  const kind = await decideUntilStill(match, { known, decided, autoLink: settings.autoLink.device });
  const freed = kind.auto.flatMap(({ rightId }) => heldBy.get(rightId) ?? []).map((before) => ({ before, after: null }));
  const names = new Map(read.assets.map(({ id, inventoryNumber, keyField }) => [id, inventoryNumber ?? keyField]));
  const compared = new Set(ids.deviceIds);
  const changes = [...freed, ...changesOfKind('device', kind, { decided, at, names, compared })];
  const changed = new Set(changes.map(({ before, after }) => (before ?? after)?.sourceKey));
  const standing = decided.links.filter(({ sourceKey }) => !changed.has(sourceKey));
  return { changes, candidates: [...kind.candidates, ...findContradictions(standing, lists, rules.asset)] };
}

/** What a person linked, no rule gives to another. */
function withDoubt(pair: MatchPair, held: MappingLink | undefined): MatchPair {
  return held === undefined || isOfRule(held) || held.decidedBy === 'plan' ? pair : { ...pair, decision: 'suggested' };
}

async function matchUsers(deps: VerbDeps, { order, clientOf, companyIds, clientIds }: Grounds) {
  const { source, settings, rules, at } = order;
  const read = await deps.store.inWorkspace(
    deps.workspaceId,
    async (db) => ({
      people: await listLeftPeople(db, source.id, companyIds),
      users: await listRightUsers(db, source.connectionId, clientIds),
    }),
    { readOnly: true },
  );
  const decided = order.decidedOf('user');
  const lists = { left: leftPersonRecords(read.people, clientOf), right: rightPersonRecords(read.users) };
  const match = async (taken: readonly KnownPair[]) =>
    (await matchRecordsGently({ rule: rules.user, ...lists, known: taken })).pairs;
  const kind = await decideUntilStill(match, { known: knownPairs(decided), decided, autoLink: settings.autoLink.user });
  const names = new Map(read.users.map(({ id, name }) => [id, name]));
  const compared = new Set(read.people.map(({ key }) => key));
  return { changes: changesOfKind('user', kind, { decided, at, names, compared }), candidates: kind.candidates };
}

/** The companies as they are mapped once the changes are made. */
function companiesAfter({ companiesBefore, companyChanges }: PlacedOrder): readonly MappingLink[] {
  const changed = new Set(companyChanges.flatMap(({ before }) => before ?? []));
  return [...companiesBefore.filter((link) => !changed.has(link)), ...companyChanges.flatMap(({ after }) => after ?? [])];
}

/** Where a site is split off, it is what counts for its devices, ignored or suspended as it may be. */
function clientsOf(links: readonly MappingLink[]): ClientOf {
  const keyOf = (companyId: string, siteName: string) => JSON.stringify([companyId, siteName]);
  const byKey = new Map(links.map((link) => [keyOf(link.sourceKey, link.siteName), link]));
  return (companyId, siteName) => {
    if (companyId === null) return null;
    const link = byKey.get(keyOf(companyId, siteName)) ?? byKey.get(keyOf(companyId, ''));
    return link?.state === 'linked' ? link.haloKey : null;
  };
}
