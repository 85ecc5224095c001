import type { MappingChange } from '../../store/rows/mapping-batch-rows.ts';
import type { MappingKind, MappingLink } from '../../store/rows/mapping-link-rows.ts';
import type { MappingTarget } from '../../store/rows/mapping-target-rows.ts';
import { plainValue } from '../matching/plain-value.ts';

/** What HaloPSA has of what links lead to. */
export interface LinkSurroundings {
  readonly targets: Readonly<Record<MappingKind | 'site', ReadonlyMap<number, MappingTarget>>>;
  /** What the tool calls a record now, for companies: a rename in both is none. */
  readonly sourceNames: ReadonlyMap<string, string>;
  /** Since when HaloPSA's assets are known whole; null: they never were. */
  readonly assetsReadAt: Date | null;
}

/** What links need: some are suspended or go back, of some only the name is another way to write the same. */
export interface JudgedLinks {
  readonly changes: readonly (MappingChange & { readonly before: MappingLink; readonly after: MappingLink })[];
  readonly renamed: readonly { readonly link: MappingLink; readonly haloName: string }[];
}

/** Looks whether links still lead to what they led to. A link that is sound again goes back, as nobody has decided about it since. */
export function judgeLinks(links: readonly MappingLink[], around: LinkSurroundings, at: Date): JudgedLinks {
  const changes: { readonly before: MappingLink; readonly after: MappingLink }[] = [];
  const renamed: { readonly link: MappingLink; readonly haloName: string }[] = [];
  for (const link of links) {
    if (link.state === 'ignored') continue;
    const problem = findProblem(link, around);
    const state = problem === null ? 'linked' : 'suspended';
    if (state !== link.state || (problem !== null && problem !== link.reason))
      changes.push({ before: link, after: { ...link, state, reason: problem, decidedAt: at } });
    const name = link.haloKey === null ? undefined : around.targets[link.kind].get(link.haloKey)?.name;
    if (problem === null && typeof name === 'string' && name !== link.haloName) renamed.push({ link, haloName: name });
  }
  return { changes, renamed };
}

const words: Readonly<Record<MappingKind, string>> = {
  company: 'client',
  product: 'asset type',
  device: 'asset',
  user: 'user',
};

/** Why nothing may be planned by a link; null: it is sound. */
export function findProblem(link: MappingLink, { targets, sourceNames, assetsReadAt }: LinkSurroundings): string | null {
  const word = words[link.kind];
  const target = link.haloKey === null ? undefined : targets[link.kind].get(link.haloKey);
  // What a plan made a moment ago is in HaloPSA, and not read from there yet.
  if (!target && link.decidedBy === 'plan' && (assetsReadAt === null || link.decidedAt > assetsReadAt)) return null;
  if (!target) return `The ${word} "${link.haloName ?? link.haloKey}" is no longer in HaloPSA.`;
  if (link.kind !== 'company') return null;
  if (target.isInactive) return `The client "${target.name}" is inactive in HaloPSA.`;
  if (isOtherName(link, target, sourceNames.get(link.sourceKey) ?? null))
    return `The client "${link.haloName}" is called "${target.name}" in HaloPSA now. Say whether it is still the same.`;
  if (link.siteId === null) return null;
  const site = targets.site.get(link.siteId);
  if (!site || site.clientId !== link.haloKey) return `The site for new devices is no longer one of the client "${target.name}".`;
  return site.isInactive ? `The site "${site.name}" of the client "${target.name}" is inactive in HaloPSA.` : null;
}

/** A name that is only written otherwise, or that is what the tool says now, is the same. */
function isOtherName({ haloName }: MappingLink, { name }: MappingTarget, sourceName: string | null): boolean {
  if (haloName === null || name === null) return false;
  const plain = plainValue(name);
  return plain !== plainValue(haloName) && (sourceName === null || plain !== plainValue(sourceName));
}
