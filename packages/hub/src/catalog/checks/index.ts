import type { Check } from '../../engine/preflight/check.ts';
import { actionWindows } from './action-windows.ts';
import { address } from './address.ts';
import { agent } from './agent.ts';
import { apiAgents } from './api-agents.ts';
import { certificate } from './certificate.ts';
import { changeFeeds } from './change-feeds.ts';
import { dateOffsets } from './date-offsets.ts';
import { dateSearch } from './date-search.ts';
import { entityReads } from './entity-reads.ts';
import { idsOnly } from './ids-only.ts';
import { lastUpdateFilter } from './last-update-filter.ts';
import { newestFirst } from './newest-first.ts';
import { pageSizes } from './page-sizes.ts';
import { rateLimit } from './rate-limit.ts';
import { scopes } from './scopes.ts';
import { signIn } from './sign-in.ts';
import { tenant } from './tenant.ts';
import { version } from './version.ts';

/** Every check, in the order in which they run. */
export const checks: readonly Check[] = [
  address,
  certificate,
  tenant,
  signIn,
  scopes,
  agent,
  version,
  entityReads,
  dateOffsets,
  pageSizes,
  newestFirst,
  lastUpdateFilter,
  dateSearch,
  idsOnly,
  changeFeeds,
  actionWindows,
  apiAgents,
  rateLimit,
];
