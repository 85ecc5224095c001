import type { RightSource } from '../../engine/xray/right-source.ts';
import { agentRecord } from './agent-record.ts';
import { grantedScopes } from './granted-scopes.ts';
import { listReads } from './list-reads.ts';
import { memberships } from './memberships.ts';
import { ownApplication } from './own-application.ts';
import { restrictions } from './restrictions.ts';
import { ticketSight } from './ticket-sight.ts';
import { ticketUpdates } from './ticket-updates.ts';
import { writeTrials } from './write-trials.ts';

/** Every source of evidence about rights, best first: later ones build on what the earlier ones found out. */
export const rightSources: readonly RightSource[] = [
  grantedScopes,
  ownApplication,
  agentRecord,
  listReads,
  restrictions,
  memberships,
  ticketSight,
  ticketUpdates,
  writeTrials,
];
