import type { z } from 'zod';
import type { LicenceCount } from '../kit/records/licence-count.ts';
import type { SourceAlert } from '../kit/records/source-alert.ts';
import type { SourceCompany } from '../kit/records/source-company.ts';
import type { SourceDevice } from '../kit/records/source-device.ts';
import { pushBody } from './push-body.ts';
import { PushRefusedError } from './push-refused.ts';

/** What came in one push. */
export interface Push {
  readonly companies: readonly SourceCompany[];
  readonly devices: readonly SourceDevice[];
  readonly licenceCounts: readonly LicenceCount[];
  readonly alerts: readonly SourceAlert[];
  /** Lists of which this is everything. */
  readonly whole: readonly PushedList[];
  /** What is there no longer. */
  readonly gone: {
    readonly companies?: readonly string[];
    readonly devices?: readonly string[];
    readonly licenceCounts?: readonly { readonly companyId: string; readonly product: string }[];
    readonly alerts?: readonly string[];
  };
}

/** A list of a push. */
export type PushedList = 'companies' | 'devices' | 'licenceCounts' | 'alerts';

/** How many problems are told at once. */
const mostProblems = 20;

/**
 * Reads what a vendor's product posted. All of it is taken or none: whoever posts can correct it, and would not look into a quarantine.
 * @throws PushRefusedError, which names what is wrong by path (`devices.3.serial`) and no value
 */
export function parsePush(body: unknown): Push {
  const read = pushBody.safeParse(body);
  if (!read.success) throw new PushRefusedError({ problems: read.error.issues.slice(0, mostProblems).map(problemOf) });
  const push = withoutUndefined(read.data);
  const problems = [
    ...repeatedIds('companies', push.companies, ({ id }) => id),
    ...repeatedIds('devices', push.devices, ({ id }) => id),
    ...repeatedIds('licenceCounts', push.licenceCounts, ({ companyId, product }) => JSON.stringify([companyId, product])),
    ...repeatedIds('alerts', push.alerts, ({ id }) => id),
  ];
  if (problems.length > 0) throw new PushRefusedError({ problems: problems.slice(0, mostProblems) });
  return push;
}

/** Lists that are not named are absent, and not there without a value. */
function withoutUndefined({ gone, ...push }: z.output<typeof pushBody>): Push {
  return { ...push, gone: Object.fromEntries(Object.entries(gone).filter(([, list]) => list !== undefined)) };
}

function problemOf({ path, message }: z.core.$ZodIssue): { readonly path: string; readonly problem: string } {
  return { path: path.join('.') || 'the body', problem: message };
}

function repeatedIds<Entry>(list: string, entries: readonly Entry[], keyOf: (entry: Entry) => string) {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const key = keyOf(entry);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ path: `${list}.${index}`, problem: 'it is the same as one before' }];
  });
}
