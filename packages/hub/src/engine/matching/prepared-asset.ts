import type { AssetRecord } from './asset-record.ts';
import type { AssetRule } from './match-rule.ts';
import { emptyValueTest, plainValue } from './plain-value.ts';
import { ValueCounts } from './value-counts.ts';

/** A device ready to be compared. Null: it does not say, or says nothing that counts. */
export interface PreparedAsset {
  readonly record: AssetRecord;
  readonly serial: string | null;
  readonly biosUuid: string | null;
  /** Addresses of adapters that are built in, as far as one can tell. */
  readonly macs: readonly string[];
  /** Addresses of docks and adapters that go from device to device. */
  readonly dockMacs: readonly string[];
  /** The name of the host, in small letters, without its domain. */
  readonly name: string | null;
  readonly isCommonName: boolean;
  readonly maker: string | null;
  readonly model: string | null;
  readonly os: { readonly family: string; readonly version: string } | null;
  readonly user: string | null;
  readonly externalId: string | null;
}

/** How often hard identifiers stand in each whole list, over all clients. */
export interface AssetCounts {
  readonly serial: ValueCounts;
  readonly biosUuid: ValueCounts;
  readonly mac: ValueCounts;
}

/** A serial number that more devices than this share is no serial number. */
const mostPerSerial = 3;

/** Makes devices ready, as a rule says what counts for nothing. Call `prepare` once per record of each list, then `settle` once. */
export class AssetPreparation {
  readonly counts: AssetCounts = { serial: new ValueCounts(), biosUuid: new ValueCounts(), mac: new ValueCounts() };
  readonly #isEmpty: (text: string | null) => boolean;
  readonly #junkSerials: ReadonlySet<string>;
  readonly #junkUuids: ReadonlySet<string>;
  readonly #junkMacs: ReadonlySet<string>;
  readonly #virtualMacs: readonly string[];
  readonly #dockMacs: readonly string[];
  readonly #commonNames: ReadonlySet<string>;
  readonly #makers: ReadonlyMap<string, string>;

