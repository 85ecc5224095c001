/** One address that a name stands for. */
export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** How far this client may reach, and how long it waits. */
export interface NetworkPolicy {
  /** Hosts that may have private addresses and may be asked by plain http, each as `host:port` (`localhost:4190`, `[::1]:8080`); without a port it is 443. */
  readonly allowPrivateHosts?: readonly string[];
  /** Certificates of authorities of one's own in PEM, trusted besides the usual ones. */
  readonly caPem?: string;
  readonly timeouts?: {
    /** Until a connection stands. Default 10 s. */
    readonly connectMs?: number;
    /** The longest silence within an answer once it has begun. Default 15 s. */
    readonly idleMs?: number;
    /** One request from its first byte to the last of its answer. Default 60 s. */
    readonly totalMs?: number;
  };
  /** The largest answer, counted once decompressed. Default 64 MiB. */
  readonly maxBodyBytes?: number;
  /** How names become addresses. Default: the resolver of this machine. */
  readonly resolve?: (hostname: string) => Promise<readonly ResolvedAddress[]>;
}

/** A policy with nothing left open. */
export interface SettledPolicy {
  /** Lower case, always with a port. */
  readonly privateHosts: ReadonlySet<string>;
  readonly caPem: string | null;
  readonly connectMs: number;
  readonly idleMs: number;
  readonly totalMs: number;
  readonly maxBodyBytes: number;
  readonly resolve: ((hostname: string) => Promise<readonly ResolvedAddress[]>) | null;
}

/** Fills the gaps of a policy. */
export function settlePolicy(policy: NetworkPolicy = {}): SettledPolicy {
  return {
    privateHosts: new Set((policy.allowPrivateHosts ?? []).map(asHostPort)),
    caPem: policy.caPem ?? null,
    connectMs: policy.timeouts?.connectMs ?? 10_000,
    idleMs: policy.timeouts?.idleMs ?? 15_000,
    totalMs: policy.timeouts?.totalMs ?? 60_000,
    maxBodyBytes: policy.maxBodyBytes ?? 64 * 1024 * 1024,
    resolve: policy.resolve ?? null,
  };
}

/** The host and port of a URL, as the sets here keep them: `acme.halopsa.com:443`. */
export function hostPortOf(url: URL): string {
  return `${url.hostname.replace(/\.$/, '')}:${url.port || (url.protocol === 'http:' ? '80' : '443')}`;
}

function asHostPort(text: string): string {
  const asked = text.trim();
  return URL.canParse(`https://${asked}`) ? hostPortOf(new URL(`https://${asked}`)) : asked.toLowerCase();
}
