import type { TimeSource } from './clock.ts';
import { BadOption } from './errors/bad-option.ts';
import { guidFrom } from './permissions/directory.ts';
import type { RateLimit } from './rate-limit/rate-window.ts';
import type { ScenarioName, World } from './seed/world.ts';

/** How a sandbox is started. Everything may be left out. */
export interface SandboxOptions {
  /** 0 (the default): any free one. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default `small`. */
  readonly scenario?: ScenarioName;
  /** Default 7. Rows, credentials and tokens follow from it. */
  readonly seed?: number;
  /** Default null: no limit. */
  readonly rateLimit?: RateLimit | null;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Default `demo`. */
  readonly tenant?: string;
  /** Default: the machine's, beginning at the moment at which the scenario's history ends. A clock that is given is shown as it is. */
  readonly clock?: TimeSource;
  /** Serves https with this certificate. */
  readonly tls?: { readonly key: string | Buffer; readonly cert: string | Buffer };
  /** Other sizes of the world, a padded ticket row: for benchmarks. */
  readonly world?: Partial<World>;
}

export const scenarioNames: readonly ScenarioName[] = ['small', 'mid', 'large', 'messy', 'locked-down'];

/** Reads `300/300` (requests per seconds) or `off`. Throws {@link BadOption}. */
export function readRateLimit(text: string): RateLimit | null {
  if (text === 'off') return null;
  const match = /^(\d{1,7})\/(\d{1,6})$/.exec(text);
  if (!match || Number(match[1]) < 1 || Number(match[2]) < 1)
    throw new BadOption('--rate-limit', 'it is neither "off" nor requests/seconds such as 300/300');
  return { requests: Number(match[1]), windowSeconds: Number(match[2]) };
}

/** Halo's credentials of a seed: a GUID, and two GUIDs joined by a hyphen (API.md 1.3). */
export function credentialsOf(options: SandboxOptions): { clientId: string; clientSecret: string } {
  const seed = options.seed ?? 7;
  return {
    clientId: options.clientId ?? guidFrom(`client ${seed}`),
    clientSecret: options.clientSecret ?? `${guidFrom(`secret ${seed}`)}-${guidFrom(`other half ${seed}`)}`,
  };
}
