import { z } from 'zod';
import type { CheckTarget } from '../../engine/preflight/check.ts';
import { defineVerb } from '../../engine/verb.ts';
import { runXray as runEngine } from '../../engine/xray/run-xray.ts';
import type { XrayReport } from '../../engine/xray/xray-report.ts';
import { ConnectionNotFoundError } from '../../foundation/errors/connection-not-found.ts';
import { type ConnectionRow, findConnectionById } from '../../store/rows/connection-rows.ts';
import { listFeatureChoices } from '../../store/rows/feature-choice-rows.ts';
import { insertXrayRun, listXrayFindings, type XrayFindingRow } from '../../store/rows/xray-rows.ts';
import { keepXrayState } from './keep-xray-state.ts';
import { listEndedTrials } from './list-ended-trials.ts';
import { chooseNamed, isSwitchedOn } from './switched-on.ts';
import type { XrayVerbDeps } from './xray-deps.ts';

const input = z.object({
  connectionId: z.int(),
  /** Only these, whatever is switched on: nothing is stored then. */
  features: z.array(z.string()).min(1).readonly().optional(),
  signal: z.instanceof(AbortSignal).optional(),
});

/** An X-ray with what it means beside earlier ones. */
export interface XrayResult {
  readonly report: XrayReport;
  /** Open findings: rights that were lost, rights that nobody needs. Empty for an X-ray of named features. */
  readonly findings: readonly XrayFindingRow[];
}

/**
 * Looks at what HaloPSA lets a connection do, by GET only, and judges every need of the switched-on features. Stored, and compared with
 * what was known: a lost right opens a finding, a regained one closes it.
 * @throws InvalidInputError, NotPermittedError, ConnectionNotFoundError, UnknownFeatureError, and the HaloError of a failed sign-in
 */
export const runXray = defineVerb<XrayVerbDeps, typeof input, XrayReport, XrayResult>({
  name: 'xray.run',
  input,
  prepare: async (deps, { connectionId, features: named, signal }) => {
    const { store, workspaceId, features: all } = deps;
    const [row, choices, trials] = await store.inWorkspace(
      workspaceId,
      async (db) =>
        [
          await findConnectionById(db, connectionId),
          await listFeatureChoices(db, connectionId),
          await listEndedTrials(db, connectionId),
        ] as const,
      { readOnly: true },
    );
    if (!row) throw new ConnectionNotFoundError(String(connectionId), []);
    const features = named ? chooseNamed(all, named) : all.filter((feature) => isSwitchedOn(feature, choices));
    const halo = await deps.haloFor(row);
    try {
      return await runEngine(features, deps.catalogue, {
        halo,
        target: targetOf(row),
        clientId: row.clientId,
        trials,
        now: deps.clock.now(),
        ...(signal ? { signal } : {}),
        ...(deps.onSource ? { onSource: deps.onSource } : {}),
      });
    } finally {
      await halo.close();
    }
  },
  run: async ({ db }, { connectionId, features }, report) => {
    if (features) return { report, findings: [] };
    const { checkedAt, requests } = report;
    await insertXrayRun(db, connectionId, { checkedAt: new Date(checkedAt), requests, report });
    await keepXrayState(db, connectionId, report);
    return { report, findings: await listXrayFindings(db, connectionId, { onlyOpen: true }) };
  },
  audit: ({ connectionId, features }, { report }) =>
    features
      ? null
      : {
          subject: `connection ${connectionId}`,
          detail: { features: Object.fromEntries(report.features.map(({ name, verdict }) => [name, verdict])) },
        },
});

/** A stored connection as a check sees it. */
function targetOf(row: ConnectionRow): CheckTarget {
  const { url, resourceServer, authServer, tenant, grant, workedAt } = row;
  const addressFrom = { resourceServer: 'stored', authServer: 'stored', tenant: 'stored', foreignAuthHost: null };
  return {
    typedUrl: url,
    resourceServer,
    authServer,
    tenant,
    addressFrom,
    grant,
    workedAt: workedAt?.toISOString() ?? null,
    entities: [],
    mandatory: new Set(),
  };
}
