import { leftCompanyRecords, rightCompanyRecords } from '../../engine/mapping/company-records.ts';
import { decideKind, knownPairs, standingLinks } from '../../engine/mapping/decide-kind.ts';
import { decideUntilStill } from '../../engine/mapping/decide-until-still.ts';
import { type DeviceKeys, proposeDeviceKeys } from '../../engine/mapping/device-keys.ts';
import { judgeLinks } from '../../engine/mapping/judge-links.ts';
import type { MappingSettings } from '../../engine/mapping/mapping-settings.ts';
import { matchProducts } from '../../engine/mapping/match-products.ts';
import { matchRecordsGently } from '../../engine/matching/match-records.ts';
import type { VerbDeps } from '../../engine/verb.ts';
import type { Db } from '../../store/database.ts';
import { listUnlinked, type MappingChange } from '../../store/rows/mapping-batch-rows.ts';
import type { MappingCandidate } from '../../store/rows/mapping-candidate-rows.ts';
import { listLeftCompanies, listLeftProducts } from '../../store/rows/mapping-left-rows.ts';
import { listLinks, type MappingKind, type MappingLink } from '../../store/rows/mapping-link-rows.ts';
import { listRightClients, listRightFields, listRightSites, listRightTypes } from '../../store/rows/mapping-right-rows.ts';
import { findAssetsReadAt, findTargets } from '../../store/rows/mapping-target-rows.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';
import { changesOfKind } from './changes-of-kind.ts';
import { matchPlaced } from './match-placed.ts';
import { readRules } from './read-rules.ts';

/** What a look at both sides comes to. Nothing is written yet. */
export interface WorkedOut {
  /** What rules do: links that come, that go or move where rules changed, that are suspended or go back. */
  readonly changes: readonly MappingChange[];
  readonly renamed: readonly { readonly link: MappingLink; readonly haloName: string }[];
  readonly candidates: Readonly<Record<MappingKind, readonly MappingCandidate[]>>;
  readonly deviceKeys: DeviceKeys;
}

/** What is looked at by what. */
export interface WorkOrder {
  readonly source: SourceRow;
  readonly settings: MappingSettings;
  /** Whether what rules linked before is decided anew. */
  readonly isRematch: boolean;
}

/**
 * Looks at both sides of a source: which links are broken, which rules make, and what a person is to be asked. Companies come first, since devices
 * and users go by them. Reads in short transactions: comparing takes longer than a transaction may stand still.
 * @throws InvalidInputError where an overridden rule is no rule
 */
export async function workOutMapping(deps: VerbDeps, order: WorkOrder): Promise<WorkedOut> {
  const { source, settings, isRematch } = order;
  const rules = readRules('map.refresh', settings);
  const at = new Date(deps.clock.now());
  const ground = await deps.store.inWorkspace(deps.workspaceId, (db) => readGround(db, source), { readOnly: true });
  const judged = judgeLinks(ground.links, ground, at);
  const settled = settle(ground.links, judged.changes);
  const decidedOf = (kind: MappingKind) => ({
    links: settled.filter((link) => link.kind === kind),
    unlinked: new Set(ground.unlinked.filter((one) => one.kind === kind).map(({ sourceKey }) => sourceKey)),
    isRematch,
  });
  const companies = {
    left: leftCompanyRecords(ground.leftCompanies),
    right: rightCompanyRecords(ground.clients, source.connector),
  };
  const known = knownPairs(decidedOf('company'));
  const company = await decideUntilStill(
    async (taken) => (await matchRecordsGently({ rule: rules.company, ...companies, known: taken })).pairs,
    { known, decided: decidedOf('company'), autoLink: settings.autoLink.company },
  );
  const product = decideProducts();
  const companyChanges = changesOfKind('company', company, { decided: decidedOf('company'), ...ground, at });
  const deviceKeys = { ...proposeDeviceKeys(ground.fields), ...withoutAbsent(settings.deviceKeys) };
  const placed = await matchPlaced(deps, {
    source,
    settings,
    rules,
    deviceKeys,
    at,
    decidedOf,
    companiesBefore: settled.filter(({ kind }) => kind === 'company'),
    companyChanges,
  });
  return {
    changes: [...judged.changes, ...companyChanges, ...product.changes, ...placed.changes],
    renamed: judged.renamed,
    candidates: { company: company.candidates, product: product.candidates, ...placed.candidates },
    deviceKeys,
  };

  function decideProducts() {
    const decided = decidedOf('product');
    const taken = new Set(standingLinks(decided).map(({ sourceKey }) => sourceKey));
    const free = ground.leftProducts.filter(({ name }) => !taken.has(name));
    const { candidates, ...rest } = decideKind(matchProducts(free, ground.types), decided, settings.autoLink.product);
    return { candidates, changes: changesOfKind('product', { candidates, ...rest }, { decided, ...ground, at }) };
  }
}

async function readGround(db: Db, { id, connectionId }: SourceRow) {
  const links = await listLinks(db, id);
  const leftCompanies = await listLeftCompanies(db, id);
  const idsOf = (kind: MappingKind) =>
    links.flatMap((link) => (link.kind === kind && link.haloKey !== null ? [link.haloKey] : []));
  const siteIds = links.flatMap(({ siteId }) => siteId ?? []);
  return {
    links,
    leftCompanies,
    unlinked: await listUnlinked(db, id),
    leftProducts: await listLeftProducts(db, id),
    clients: await listRightClients(db, connectionId),
    sites: await listRightSites(db, connectionId),
    types: await listRightTypes(db, connectionId),
    fields: await listRightFields(db, connectionId),
    assetsReadAt: await findAssetsReadAt(db, connectionId),
    sourceNames: new Map(leftCompanies.map((company) => [company.id, company.name ?? ''])),
    targets: {
      company: await findTargets(db, connectionId, { kind: 'company', ids: idsOf('company') }),
      product: await findTargets(db, connectionId, { kind: 'product', ids: idsOf('product') }),
      device: await findTargets(db, connectionId, { kind: 'device', ids: idsOf('device') }),
      user: await findTargets(db, connectionId, { kind: 'user', ids: idsOf('user') }),
      site: await findTargets(db, connectionId, { kind: 'site', ids: siteIds }),
    },
  };
}

/** The links as they are once broken ones are suspended. */
function settle(
  links: readonly MappingLink[],
  changes: readonly { readonly before: MappingLink; readonly after: MappingLink }[],
) {
  const after = new Map(changes.map((change) => [change.before, change.after]));
  return links.map((link) => after.get(link) ?? link);
}

function withoutAbsent(keys: MappingSettings['deviceKeys']): Partial<DeviceKeys> {
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));
}
