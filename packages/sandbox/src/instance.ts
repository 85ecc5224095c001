import { TokenStore } from './auth/token-store.ts';
import { SandboxClock, type TimeSource } from './clock.ts';
import type { Endpoint } from './endpoints/endpoint.ts';
import { FaultPlan } from './faults/fault-plan.ts';
import { RequestLog } from './http/request-log.ts';
import { Oracle } from './oracle/oracle.ts';
import type { Directory } from './permissions/directory.ts';
import { type RateLimit, RateWindow } from './rate-limit/rate-window.ts';
import type { ReportEngine } from './reports/report-engine.ts';
import { defaultSettings, type Settings } from './settings.ts';
import type { Tables } from './tables/tables.ts';
import { Deliveries } from './webhooks/deliveries.ts';

interface InstanceParts {
  readonly tables: Tables;
  readonly endpoints: readonly Endpoint[];
  readonly directory: Directory;
  readonly tenant: string;
  readonly rateLimit: RateLimit | null;
  readonly time: TimeSource;
  /** Where the clock begins; null: it shows what `time` shows. */
  readonly startAt: number | null;
  /** Makes the engine of reports; `now`: sandbox time. */
  readonly makeReports: (now: () => number) => ReportEngine;
}

/** One running HaloPSA: everything that a request, the control and the oracle look at. */
export class Instance {
  readonly tables: Tables;
  readonly endpoints: readonly Endpoint[];
  readonly directory: Directory;
  readonly tenant: string;
  readonly settings: Settings = defaultSettings();
  readonly clock: SandboxClock;
  readonly oracle = new Oracle();
  readonly requests = new RequestLog();
  readonly faults = new FaultPlan();
  readonly rate: RateWindow;
  readonly tokens: TokenStore;
  readonly deliveries: Deliveries;
  readonly reports: ReportEngine;
  readonly #byEntity: ReadonlyMap<string, Endpoint>;

  constructor(parts: InstanceParts) {
    this.tables = parts.tables;
    this.endpoints = parts.endpoints;
    this.directory = parts.directory;
    this.tenant = parts.tenant;
    this.clock = new SandboxClock(parts.time, parts.startAt === null ? 0 : parts.startAt - parts.time.now());
    this.reports = parts.makeReports(() => this.clock.now());
    this.rate = new RateWindow(parts.rateLimit);
    this.tokens = new TokenStore(parts.tables.world.seed);
    this.deliveries = new Deliveries(this);
    this.#byEntity = new Map(parts.endpoints.map((endpoint) => [endpoint.entity, endpoint]));
  }

  endpointOf(entity: string): Endpoint | undefined {
    return this.#byEntity.get(entity);
  }

  /** Members that make the key of an entity. */
  keyMembers(entity: string): readonly string[] {
    return this.#byEntity.get(entity)?.key ?? ['id'];
  }
}
