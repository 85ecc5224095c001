import type { SourceDevice } from '../kit/records/source-device.ts';
import { memberAt } from '../kit/rows/member-at.ts';
import { textOf } from '../kit/rows/read-values.ts';
import type { Session } from '../kit/session.ts';
import type { ReadOptions } from '../kit/source-page.ts';
import { control } from './control.ts';

/** Devices of which is asked over one websocket. */
const atOnce = 100;

/**
 * What agents told of network and hardware. An account without the right "device details" is answered that there is none, and so is whoever asks
 * for a device that never told. Source: the program itself (meshuser.js, serverCommandGetNetworkInfo and serverCommandGetSysInfo).
 */
export async function readDetails(
  devices: readonly SourceDevice[],
  session: Session,
  { signal }: ReadOptions,
): Promise<readonly SourceDevice[]> {
  const detailed: SourceDevice[] = [];
  for (let from = 0; from < devices.length; from += atOnce) {
    const part = devices.slice(from, from + atOnce);
    const commands = part.flatMap(({ id }) => [
      { action: 'getnetworkinfo', nodeid: id },
      { action: 'getsysinfo', nodeid: id },
    ]);
    const { json } = await session.http.ask(control(commands), { signal });
    for (const [index, device] of part.entries())
      detailed.push(
        withDetails(device, memberAt(json, [`${index * 2}`, 'netif2']), memberAt(json, [`${index * 2 + 1}`, 'hardware'])),
      );
  }
  return detailed;
}

function withDetails(device: SourceDevice, interfaces: unknown, hardware: unknown): SourceDevice {
  const lines = Object.values(Object(interfaces)).flatMap((one) => (Array.isArray(one) ? one : []));
  const real = lines.filter((line) => {
    const mac = textOf(memberAt(line, ['mac'])) ?? '';
    return textOf(memberAt(line, ['address'])) !== null && !/^(00[:-]){5}00$/.test(mac) && mac !== '';
  });
  const about = (name: string) => textOf(memberAt(hardware, ['identifiers', name]));
  return {
    ...device,
    macs: distinct(real.map((line) => textOf(memberAt(line, ['mac'])))),
    ipAddresses: distinct([...device.ipAddresses, ...real.map((line) => withoutZone(textOf(memberAt(line, ['address']))))]),
    serial: about('bios_serial') ?? about('product_serial') ?? about('board_serial'),
    biosUuid: about('product_uuid'),
    manufacturer: about('board_vendor'),
    model: about('product_name') ?? about('board_name'),
  };
}

/** `fe80::1%4` without its zone, which means something on the device alone. */
function withoutZone(address: string | null): string | null {
  return address === null ? null : (address.split('%', 1)[0] ?? null);
}

function distinct(texts: readonly (string | null)[]): string[] {
  return [...new Set(texts.filter((text) => text !== null))];
}
