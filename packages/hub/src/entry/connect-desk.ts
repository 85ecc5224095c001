import type { ConnectLink } from '@sundog/connectors';
import { loadKit } from '../engine/sources/load-kit.ts';
import { openSourceNetwork } from '../engine/sources/source-network.ts';
import type { AssetOrder, ConnectDeps } from '../features/connect/connect-deps.ts';
import { type AssetTools, describeTools } from '../features/connect/describe-tools.ts';
import { type FollowedSessions, followSessions } from '../features/connect/follow-sessions.ts';
import { offerClick } from '../features/connect/offer-click.ts';
import { openDevice } from '../features/connect/open-device.ts';
import { openSource } from '../features/sources/open-source.ts';
import type { SourceDeskDeps } from './source-desk.ts';

/** Devices that people open from an asset, as the doors use them. */
export interface ConnectDesk {
  readonly describe: (order: AssetOrder) => Promise<AssetTools>;
  /** What a form must hold to be clicked once. */
  readonly offer: (input: Parameters<typeof offerClick>[1]) => Promise<{ readonly ticket: string }>;
  /** The link for whoever clicked. It goes to the browser and nowhere else. */
  readonly open: (input: Parameters<typeof openDevice>[1]) => Promise<ConnectLink>;
  /** Puts what tools tell of sessions into the audit. */
  readonly follow: (order: Parameters<typeof followSessions>[1]) => Promise<FollowedSessions>;
}

/** The desk over what sources are asked with. */
export function openConnectDesk(given: SourceDeskDeps): ConnectDesk {
  const loadConnectors = async () => (await loadKit()).connectors;
  const sources = { ...given, loadConnectors, openWay: openSourceNetwork };
  const deps: ConnectDeps = { ...given, loadConnectors, openTool: (row) => openSource(sources, 'device.open', { row }) };
  return {
    describe: (order) => describeTools(deps, order),
    offer: (input) => offerClick(deps, input),
    open: (input) => openDevice(deps, input),
    follow: (order) => followSessions(deps, order),
  };
}
