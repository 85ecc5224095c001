import type { Halo } from '@sundog/halo';
import type { VerbDeps } from '../../engine/verb.ts';
import type { ProductFeature } from '../../engine/xray/right.ts';
import type { XrayCatalogue } from '../../engine/xray/run-xray.ts';
import type { ConnectionRow } from '../../store/rows/connection-rows.ts';

/** What the verbs of the X-ray work with. */
export interface XrayVerbDeps extends VerbDeps {
  /** Every feature of the product. */
  readonly features: readonly ProductFeature[];
  readonly catalogue: XrayCatalogue;
  /** A client with a token of its own: what was ticked a minute ago counts. Whoever opens it closes it. */
  readonly haloFor: (row: ConnectionRow) => Promise<Halo>;
  /** Told which source is being asked. */
  readonly onSource?: (title: string) => void;
}
