import { countEdits } from './count-edits.ts';
import { doubtAssets } from './doubt-assets.ts';
import type { EvidenceItem } from './match-pair.ts';
import type { AssetRule } from './match-rule.ts';
import type { AssetCounts, PreparedAsset } from './prepared-asset.ts';
import { weighLevel } from './weigh-level.ts';

/** What every comparison of two devices of a client needs. */
export interface AssetScales {
  readonly rule: AssetRule;
  readonly counts: AssetCounts;
  /** How often each name stands in the client's lists; the higher of the two counts. */
  readonly namesakes: (name: string) => number;
  /** Devices of the client in its longer list. */
  readonly devices: number;
}

/** What two devices weigh, prior apart. */
export interface WeighedAssets {
  readonly evidence: readonly EvidenceItem[];
  readonly doubt: string | null;
}

/** Compares every field of two devices of one client. */
export function weighAssets(left: PreparedAsset, right: PreparedAsset, scales: AssetScales): WeighedAssets {
  const { rule } = scales;
  const evidence = [
    ...weighExternalId(left, right, rule),
    ...weighSerial(left, right, scales),
    ...weighUuid(left, right, rule),
    ...weighMacs(left, right, rule),
    ...weighName(left, right, scales),
    ...weighEqual({ field: 'manufacturer', left: left.maker, right: right.maker }, { left, right, rule }),
    ...weighModel(left, right, rule),
    ...weighOs(left, right, rule),
    ...weighUser(left, right, rule),
  ];
  return { evidence, doubt: doubtAssets(evidence, { left, right, counts: scales.counts, namesakes: scales.namesakes }) };
}

function weighExternalId(left: PreparedAsset, right: PreparedAsset, rule: AssetRule): EvidenceItem[] {
  const stored =
    (left.externalId !== null && (left.externalId === right.externalId || left.externalId === right.record.id)) ||
    (right.externalId !== null && right.externalId === left.record.id);
  if (!stored) return [];
  const given = {
    field: 'externalId',
    left: left.record.externalId ?? left.record.id,
    right: right.record.externalId ?? right.record.id,
  };
  return weighLevel(rule, { ...given, level: 'equal', note: 'The id of the one was stored with the other before.' });
}

function weighSerial(left: PreparedAsset, right: PreparedAsset, { rule, counts }: AssetScales): EvidenceItem[] {
  const given = { field: 'serial', left: left.record.serial, right: right.record.serial };
  if (left.serial === null || right.serial === null) {
    const isInName =
      (left.serial !== null && left.serial.length > 5 && plainName(right).includes(left.serial)) ||
      (right.serial !== null && right.serial.length > 5 && plainName(left).includes(right.serial));
    return isInName
      ? weighLevel(rule, { ...given, level: 'in-name', note: 'The serial number of the one stands in the name of the other.' })
      : [];
  }
  if (left.serial === right.serial) {
    const times = counts.serial.most(left.serial);
    const note = times > 1 ? `${times} records of one list have this serial number.` : 'Nobody else has this serial number.';
    return weighLevel(rule, { ...given, level: 'equal', note }, (times - 1) * 0.01);
  }
  if (readableForm(left.serial) === readableForm(right.serial))
    return weighLevel(rule, {
      ...given,
      level: 'misread',
      note: 'The serial numbers differ only in signs that are misread for each other.',
    });
  return weighLevel(rule, { ...given, level: 'different', note: 'The serial numbers differ.' });
}

/** A serial number with one sign for all that people misread for each other. */
export function readableForm(serial: string): string {
  return serial.replace(/[oq]/g, '0').replace(/[il]/g, '1').replaceAll('s', '5').replaceAll('b', '8').replaceAll('z', '2');
}

function plainName({ name }: PreparedAsset): string {
  return (name ?? '').replace(/[^a-z0-9]/g, '');
}

function weighUuid(left: PreparedAsset, right: PreparedAsset, rule: AssetRule): EvidenceItem[] {
  if (left.biosUuid === null || right.biosUuid === null) return [];
  const isSame = left.biosUuid === right.biosUuid;
  return weighLevel(rule, {
    field: 'biosUuid',
    left: left.record.biosUuid,
    right: right.record.biosUuid,
    level: isSame ? 'equal' : 'different',
    note: isSame ? 'Nobody else has this BIOS UUID.' : 'The BIOS UUIDs differ.',
  });
}

function weighMacs(left: PreparedAsset, right: PreparedAsset, rule: AssetRule): EvidenceItem[] {
  const common = left.macs.filter((mac) => right.macs.includes(mac)).length;
  const given = { field: 'macs', left: left.record.macs.join(' '), right: right.record.macs.join(' ') };
  if (common > 0) {
    const isWhole = common === Math.min(left.macs.length, right.macs.length);
    const note = `${common} of ${left.macs.length} and ${right.macs.length} addresses are the same.`;
    return weighLevel(rule, { ...given, level: isWhole ? 'equal' : 'overlap', note });
  }
  if (left.dockMacs.some((mac) => right.dockMacs.includes(mac)))
    return weighLevel(rule, {
      ...given,
      level: 'passing',
      note: 'What they share is the address of a dock, or of several devices.',
    });
  if (left.macs.length === 0 || right.macs.length === 0) return [];
  return weighLevel(rule, { ...given, level: 'different', note: 'No address is the same.' });
}

