import type { MappingCandidate } from '../../store/rows/mapping-candidate-rows.ts';
import type { MappingLink } from '../../store/rows/mapping-link-rows.ts';
import type { AssetRecord } from '../matching/asset-record.ts';
import type { AssetRule } from '../matching/match-rule.ts';
import { AssetPreparation } from '../matching/prepared-asset.ts';

/** Linked devices whose serial number or BIOS UUID is another one than that of their asset, as candidates beside their links. */
export function findContradictions(
  links: readonly MappingLink[],
  { left, right }: { readonly left: readonly AssetRecord[]; readonly right: readonly AssetRecord[] },
  rule: AssetRule,
): readonly MappingCandidate[] {
  const preparation = new AssetPreparation(rule);
  const devices = new Map(left.map((record) => [record.id, record]));
  const assets = new Map(right.map((record) => [record.id, record]));
  return links.flatMap((link): MappingCandidate[] => {
    const device = devices.get(link.sourceKey);
    const asset = assets.get(String(link.haloKey));
    if (link.state !== 'linked' || !device || !asset) return [];
    const [one, other] = [preparation.prepare(device, 'left'), preparation.prepare(asset, 'right')];
    if (one.biosUuid !== null && one.biosUuid === other.biosUuid) return [];
    const differing = (['serial', 'biosUuid'] as const).filter(
      (key) => one[key] !== null && other[key] !== null && one[key] !== other[key],
    );
    if (differing.length === 0) return [];
    const evidence = differing.map((field) => ({
      field,
      left: device[field],
      right: asset[field],
      level: 'different',
      weight: 0,
      note: field === 'serial' ? 'The serial numbers differ.' : 'The BIOS UUIDs differ.',
    }));
    return [{ sourceKey: link.sourceKey, rank: 0, haloKey: Number(asset.id), score: 0, decision: 'suggested', evidence }];
  });
}