  constructor(rule: AssetRule) {
    this.#isEmpty = emptyValueTest(rule.emptyValues);
    this.#junkSerials = new Set(rule.junkSerials.map(plainValue));
    this.#junkUuids = new Set(rule.junkUuids.flatMap((uuid) => canonicalUuid(plainValue(uuid)) ?? []));
    this.#junkMacs = new Set(rule.junkMacs.map(plainValue));
    this.#virtualMacs = rule.virtualMacs.map(plainValue);
    this.#dockMacs = rule.dockMacs.map(plainValue);
    this.#commonNames = new Set(rule.commonNames.map(plainValue));
    this.#makers = new Map(
      Object.entries(rule.makers).flatMap(([maker, names]) => names.map((name) => [plainValue(name), maker] as const)),
    );
  }

  prepare(record: AssetRecord, side: 'left' | 'right'): PreparedAsset {
    const model = this.#plain(record.model);
    const serial = this.#readSerial(record.serial, model);
    const biosUuid = this.#readUuid(record.biosUuid);
    const macs = [...new Set(record.macs.flatMap((mac) => this.#readMac(mac) ?? []))];
    const isDock = (mac: string) => this.#dockMacs.some((start) => mac.startsWith(start));
    this.counts.serial.add(side, serial);
    this.counts.biosUuid.add(side, biosUuid);
    for (const mac of macs) this.counts.mac.add(side, mac);
    const name = this.#isEmpty(record.name) ? null : readHost(record.name ?? '');
    return {
      record,
      serial,
      biosUuid,
      macs: macs.filter((mac) => !isDock(mac)),
      dockMacs: macs.filter(isDock),
      name,
      isCommonName: name !== null && (this.#commonNames.has(plainValue(name)) || plainValue(name).length < 4),
      maker: this.#readMaker(record.manufacturer),
      model,
      os: this.#isEmpty(record.os) ? null : readOs(record.os ?? ''),
      user: this.#isEmpty(record.user) ? null : readUser(record.user ?? ''),
      externalId: this.#isEmpty(record.externalId) ? null : (record.externalId ?? '').trim(),
    };
  }

  /** What a device's values are once all are counted: what very many share is nobody's. */
  settle(asset: PreparedAsset): PreparedAsset {
    const isJunkSerial = asset.serial !== null && this.counts.serial.most(asset.serial) > mostPerSerial;
    const isSharedUuid = asset.biosUuid !== null && this.counts.biosUuid.most(asset.biosUuid) > 1;
    const passing = asset.macs.filter((mac) => this.counts.mac.most(mac) > 1);
    if (!isJunkSerial && !isSharedUuid && passing.length === 0) return asset;
    return {
      ...asset,
      serial: isJunkSerial ? null : asset.serial,
      biosUuid: isSharedUuid ? null : asset.biosUuid,
      macs: asset.macs.filter((mac) => !passing.includes(mac)),
      dockMacs: [...asset.dockMacs, ...passing],
    };
  }

  #plain(text: string | null): string | null {
    return this.#isEmpty(text) ? null : plainValue(text ?? '');
  }

  #readSerial(given: string | null, model: string | null): string | null {
    const serial = this.#plain(given);
    if (serial === null || serial.length < 5 || serial === model || this.#junkSerials.has(serial)) return null;
    if (/^(.)\1+$/.test(serial) || /^(..)\1+$/.test(serial) || isRun(serial) || /filledbyoem|oem$|serialnumber/.test(serial))
      return null;
    return /\d/.test(serial) || serial.length > 7 ? serial : null;
  }

  #readUuid(given: string | null): string | null {
    const uuid = canonicalUuid(plainValue(given ?? ''));
    return uuid === null || this.#junkUuids.has(uuid) || new Set(uuid).size < 4 ? null : uuid;
  }

  /** Null: no address that is burnt in (all equal, for groups, given by software), or one of a virtual adapter. */
  #readMac(given: string): string | null {
    const mac = plainValue(given);
    if (!/^[0-9a-f]{12}$/.test(mac) || /^(.)\1+$/.test(mac) || this.#junkMacs.has(mac)) return null;
    if ((Number.parseInt(mac.slice(0, 2), 16) & 3) !== 0) return null;
    return this.#virtualMacs.some((start) => mac.startsWith(start)) ? null : mac;
  }

  #readMaker(given: string | null): string | null {
    const maker = this.#plain(given);
    if (maker === null || this.#junkSerials.has(maker)) return null;
    const short = maker.replace(/(?:inc|corporation|corp|coltd|ltd|gmbh|computer|computers)$/, '');
    return this.#makers.get(maker) ?? this.#makers.get(short) ?? short;
  }
}

/** 32 digits of a UUID in the one of its two byte orders that sorts first: firmware and Windows write the first half differently. */
function canonicalUuid(plain: string): string | null {
  if (!/^[0-9a-f]{32}$/.test(plain)) return null;
  const flip = (from: number, to: number) => (plain.slice(from, to).match(/../g) ?? []).toReversed().join('');
  const other = flip(0, 8) + flip(8, 12) + flip(12, 16) + plain.slice(16);
  return plain < other ? plain : other;
}

/** Digits or letters that count up or down, as somebody writes who must write something. */
function isRun(text: string): boolean {
  const up = '01234567890123456789abcdefghijklmnopqrstuvwxyz';
  return up.includes(text) || [...up].toReversed().join('').includes(text);
}

function readHost(name: string): string | null {
  const host = name.trim().toLowerCase().replace(/\$$/, '');
  const short = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/.test(host) && !/^[\d.]+$/.test(host) ? host.replace(/\..*$/, '') : host;
  return short.replace(/\s+/g, ' ') || null;
}

const families: readonly (readonly [RegExp, string])[] = [
  [/windows.*server|server 20\d\d|hyper-v server/, 'windows-server'],
  [/windows|microsoft win|^win/, 'windows'],
  [/mac ?os|os x|darwin/, 'macos'],
  [/esxi|vmware/, 'esxi'],
  [/ios|ipados/, 'ios'],
  [/android/, 'android'],
  [/ubuntu|debian|linux|centos|red ?hat|rhel|fedora|suse|rocky|alma/, 'linux'],
];

function readOs(given: string): { readonly family: string; readonly version: string } | null {
  const text = given.toLowerCase();
  const family = families.find(([pattern]) => pattern.test(text))?.[1];
  return family === undefined ? null : { family, version: /\d+(?:\.\d+)?/.exec(text)?.[0] ?? '' };
}

/** `CONTOSO\jdoe` and `jdoe@contoso.example` are `jdoe`; a name in words stays words. */
function readUser(given: string): string | null {
  const text = given.trim().toLowerCase().replace(/^.*\\/, '').replace(/@.*$/, '');
  return text === '' ? null : text;
}
