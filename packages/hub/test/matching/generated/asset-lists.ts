import type { AssetRecord } from '../../../src/engine/matching/asset-record.ts';
import { makeRandom, type SeededRandom } from '../../faults/seeded-random.ts';
import type { KnownLists, Quality } from './company-lists.ts';
import { worldWords } from './world-words.ts';

/** What stands on a desk or in a rack; it has a truth that no list need know. */
interface Device {
  readonly client: string;
  readonly name: string;
  readonly serial: string;
  readonly uuid: string;
  readonly macs: readonly string[];
  readonly maker: string;
  readonly model: string;
  readonly os: string;
  readonly user: string;
  /** The address of the dock that it was at when the tool looked. */
  readonly dock: string | null;
}

const hex = (random: SeededRandom, count: number) =>
  Array.from({ length: count }, () => '0123456789ABCDEF'[random.between(0, 15)]).join('');
const code = (random: SeededRandom, count: number) =>
  Array.from({ length: count }, () => 'ABCDEFGHJKLMNPRTUVWXY0123456789'[random.between(0, 30)]).join('');
const colons = (digits: string) => digits.match(/../g)?.join(':') ?? '';

/** Adapters of four real beginnings, of makers of network chips. */
const mac = (random: SeededRandom) => colons(`${random.pick(['A4BB6D', '54BF64', '8CEC4B', '3C528A'])}${hex(random, 6)}`);
const uuid = (random: SeededRandom) =>
  `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-${random.pick(['8', '9', 'A', 'B'])}${hex(random, 3)}-${hex(random, 12)}`;

const makes = [
  ['Dell Inc.', 'Dell', ['Latitude 5540', 'OptiPlex 7010', 'Precision 3660', 'XPS 13 9320']],
  ['HP', 'Hewlett-Packard', ['EliteBook 845 G10', 'ProDesk 400 G9', 'ZBook Firefly 14']],
  ['LENOVO', 'Lenovo', ['ThinkPad T14s', 'ThinkCentre M70q', 'Yoga 7']],
  ['ASUSTeK COMPUTER INC.', 'ASUS', ['ExpertBook B5', 'PRIME B650M-A']],
  ['Apple Inc.', 'Apple', ['MacBookPro18,3', 'Mac14,2']],
] as const;
const emptySerials = [
  'To Be Filled By O.E.M.',
  'Default string',
  'System Serial Number',
  'None',
  '0',
  'N/A',
  'Not Specified',
  '',
];
const sharedUuid = '03000200-0400-0500-0006-000700080009';

/** A PSA's assets against an RMM's devices, over many clients. The same seed gives the same lists. */
export function makeAssetLists(seed: number, quality: Quality, clients = 25): KnownLists<AssetRecord> {
  const random = makeRandom(seed);
  const left: AssetRecord[] = [];
  const right: AssetRecord[] = [];
  const truth = new Map<string, string>();
  for (let client = 0; client < clients; client += 1)
    for (const [index, device] of equip(`client ${client}`, random).entries()) {
      const id = `${client}-${index}`;
      const [inLeft, inRight] = [random.next() < 0.88, random.next() < 0.88];
      const before = random.next() < 0.04 ? { ...device, name: hostName(device, random), os: 'Windows 11 Enterprise' } : device;
      if (inLeft) left.push(writeInPsa(before, `asset-${id}`, { random, quality }));
      if (inRight) right.push(...writeInRmm(device, `device-${id}`, { random, quality }));
      // A device that stands twice in the tool has no one partner.
      if (inLeft && inRight && right.at(-1)?.id === `device-${id}`) truth.set(`asset-${id}`, `device-${id}`);
    }
  return { left, right, truth };
}

function equip(client: string, random: SeededRandom): readonly Device[] {
  const devices: Device[] = [];
  const batch = `${random.between(1, 9)}CG${random.between(1000, 9999)}`;
  const dock = colons(`00E04C68${hex(random, 4)}`);
  const shared = mac(random);
  for (let index = 0; index < random.between(8, 40); index += 1) {
    const device = makeDevice(client, { random, index, batch });
    devices.push({ ...device, dock: random.next() < 0.15 ? dock : random.next() < 0.04 ? shared : null });
    const fate = random.next();
    // The old one stays in the lists, and the new one takes its name.
    if (fate < 0.04 && !/^(?:DESKTOP|LAPTOP)-/.test(device.name))
      devices.push({ ...makeDevice(client, { random, index, batch }), name: device.name, user: device.user });
    // A copy of a virtual machine keeps the serial number, or the UUID, and gets another adapter.
    else if (fate < 0.06) devices.push({ ...device, name: `${device.name}-2`, uuid: uuid(random), macs: [mac(random)] });
    else if (fate < 0.07) devices.push({ ...makeDevice(client, { random, index, batch }), uuid: device.uuid });
  }
  return devices;
}

