import type { HaloCredentials } from '../credentials.ts';
import type { HaloAddress } from '../halo.ts';
import type { Transport } from '../network/wire.ts';

/** What is needed to ask for a token. */
export interface TokenQuestion {
  readonly transport: Transport;
  readonly address: HaloAddress;
  readonly credentials: HaloCredentials;
  readonly scopes: readonly string[];
  /** Whether these credentials are known to have worked. */
  readonly workedBefore: boolean;
  readonly userAgent: string;
  readonly now: number;
}
