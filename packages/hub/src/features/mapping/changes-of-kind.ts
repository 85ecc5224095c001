import { type DecidedKind, type DecidedLinks, linkOfPair, standingLinks } from '../../engine/mapping/decide-kind.ts';
import { defaultSite } from '../../engine/mapping/default-site.ts';
import type { MappingChange } from '../../store/rows/mapping-batch-rows.ts';
import type { MappingKind, MappingLink } from '../../store/rows/mapping-link-rows.ts';
import type { RightClient, RightNamed, RightSite } from '../../store/rows/mapping-right-rows.ts';

/** What new links need to know. */
export interface ChangeGround {
  readonly decided: DecidedLinks;
  readonly at: Date;
  readonly clients?: readonly RightClient[];
  readonly sites?: readonly RightSite[];
  readonly types?: readonly RightNamed[];
  /** What HaloPSA calls the records, where they are neither clients nor asset types. */
  readonly names?: ReadonlyMap<number, string | null>;
  /** Which records were compared: what a rule linked of others stays. Absent: all. */
  readonly compared?: ReadonlySet<string>;
}

/** What a rule changes: links that come, and where rules are asked anew, those that go or move. A link that stays the same is no change. */
export function changesOfKind(kind: MappingKind, { auto }: DecidedKind, ground: ChangeGround): readonly MappingChange[] {
  const { decided, compared } = ground;
  const standing = new Set(standingLinks(decided));
  const old = new Map(
    decided.links.filter((link) => link.siteName === '' && !standing.has(link)).map((link) => [link.sourceKey, link]),
  );
  const makeLink = linkMaker(kind, ground);
  const changes: MappingChange[] = [];
  for (const pair of auto) {
    const before = old.get(pair.leftId) ?? null;
    old.delete(pair.leftId);
    if (before?.haloKey !== Number(pair.rightId)) changes.push({ before, after: makeLink(pair) });
  }
  for (const before of old.values())
    if (compared === undefined || compared.has(before.sourceKey)) changes.push({ before, after: null });
  return changes;
}

function linkMaker(kind: MappingKind, { at, clients = [], sites = [], types = [], names }: ChangeGround) {
  const byClient = Map.groupBy(sites, ({ clientId }) => clientId);
  const clientOf = new Map(clients.map((client) => [client.id, client]));
  const typeOf = new Map(types.map(({ id, name }) => [id, name]));
  return (pair: Parameters<typeof linkOfPair>[0]): MappingLink => {
    const key = Number(pair.rightId);
    const client = kind === 'company' ? clientOf.get(key) : undefined;
    return linkOfPair(pair, {
      kind,
      siteId: client ? defaultSite(byClient.get(key) ?? [], client.mainSiteId) : null,
      haloName: client?.name ?? (kind === 'product' ? typeOf.get(key) : names?.get(key)) ?? null,
      decidedAt: at,
    });
  };
}
