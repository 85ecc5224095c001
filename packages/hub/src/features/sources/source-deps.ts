import type { Connector, Network, RateBucket } from '@sundog/connectors';
import type { VerbDeps } from '../../engine/verb.ts';
import type { CrashPoint } from '../../foundation/crash-point.ts';
import type { Vault } from '../../foundation/vault.ts';

/** A way out, for one source and as long as it is worked on. */
export interface SourceWay {
  readonly network: Network;
  readonly close: () => Promise<void>;
}

/** What the verbs of sources work with. */
export interface SourceDeps extends VerbDeps {
  readonly vault: Vault;
  /** Every connector. Loaded when it is first asked for. */
  readonly loadConnectors: () => Promise<readonly Connector[]>;
  /** Opens the way out to `host:port` that may be private or unencrypted, and to every public address. */
  readonly openWay: (allowHosts: readonly string[]) => SourceWay;
  /** By the number of the source: all that this process asks of one source shares its rate. */
  readonly buckets: Map<number, RateBucket>;
  /** Told what a connector asks: method and path, status, waiting. Never a secret, never an answer. */
  readonly log: (about: Readonly<Record<string, unknown>>) => void;
  /** For tests: where the work is to end. */
  readonly crash?: CrashPoint;
}
