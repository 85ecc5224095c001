import type { Connector, OpenSessionOptions } from '@sundog/connectors';
import type { VerbDeps } from '../../engine/verb.ts';
import type { ReaderLimits } from '../../store/database.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';

/** A tool that can be asked. Whoever opens it closes it. */
export interface OpenedTool {
  readonly connector: Connector;
  readonly options: OpenSessionOptions;
  readonly close: () => Promise<void>;
}

/** What opening devices works with. */
export interface ConnectDeps extends VerbDeps {
  readonly loadConnectors: () => Promise<readonly Connector[]>;
  readonly openTool: (row: SourceRow) => Promise<OpenedTool>;
}

/** Which asset, and within whose limits. */
export interface AssetOrder {
  readonly connectionId: number;
  readonly assetId: number;
  readonly reader: ReaderLimits;
}
