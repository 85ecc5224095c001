import type { ConnectLink } from '@sundog/connectors';
import { z } from 'zod';
import { hashToken } from '../../engine/access/token.ts';
import { loadKit } from '../../engine/sources/load-kit.ts';
import { sourceProblemOf } from '../../engine/sources/source-problem.ts';
import { defineVerb } from '../../engine/verb.ts';
import { ClickSpentError } from '../../foundation/errors/click-spent.ts';
import { DeviceNotLinkedError } from '../../foundation/errors/device-not-linked.ts';
import type { ReaderLimits } from '../../store/database.ts';
import { markOpened, useClick } from '../../store/rows/connect-click-rows.ts';
import type { LinkedDevice } from '../../store/rows/connect-device-rows.ts';
import { listSourceRows, type SourceRow } from '../../store/rows/source-rows.ts';
import type { ConnectDeps } from './connect-deps.ts';
import { findAsset } from './find-asset.ts';

const input = z.object({
  connectionId: z.int(),
  assetId: z.int(),
  sourceId: z.int(),
  mode: z.enum(['desktop', 'terminal', 'files']).default('desktop'),
  /** What the form held. */
  ticket: z.string().max(200),
  /** The ticket of HaloPSA that it is opened for. */
  haloTicketId: z.int().positive().max(2_147_483_647).nullable().default(null),
  person: z.object({ accountId: z.uuid(), email: z.string(), name: z.string() }),
  reader: z.custom<ReaderLimits>(),
  signal: z.instanceof(AbortSignal).optional(),
});

type OpenOrder = z.output<typeof input>;

interface Minted {
  readonly clickId: number;
  readonly link: ConnectLink;
  readonly device: LinkedDevice;
  readonly source: SourceRow;
}

/**
 * Opens a device for whoever clicked: uses the click up, asks the tool for a link for this very person, and gives it. The link stands in no table, log
 * or audit; a click is spent whatever comes of it.
 * @throws ClickSpentError, RecordNotFoundError, ConnectionNotFoundError, DeviceNotLinkedError, SourceFailedError, SourceSecretMissingError
 */
export const openDevice = defineVerb<ConnectDeps, typeof input, Minted, ConnectLink>({
  name: 'device.open',
  input,
  prepare: async (deps, order) => {
    const { asset, devices } = await findAsset(deps, order);
    const clickId = await spend(deps, order);
    const device = devices.find(({ sourceId }) => sourceId === order.sourceId);
    const rows = await deps.store.inWorkspace(deps.workspaceId, (db) => listSourceRows(db), { readOnly: true });
    const source = rows.find(({ id }) => id === device?.sourceId);
    if (!device || !source) throw new DeviceNotLinkedError(asset.id);
    return { clickId, device, source, link: await mint(deps, { order, source, device }) };
  },
  run: async ({ db, clock }, { mode, haloTicketId }, { clickId, device, link }) => {
    const at = new Date(clock.now());
    await markOpened(db, clickId, { sourceId: device.sourceId, deviceId: device.deviceId, mode, haloTicketId, at });
    return link;
  },
  audit: ({ connectionId, assetId, mode, haloTicketId }, _link, { source }) => ({
    subject: `asset ${assetId}`,
    subjectKind: 'asset',
    subjectId: String(assetId),
    detail: { connection: connectionId, source: source.id, mode, ...(haloTicketId === null ? {} : { ticket: haloTicketId }) },
  }),
});

/** Alone in its transaction: whatever the tool says, it can be used no more. */
async function spend({ store, workspaceId, clock }: ConnectDeps, { ticket, person, ...order }: OpenOrder): Promise<number> {
  const owner = { connectionId: order.connectionId, assetId: order.assetId, accountId: person.accountId };
  const use = { ticketHash: hashToken(ticket), at: new Date(clock.now()) };
  const id = await store.inWorkspace(workspaceId, (db) => useClick(db, owner, use));
  if (id === null) throw new ClickSpentError();
  return id;
}

async function mint(
  deps: ConnectDeps,
  { order, source, device }: { readonly order: OpenOrder; readonly source: SourceRow; readonly device: LinkedDevice },
): Promise<ConnectLink> {
  const { openSession } = await loadKit();
  const opened = await deps.openTool(source);
  try {
    const { connector, options } = opened;
    const fields = Object(device.record['fields']) as Record<string, string | number | boolean>;
    const technician = { email: order.person.email, name: order.person.name };
    const link = await connector.connectUrl?.(
      openSession(connector, options),
      { id: device.deviceId, fields },
      { order: { mode: order.mode, technician }, ...(order.signal ? { signal: order.signal } : {}) },
    );
    if (!link || !isWebAddress(link.url)) throw new DeviceNotLinkedError(order.assetId);
    return link;
  } catch (error) {
    throw sourceProblemOf(error) ?? error;
  } finally {
    await opened.close();
  }
}

/** A tool, or whoever speaks in its place, sends nobody to a script or a file. */
function isWebAddress(url: string): boolean {
  return URL.canParse(url) && ['https:', 'http:'].includes(new URL(url).protocol);
}
