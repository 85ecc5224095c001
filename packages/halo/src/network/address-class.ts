import { isIP } from 'node:net';

/** `public`: anybody may ask it. `private`: only where the operator allowed that very host. `never`: no HaloPSA can stand there. */
export type AddressClass = 'public' | 'private' | 'never';

/** IPv4 networks that are not public: network, prefix length, class. IANA's special-purpose registry (RFC 6890). */
const ipv4Networks: readonly (readonly [string, number, AddressClass])[] = [
  ['0.0.0.0', 8, 'never'],
  ['10.0.0.0', 8, 'private'],
  ['100.64.0.0', 10, 'private'], // carrier-grade NAT
  ['127.0.0.0', 8, 'private'],
  ['169.254.0.0', 16, 'never'], // link-local: the metadata services of clouds
  ['172.16.0.0', 12, 'private'],
  ['192.0.0.0', 24, 'never'],
  ['192.0.2.0', 24, 'never'],
  ['192.88.99.0', 24, 'never'],
  ['192.168.0.0', 16, 'private'],
  ['198.18.0.0', 15, 'private'],
  ['198.51.100.0', 24, 'never'],
  ['203.0.113.0', 24, 'never'],
  ['224.0.0.0', 4, 'never'], // multicast
  ['240.0.0.0', 4, 'never'], // reserved, broadcast
];

const masked = ipv4Networks.map(([network, length, kind]) => ({ value: ipv4Number(network), mask: maskOf(length), kind }));

/** What kind of network an IP address belongs to. Addresses that carry an IPv4 address are judged by that one. */
export function classifyAddress(address: string): AddressClass {
  const bare = address.split('%', 1)[0] ?? address; // fe80::1%eth0
  if (isIP(bare) === 4) return classifyIpv4(ipv4Number(bare));
  if (isIP(bare) === 6) return classifyIpv6(ipv6Groups(bare));
  return 'never';
}

function ipv4Number(text: string): number {
  return text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function maskOf(length: number): number {
  return (0xffffffff << (32 - length)) >>> 0;
}

function classifyIpv4(value: number): AddressClass {
  return masked.find((network) => (value & network.mask) >>> 0 === network.value)?.kind ?? 'public';
}

/** The eight groups of an IPv6 address. */
function ipv6Groups(text: string): readonly number[] {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const whole = dotted ? `${dotted[1]}${dottedAsGroups(dotted[2] ?? '')}` : text;
  const [head = '', tail] = whole.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16));
}

function dottedAsGroups(text: string): string {
  const value = ipv4Number(text);
  return `${Math.floor(value / 65_536).toString(16)}:${(value % 65_536).toString(16)}`;
}

function classifyIpv6(groups: readonly number[]): AddressClass {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groups;
  const last32 = g * 65_536 + h;
  const isZeroTo = (count: number) => groups.slice(0, count).every((group) => group === 0);
  if (isZeroTo(7) && h === 1) return 'private'; // ::1
  if (isZeroTo(8)) return 'never'; // ::
  if (isZeroTo(5) && f === 0xffff) return classifyIpv4(last32); // ::ffff:a.b.c.d
  if (isZeroTo(4) && e === 0xffff && f === 0) return classifyIpv4(last32); // ::ffff:0:a.b.c.d
  if (isZeroTo(6)) return classifyIpv4(last32); // ::a.b.c.d
  if (a === 0x64 && b === 0xff9b && c === 0 && d === 0 && e === 0 && f === 0) return classifyIpv4(last32); // NAT64
  if (a === 0x64 && b === 0xff9b) return 'private'; // NAT64 of a local network
  if (a === 0x2002) return classifyIpv4(b * 65_536 + c); // 6to4
  if (a === 0x2001 && b < 0x200) return 'never'; // Teredo, ORCHID, benchmarks
  if (a === 0x2001 && b === 0xdb8) return 'never'; // documentation
  if ((a & 0xfe00) === 0xfc00) return 'private'; // unique local
  if ((a & 0xffc0) === 0xfec0) return 'private'; // site-local
  if ((a & 0xe000) === 0x2000) return 'public';
  return 'never'; // link-local, multicast and what is not assigned
}
