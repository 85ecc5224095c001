import { z } from 'zod';
import { defineSourceStream } from '../kit/define-source-stream.ts';
import { afterId } from '../kit/paging/after-id.ts';
import { serverCursor } from '../kit/paging/server-cursor.ts';
import { listAt } from '../kit/rows/list-at.ts';
import type { Session } from '../kit/session.ts';

const location = z.object({ id: z.number().int(), name: z.string().nullish(), organizationId: z.number().int().nullish() });

/** What NinjaOne knows of the hardware of a device. */
export const computerSystem = z.object({
  deviceId: z.number().int(),
  manufacturer: z.string().nullish(),
  model: z.string().nullish(),
  biosSerialNumber: z.string().nullish(),
  serialNumber: z.string().nullish(),
  chassisType: z.string().nullish(),
  virtualMachine: z.boolean().nullish(),
});

const locations = defineSourceStream({
  question: () => ({ path: 'v2/locations', query: { pageSize: '500' } }),
  paging: afterId({ parameter: 'after', member: 'id' }),
  rows: listAt(),
  row: location,
  record: ({ id, name }) => ({ id: String(id), name: name ?? null }),
});

const computerSystems = defineSourceStream({
  question: () => ({ path: 'v2/queries/computer-systems', query: { pageSize: '500' } }),
  paging: serverCursor({ parameter: 'cursor', from: ['cursor', 'name'] }),
  rows: listAt('results'),
  row: computerSystem,
  record: (row) => ({ id: String(row.deviceId), ...row }),
});

/** What the list of devices does not say by itself, by id. */
export interface Inventory {
  readonly siteNames: ReadonlyMap<string, string | null>;
  readonly systems: ReadonlyMap<string, z.output<typeof computerSystem>>;
}

/** Reads locations and hardware: two lists, instead of two requests per device. */
export async function readInventory(session: Session, signal: AbortSignal | undefined): Promise<Inventory> {
  const options = signal ? { signal } : {};
  const siteNames = new Map<string, string | null>();
  const systems = new Map<string, z.output<typeof computerSystem>>();
  for await (const { records } of locations(session, options)) for (const { id, name } of records) siteNames.set(id, name);
  for await (const { records } of computerSystems(session, options)) for (const system of records) systems.set(system.id, system);
  return { siteNames, systems };
}
