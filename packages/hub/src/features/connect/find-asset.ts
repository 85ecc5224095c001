import { inReading } from '../../engine/read/in-reading.ts';
import { RecordNotFoundError } from '../../foundation/errors/record-not-found.ts';
import {
  type ConnectAsset,
  findConnectAsset,
  type LinkedDevice,
  listLinkedDevices,
} from '../../store/rows/connect-device-rows.ts';
import type { AssetOrder, ConnectDeps } from './connect-deps.ts';

/** An asset and what it is in the tools. */
export interface FoundAsset {
  readonly asset: ConnectAsset;
  readonly devices: readonly LinkedDevice[];
}

/** Reads an asset within the limits of the reader. Of another client it is not there. @throws ConnectionNotFoundError, RecordNotFoundError */
export async function findAsset(deps: Pick<ConnectDeps, 'store' | 'workspaceId'>, order: AssetOrder): Promise<FoundAsset> {
  const asset = await inReading(deps, order, (db) => findConnectAsset(db, order.connectionId, order.assetId));
  if (asset === null) throw new RecordNotFoundError('Asset');
  const devices = await deps.store.inWorkspace(
    deps.workspaceId,
    (db) => listLinkedDevices(db, order.connectionId, order.assetId),
    {
      readOnly: true,
    },
  );
  return { asset, devices: devices.filter(({ isGone }) => !isGone) };
}
