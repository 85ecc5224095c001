import { asset } from '@sundog/halo';
import { findAnyAsset } from '../../store/rows/installed-record-rows.ts';
import { connectAddress, connectButtonName } from './connect-button-of.ts';
import { type InstallDeps, readInstallConnection } from './install-deps.ts';

/** What was seen on an asset after the button was installed. */
export interface ButtonProof {
  /** The asset that was looked at; null: the mirror holds none. */
  readonly assetId: number | null;
  /** Where the button of that asset leads, as HaloPSA shows it; null: it shows none. */
  readonly seen: string | null;
  /** Where it ought to lead. */
  readonly wanted: string | null;
  /** Whether HaloPSA put the number of the asset into the address. */
  readonly isFilled: boolean;
}

/** Reads one asset with the connection's own credentials, and looks whether its button leads to it. Sends one GET. @throws ConnectionNotFoundError, NoPublicUrlError, HaloErrors */
export async function proveButton(deps: InstallDeps, connectionId: number): Promise<ButtonProof> {
  const row = await readInstallConnection(deps, connectionId);
  const assetId = await deps.store.inWorkspace(deps.workspaceId, (db) => findAnyAsset(db, connectionId), { readOnly: true });
  if (assetId === null || deps.publicUrl === null) return { assetId, seen: null, wanted: null, isFilled: false };
  const halo = await deps.openForReading(row, null);
  try {
    const buttons = (await halo.read(asset, assetId, { priority: 'interactive' }))?.value['custombuttons'];
    const own = (Array.isArray(buttons) ? buttons : []).find((one) => Reflect.get(Object(one), 'name') === connectButtonName);
    const url: unknown = own === undefined ? null : Reflect.get(Object(own), 'url');
    const seen = typeof url === 'string' ? url : null;
    const wanted = connectAddress(deps.publicUrl, connectionId, assetId);
    return { assetId, seen, wanted, isFilled: seen === wanted };
  } finally {
    await halo.close();
  }
}
