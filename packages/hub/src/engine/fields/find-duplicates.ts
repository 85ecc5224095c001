import type { FieldScalar } from './transform-definition.ts';

/** One value by which an asset is known. */
export interface AssetIdentity {
  readonly id: number;
  readonly clientId: number;
  readonly tag: string;
  readonly isLinked: boolean;
  readonly field: string;
  readonly value: string;
}

/** Assets of one client that are likely the same thing. */
export interface DuplicateGroup {
  readonly clientId: number;
  /** What they have in common: `serial` or `macs`, and the value. */
  readonly by: 'serial' | 'macs';
  readonly value: string;
  /** The one to keep first: that which a source is linked to, else the oldest. */
  readonly assets: readonly { readonly id: number; readonly tag: string; readonly isLinked: boolean }[];
}

const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Finds assets of one client with the same serial number or MAC address. Pairs that are known by their serial number are not told again. Pure. */
export function findDuplicates(
  identities: readonly AssetIdentity[],
  {
    kindOf,
    isJunk,
  }: { readonly kindOf: (field: string) => 'serial' | 'macs'; readonly isJunk: (field: string, value: FieldScalar) => boolean },
): readonly DuplicateGroup[] {
  const groups = new Map<
    string,
    { readonly by: 'serial' | 'macs'; readonly value: string; readonly members: Map<number, AssetIdentity> }
  >();
  for (const one of identities) {
    const by = kindOf(one.field);
    for (const part of by === 'macs' ? one.value.split(/[,;\s]+/) : [one.value]) {
      if (plain(part) === '' || isJunk(by, part)) continue;
      const key = `${one.clientId} ${by} ${plain(part)}`;
      const group = groups.get(key) ?? { by, value: part.trim(), members: new Map() };
      group.members.set(one.id, one);
      groups.set(key, group);
    }
  }
  const told = new Set<string>();
  return [...groups.values()]
    .filter(({ members }) => members.size > 1)
    .sort((one, other) => (one.by === other.by ? 0 : one.by === 'serial' ? -1 : 1))
    .flatMap(({ by, value, members }) => {
      const assets = [...members.values()].sort(
        (one, other) => Number(other.isLinked) - Number(one.isLinked) || one.id - other.id,
      );
      const key = assets.map(({ id }) => id).join(' ');
      if (told.has(key)) return [];
      told.add(key);
      return [
        { clientId: assets[0]?.clientId ?? 0, by, value, assets: assets.map(({ id, tag, isLinked }) => ({ id, tag, isLinked })) },
      ];
    });
}
