import { defaultSite } from '../../engine/mapping/default-site.ts';
import type { LinkSurroundings } from '../../engine/mapping/judge-links.ts';
import type { Db } from '../../store/database.ts';
import { type MappingKind, mappingKinds } from '../../store/rows/mapping-link-rows.ts';
import { listSourceNames } from '../../store/rows/mapping-list-rows.ts';
import { listRightClients, listRightSites, type RightSite } from '../../store/rows/mapping-right-rows.ts';
import { findAssetsReadAt, findTargets } from '../../store/rows/mapping-target-rows.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';

/** What a person may link to, with what is needed to judge it. */
export interface TargetLook extends LinkSurroundings {
  /** The site at which new devices of a client come to be, where nobody said another. */
  readonly defaultSiteOf: (clientId: number) => number | null;
}

/** Looks at records of HaloPSA that links lead to or are to lead to. */
export async function lookAtTargets(
  db: Db,
  { id, connectionId }: SourceRow,
  wanted: readonly { readonly kind: MappingKind; readonly haloKey: number | null; readonly siteId: number | null }[],
): Promise<TargetLook> {
  const find = (kind: MappingKind) =>
    findTargets(db, connectionId, { kind, ids: wanted.flatMap((one) => (one.kind === kind ? (one.haloKey ?? []) : [])) });
  const [company, product, device, user] = [
    await find('company'),
    await find('product'),
    await find('device'),
    await find('user'),
  ];
  const isOfCompanies = wanted.some(({ kind }) => kind === mappingKinds[0]);
  const sites = isOfCompanies ? await listRightSites(db, connectionId) : [];
  const mainSites = isOfCompanies
    ? new Map((await listRightClients(db, connectionId)).map((client) => [client.id, client.mainSiteId]))
    : new Map<number, number | null>();
  const byClient = Map.groupBy(sites, ({ clientId }) => clientId);
  return {
    targets: { company, product, device, user, site: new Map(sites.map((site) => [site.id, site])) },
    assetsReadAt: await findAssetsReadAt(db, connectionId),
    sourceNames: isOfCompanies ? await listSourceNames(db, { sourceId: id, kind: 'company' }) : new Map(),
    defaultSiteOf: (clientId) => defaultSite(ownSites(byClient, clientId), mainSites.get(clientId) ?? null),
  };
}

function ownSites(byClient: ReadonlyMap<number, readonly RightSite[]>, clientId: number): readonly RightSite[] {
  return byClient.get(clientId) ?? [];
}
