import type { NetworkPolicy } from '@sundog/halo';
import type { ChannelKind } from '../../engine/channels/channel-kind.ts';
import type { NoticeKind } from '../../engine/channels/notice-kind.ts';
import type { VerbDeps } from '../../engine/verb.ts';
import type { CrashPoint } from '../../foundation/crash-point.ts';
import type { Vault } from '../../foundation/vault.ts';

/** What the verbs of channels work with. */
export interface ChannelDeps extends VerbDeps {
  readonly vault: Vault;
  readonly kinds: readonly ChannelKind[];
  readonly notices: readonly NoticeKind[];
  /** `SUNDOG_PUBLIC_URL`, without a slash at its end. */
  readonly publicUrl: string | null;
  /** Limits other than the usual ones, and for tests how names become addresses. */
  readonly network?: NetworkPolicy;
  /** From 0 to below 1. Default: Math.random. */
  readonly chance?: () => number;
  /** For tests: where the work is to end. */
  readonly crash?: CrashPoint;
}
