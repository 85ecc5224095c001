import { z } from 'zod';
import { ConnectorError } from '../kit/errors/connector-error.ts';
import type { SourceDevice } from '../kit/records/source-device.ts';
import { textOf, textsOf } from '../kit/rows/read-values.ts';
import type { Session } from '../kit/session.ts';

const audit = z.object({
  systemInfo: z.object({ manufacturer: z.string().nullish(), model: z.string().nullish() }).nullish(),
  bios: z.object({ serialNumber: z.string().nullish() }).nullish(),
  nics: z.array(z.object({ macAddress: z.string().nullish() })).nullish(),
});

/** The classes that `GET /api/v2/audit/device/{uid}` knows; printers and hosts of virtual machines have audits of their own. */
const audited = new Set(['device', '']);

/** The device with serial number, model and MAC addresses of its audit; as it is where it has none. */
export async function withAudit(device: SourceDevice, session: Session, signal: AbortSignal | undefined): Promise<SourceDevice> {
  if (!audited.has(String(device.fields['deviceClass'] ?? ''))) return device;
  try {
    const { json } = await session.http.ask({ path: `api/v2/audit/device/${encodeURIComponent(device.id)}` }, { signal });
    const read = audit.safeParse(json);
    if (!read.success) return device;
    const { systemInfo, bios, nics } = read.data;
    return {
      ...device,
      serial: textOf(bios?.serialNumber),
      manufacturer: textOf(systemInfo?.manufacturer),
      model: textOf(systemInfo?.model),
      macs: textsOf(nics?.map(({ macAddress }) => macAddress) ?? []),
    };
  } catch (error) {
    // A device that was never audited has none, and one device must not end the list.
    if (error instanceof ConnectorError && error.disposition === 'skip') return device;
    throw error;
  }
}