function makeDevice(
  client: string,
  { random, index, batch }: { readonly random: SeededRandom; readonly index: number; readonly batch: string },
): Device {
  const [maker, , models] = random.pick(makes);
  const first = random.pick(worldWords.firstNames);
  const device = {
    client,
    name: '',
    serial:
      random.next() < 0.3 ? `${batch}${code(random, 1)}${String(index).padStart(2, '0')}` : code(random, random.pick([7, 8, 10])),
    uuid: uuid(random),
    macs: random.next() < 0.6 ? [mac(random), mac(random)] : [mac(random)],
    maker,
    model: random.pick(models),
    os:
      maker === 'Apple Inc.'
        ? 'macOS 14.5'
        : random.pick(['Windows 10 Pro', 'Windows 11 Pro', 'Microsoft Windows Server 2022 Standard']),
    user: `${first.toLowerCase()}.${random.pick(worldWords.surnames).toLowerCase()}`,
    dock: null,
  };
  return { ...device, name: hostName(device, random, index) };
}

function hostName(
  device: Pick<Device, 'client' | 'serial' | 'user'>,
  random: SeededRandom,
  index = random.between(50, 99),
): string {
  return random.pick([
    `DESKTOP-${code(random, 7)}`,
    `${device.client.replace('client ', 'C')}-LT-${String(index).padStart(3, '0')}`,
    `LAPTOP-${device.serial}`,
    random.pick(['SERVER', 'DC01', 'RECEPTION', 'FRONTDESK', 'NAS', 'PC01', 'BOARDROOM']),
    `${device.user.split('.')[0] ?? ''}-pc`,
    `WS${random.between(100, 999)}`,
  ]);
}

interface Hand {
  readonly random: SeededRandom;
  readonly quality: Quality;
}

const known = {
  rich: { serial: 0.95, uuid: 0.9, mac: 0.9, rest: 0.9 },
  medium: { serial: 0.7, uuid: 0.25, mac: 0.5, rest: 0.7 },
  poor: { serial: 0.25, uuid: 0, mac: 0.15, rest: 0.6 },
} as const;

function write(device: Device, id: string, { random, quality }: Hand): AssetRecord {
  const knows = known[quality];
  const isJunk = random.next() < 0.08;
  return {
    id,
    clientId: device.client,
    name: device.name,
    serial: isJunk ? random.pick(emptySerials) : random.next() < knows.serial ? device.serial : null,
    biosUuid: random.next() < 0.03 ? sharedUuid : random.next() < knows.uuid ? device.uuid : null,
    macs: random.next() < knows.mac ? device.macs : [],
    manufacturer: random.next() < knows.rest ? device.maker : null,
    model: random.next() < knows.rest ? device.model : null,
    os: random.next() < knows.rest ? device.os : null,
    user: random.next() < knows.rest / 2 ? device.user : null,
    lastSeen: null,
    externalId: null,
  };
}

function writeInPsa(device: Device, id: string, hand: Hand): AssetRecord {
  const { random } = hand;
  const row = write(device, id, hand);
  const maker = makes.find(([name]) => name === device.maker)?.[1] ?? device.maker;
  return {
    ...row,
    name: random.next() < 0.1 ? (row.name?.toLowerCase() ?? null) : row.name,
    serial: random.next() < 0.1 ? (row.serial?.toLowerCase() ?? null) : row.serial,
    biosUuid: random.next() < 0.3 ? (row.biosUuid?.toLowerCase() ?? null) : row.biosUuid,
    macs: random.next() < 0.3 ? row.macs.slice(0, 1).map((address) => address.replaceAll(':', '-')) : row.macs,
    manufacturer: row.manufacturer === null ? null : maker,
  };
}

function writeInRmm(device: Device, id: string, hand: Hand): readonly AssetRecord[] {
  const { random } = hand;
  const row = write(device, id, hand);
  const repaired = random.next() < 0.03 ? [mac(random)] : row.macs;
  const written = {
    ...row,
    name: random.next() < 0.15 ? `${row.name}.${device.client.replace(' ', '')}.example` : row.name,
    macs: [
      ...repaired,
      ...(device.dock !== null && row.macs.length > 0 ? [device.dock] : []),
      ...(random.next() < 0.2 ? ['00:15:5D:FF:01:0A'] : []),
    ],
    user: row.user === null ? null : `CORP\\${row.user}`,
  };
  // An agent that was installed anew stands there twice.
  return random.next() < 0.01 ? [written, { ...written, id: `${id}-again` }] : [written];
}
