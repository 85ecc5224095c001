import type { EvidenceItem } from './match-pair.ts';
import type { AssetCounts, PreparedAsset } from './prepared-asset.ts';

interface Compared {
  readonly left: PreparedAsset;
  readonly right: PreparedAsset;
  readonly counts: AssetCounts;
  readonly namesakes: (name: string) => number;
}

type LevelOf = (field: string) => string | null;

/** Why two devices may not be linked without a person, whatever their sum; null: nothing stands in the way. */
export function doubtAssets(evidence: readonly EvidenceItem[], compared: Compared): string | null {
  const level: LevelOf = (field) => evidence.find((item) => item.field === field)?.level ?? null;
  const { left, counts } = compared;
  const serial = level('serial');
  if (serial === 'equal' && counts.serial.most(left.serial ?? '') > 1) return 'Several records have this serial number.';
  if (serial === 'different') return doubtOtherSerial(level);
  if (level('biosUuid') === 'different' && level('macs') === 'different')
    return 'The BIOS UUIDs and all addresses differ: a copy, or another device.';
  if (level('manufacturer') === 'different' && level('biosUuid') !== 'equal') return 'The makers differ.';
  if (serial === 'equal') return doubtSameSerial(level);
  if (level('externalId') === 'equal') return doubtStoredId(level, compared);
  if (level('biosUuid') === 'equal')
    return level('macs') === 'different' && !hasSameName(level)
      ? 'The BIOS UUID is the same, all addresses and the name differ.'
      : null;
  if (level('biosUuid') === 'different') return 'The BIOS UUIDs differ.';
  if (level('model') === 'different') return 'The models differ.';
  if (level('macs') === 'equal' || level('macs') === 'overlap') return doubtSameMacs(level, compared);
  if (serial === 'misread') return hasSameName(level) ? null : 'The serial numbers are nearly the same.';
  if (serial === 'in-name') return null;
  return doubtNameAlone(level, compared);
}

/** Two serial numbers are two devices, even of one name: a new one often inherits the name. Only the rest of the board can say otherwise. */
function doubtOtherSerial(level: LevelOf): string | null {
  const isOneBoard = level('biosUuid') === 'equal' && (level('macs') === 'equal' || level('macs') === 'overlap');
  return isOneBoard ? null : 'The serial numbers differ.';
}

/** Copies of a virtual machine keep its serial number; a new board or a new adapter changes what a copy would change, but not the name. */
function doubtSameSerial(level: LevelOf): string | null {
  if (level('biosUuid') === 'equal' || hasSameName(level)) return null;
  if (level('biosUuid') === 'different') return 'The serial number is the same, the BIOS UUID and the name differ: a copy.';
  if (level('name') === 'copied') return 'The serial number is the same, and one is called as a copy of the other would be.';
  if (level('model') === 'different') return 'The serial number is the same, the model and the name differ.';
  if (level('macs') === 'different') return 'The serial number is the same, all addresses and the name differ.';
  return null;
}

function doubtStoredId(level: LevelOf, { left, right }: Compared): string | null {
  if (level('biosUuid') === 'different') return 'The BIOS UUIDs differ.';
  const isLong = (left.externalId ?? right.externalId ?? '').length >= 8;
  const agrees = hasSameName(level) || level('macs') === 'equal' || level('biosUuid') === 'equal';
  return isLong || agrees ? null : 'The id was stored before, but short ids of two tools may be equal by chance.';
}

function doubtSameMacs(level: LevelOf, { left, right }: Compared): string | null {
  const common = left.macs.filter((mac) => right.macs.includes(mac)).length;
  const fits = level('name') === 'same-common-name' && (level('model') === 'equal' || level('user') === 'equal');
  return hasSameName(level) || fits || (common > 1 && level('macs') === 'equal')
    ? null
    : 'Only an address is the same; it may be that of a dock.';
}

function doubtNameAlone(level: LevelOf, { left, right, namesakes }: Compared): string | null {
  if (level('name') === 'generated') return null;
  if (level('name') !== 'equal' && level('name') !== 'cut-off') return 'No identifier is the same.';
  if (namesakes(left.name ?? '') > 1) return 'Several devices of the client have this name.';
  if (level('os') === 'different' || level('macs') === 'different') return 'Only the name is the same.';
  const says = ({ serial, biosUuid, macs }: PreparedAsset) => serial !== null || biosUuid !== null || macs.length > 0;
  // A new device goes to the same user and takes the name of the old one; it is seldom of the same model.
  const agrees = level('model') === 'equal';
  return agrees || (!says(left) && !says(right) && level('user') !== 'different')
    ? null
    : 'Only the name is the same, and a new device may have inherited it.';
}

function hasSameName(level: LevelOf): boolean {
  return level('name') === 'equal' || level('name') === 'generated' || level('name') === 'cut-off';
}
