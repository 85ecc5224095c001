import { type Clock, systemClock } from './clock.ts';
import type { Connector } from './define-connector.ts';
import type { DoorEvent } from './http/door-event.ts';
import type { ExchangeLimits } from './http/exchange.ts';
import { HttpDoor } from './http/http-door.ts';
import type { Network } from './http/network.ts';
import { createRateBucket, type RateBucket } from './rate/rate-bucket.ts';
import type { Session } from './session.ts';
import { parseSettings } from './settings/parse-settings.ts';
import type { SourceFile } from './source-file.ts';

/** What a session is opened with. */
export interface OpenSessionOptions {
  /** As they were entered, or with secrets wrapped already. */
  readonly settings: unknown;
  /** How requests leave, and which addresses may be asked. */
  readonly network: Network;
  /** Shared by all sessions of one source. Default: one for this session. */
  readonly bucket?: RateBucket;
  readonly file?: SourceFile;
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly limits?: Partial<ExchangeLimits>;
  readonly log?: (event: DoorEvent) => void;
  readonly onRows?: Session['onRows'];
}

/**
 * Opens a session with a source. Nothing is asked yet: the first question signs in.
 * @throws SettingsRefusedError
 */
export function openSession(connector: Connector, options: OpenSessionOptions): Session {
  const settings = parseSettings(connector.settings, options.settings);
  const clock = options.clock ?? systemClock;
  return {
    tool: connector.title,
    settings,
    clock,
    file: options.file ?? null,
    onRows: options.onRows ?? (() => undefined),
    http: new HttpDoor({
      tool: connector.title,
      base: connector.base(settings),
      signIn: connector.signIn,
      settings,
      network: options.network,
      bucket: options.bucket ?? createRateBucket(connector.rateLimit, clock),
      clock,
      random: options.random ?? Math.random,
      limits: { totalMs: options.limits?.totalMs ?? 60_000, bytes: options.limits?.bytes ?? 64 * 1_048_576 },
      log: options.log ?? (() => undefined),
    }),
  };
}
