import type { ConnectMode } from '@sundog/connectors';
import { listSourceRows } from '../../store/rows/source-rows.ts';
import type { AssetOrder, ConnectDeps } from './connect-deps.ts';
import { findAsset } from './find-asset.ts';

/** A tool by which an asset can be opened. */
export interface ConnectTool {
  readonly sourceId: number;
  /** As the workspace calls the source. */
  readonly name: string;
  /** What people call the tool. */
  readonly title: string;
  /** What it can be asked for; empty: it has one way, and decides itself. */
  readonly modes: readonly ConnectMode[];
  readonly deviceName: string | null;
  /** When the tool last saw it, as it was last read. */
  readonly lastSeenAt: Date | null;
  /** As it was last read; the tool is asked anew at the click. Null: the tool does not say. */
  readonly isOnline: boolean | null;
}

/** What can be opened of an asset. */
export interface AssetTools {
  readonly name: string;
  readonly clientName: string | null;
  readonly tools: readonly ConnectTool[];
}

/** By which tools an asset can be opened. Asks no tool. @throws ConnectionNotFoundError, RecordNotFoundError */
export async function describeTools(deps: ConnectDeps, order: AssetOrder): Promise<AssetTools> {
  const { asset, devices } = await findAsset(deps, order);
  const connectors = await deps.loadConnectors();
  const sources = await deps.store.inWorkspace(deps.workspaceId, (db) => listSourceRows(db), { readOnly: true });
  const tools = devices.flatMap(({ sourceId, record }): ConnectTool[] => {
    const source = sources.find(({ id }) => id === sourceId);
    const connector = connectors.find(({ name }) => name === source?.connector);
    if (!source || !connector?.connectUrl) return [];
    const seen = record['lastSeenAt'];
    const online = record['isOnline'];
    const name = record['name'];
    return [
      {
        sourceId,
        name: source.name,
        title: connector.title,
        modes: connector.connectModes ?? [],
        deviceName: typeof name === 'string' ? name : null,
        lastSeenAt: typeof seen === 'string' && !Number.isNaN(Date.parse(seen)) ? new Date(seen) : null,
        isOnline: typeof online === 'boolean' ? online : null,
      },
    ];
  });
  return { name: asset.name, clientName: asset.clientName, tools };
}