/** What is put behind the name of a copy, or of what was replaced. */
const copyMark = /^[-_. ]?(?:\d{1,2}|copy|clone|old|new|bak|backup|test|replica|temp|[a-c])$/;

/** Host names that Windows makes up are met once in the world, or nearly. */
const generated = /^(?:desktop-[a-z0-9]{7}|laptop-[a-z0-9]{8}|win-[a-z0-9]{11})$/;

function weighName(left: PreparedAsset, right: PreparedAsset, { rule, namesakes, devices }: AssetScales): EvidenceItem[] {
  if (left.name === null || right.name === null) return [];
  const given = { field: 'name', left: left.record.name, right: right.record.name };
  if (left.name === right.name) {
    const frequency = (namesakes(left.name) - 1) / Math.max(1, devices);
    if (left.isCommonName)
      return weighLevel(rule, { ...given, level: 'same-common-name', note: 'Many devices are called so.' }, frequency);
    if (generated.test(left.name))
      return weighLevel(rule, { ...given, level: 'generated', note: 'Windows made this name up for one device.' }, frequency);
    return weighLevel(rule, { ...given, level: 'equal', note: 'The name is the same.' }, frequency);
  }
  const [short, long] = left.name.length < right.name.length ? [left.name, right.name] : [right.name, left.name];
  if (long.startsWith(short) && copyMark.test(long.slice(short.length)))
    return weighLevel(rule, { ...given, level: 'copied', note: 'One is called as a copy of the other would be.' });
  if (short.length === 15 && long.startsWith(short))
    return weighLevel(rule, { ...given, level: 'cut-off', note: 'One name was cut to 15 characters, as NetBIOS does.' });
  if (digitsOf(left.name) === digitsOf(right.name) && short.length > 6 && countEdits(short, long, 1) <= 1)
    return weighLevel(rule, { ...given, level: 'near', note: 'The names differ in one sign.' });
  return weighLevel(rule, { ...given, level: 'different', note: 'The names differ.' });
}

function digitsOf(name: string): string {
  return name.replace(/\D+/g, ' ');
}

interface Compared {
  readonly left: PreparedAsset;
  readonly right: PreparedAsset;
  readonly rule: AssetRule;
}

function weighEqual(
  value: { readonly field: 'manufacturer'; readonly left: string | null; readonly right: string | null },
  { left, right, rule }: Compared,
): EvidenceItem[] {
  if (value.left === null || value.right === null) return [];
  const isSame = value.left === value.right || value.left.startsWith(value.right) || value.right.startsWith(value.left);
  const given = { field: value.field, left: left.record.manufacturer, right: right.record.manufacturer };
  return weighLevel(rule, {
    ...given,
    level: isSame ? 'equal' : 'different',
    note: isSame ? 'The maker is the same.' : 'The makers differ.',
  });
}

function weighModel(left: PreparedAsset, right: PreparedAsset, rule: AssetRule): EvidenceItem[] {
  if (left.model === null || right.model === null) return [];
  const given = { field: 'model', left: left.record.model, right: right.record.model };
  if (left.model === right.model) return weighLevel(rule, { ...given, level: 'equal', note: 'The model is the same.' });
  if (left.model.includes(right.model) || right.model.includes(left.model))
    return weighLevel(rule, { ...given, level: 'near', note: 'The one model is a part of the other.' });
  return weighLevel(rule, { ...given, level: 'different', note: 'The models differ.' });
}

function weighOs(left: PreparedAsset, right: PreparedAsset, rule: AssetRule): EvidenceItem[] {
  if (left.os === null || right.os === null) return [];
  const given = { field: 'os', left: left.record.os, right: right.record.os };
  if (left.os.family !== right.os.family)
    return weighLevel(rule, { ...given, level: 'different', note: 'The systems are of different kinds.' });
  const isSame = left.os.version === right.os.version;
  return weighLevel(rule, {
    ...given,
    level: isSame ? 'equal' : 'same-family',
    note: isSame ? 'The system is the same.' : 'The systems differ in their version.',
  });
}

function weighUser(left: PreparedAsset, right: PreparedAsset, rule: AssetRule): EvidenceItem[] {
  if (left.user === null || right.user === null) return [];
  const given = { field: 'user', left: left.record.user, right: right.record.user };
  if (left.user === right.user || isLoginOf(left.user, right.user) || isLoginOf(right.user, left.user))
    return weighLevel(rule, { ...given, level: 'equal', note: 'The user is the same.' });
  return weighLevel(rule, { ...given, level: 'different', note: 'The users differ.' });
}

/** `jdoe`, `jane.doe` or `doej` for `jane doe`. */
function isLoginOf(login: string, name: string): boolean {
  const words = name.split(/[\s,]+/).filter((word) => word !== '');
  const [first, last] = [words[0] ?? '', words.at(-1) ?? ''];
  if (words.length < 2 || login.includes(' ')) return false;
  const plain = login.replace(/[^\p{L}]/gu, '');
  return [first + last, last + first, (first[0] ?? '') + last, last + (first[0] ?? ''), first + (last[0] ?? '')].includes(plain);
}
