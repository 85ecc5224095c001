import type { TokenStore } from './auth/token-store.ts';
import type { SandboxClock } from './clock.ts';
import type { FaultPlan } from './faults/fault-plan.ts';
import type { RequestLog } from './http/request-log.ts';
import type { Oracle } from './oracle/oracle.ts';
import type { Directory } from './permissions/directory.ts';
import type { RateWindow } from './rate-limit/rate-window.ts';
import type { ReportEngine } from './reports/report-engine.ts';
import type { Settings } from './settings.ts';
import type { Tables } from './tables/tables.ts';
import type { Announcer } from './webhooks/announcer.ts';

/** One running HaloPSA: everything that a request, the control and the oracle look at. Put together in `sandbox.ts`. */
export interface Instance {
  readonly tables: Tables;
  readonly directory: Directory;
  readonly tenant: string;
  readonly settings: Settings;
  readonly clock: SandboxClock;
  readonly oracle: Oracle;
  readonly requests: RequestLog;
  readonly faults: FaultPlan;
  readonly rate: RateWindow;
  readonly tokens: TokenStore;
  readonly deliveries: Announcer;
  readonly reports: ReportEngine;
}
