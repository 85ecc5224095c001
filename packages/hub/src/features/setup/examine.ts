import { HaloError } from '@sundog/halo';
import { errorFinding } from '../../catalog/checks/error-finding.ts';
import type { FoundAddress, HaloSignIn } from '../../engine/halo-door.ts';
import { blockedFinding, completeFinding } from '../../engine/preflight/finding.ts';
import { failsOnlyOutside, type PreflightReport, runPreflight } from '../../engine/preflight/run-preflight.ts';
import { UnknownEntityError } from '../../foundation/errors/unknown-entity.ts';
import type { Secret } from '../../foundation/secret.ts';
import { toTableName } from '../../store/mirror/mirror-table.ts';
import type { SetupDeps, SetupEntity } from './setup-deps.ts';

/** A connection as it would be saved, before it was tried. */
export interface Draft {
  readonly url: string;
  readonly tenant: string | null;
  readonly resourceServer: string | null;
  readonly authServer: string | null;
  readonly grant: 'client_credentials' | 'password';
  readonly clientId: string;
  readonly username: string | null;
  readonly secret: Secret;
  readonly caPem: string | null;
  readonly allowPrivateHosts: readonly string[];
  readonly scopes: readonly string[] | null;
  /** Table names; null: all. */
  readonly entities: readonly string[] | null;
  readonly requestLimit: number;
  readonly windowSeconds: number;
  readonly pageSize: number | null;
  /** When these very credentials last worked. */
  readonly workedAt: Date | null;
}

/** What trying a draft gave. */
export interface Examination {
  readonly draft: Draft;
  readonly report: PreflightReport;
  /** Null: it could not be found out where this HaloPSA is. */
  readonly address: FoundAddress | null;
}

/** How much imperfection may be saved; `never`: it is a trial. */
export type SaveWith = 'never' | 'nothing' | 'warnings' | 'errors';

/**
 * Tries a draft: finds the addresses, then runs every check. Writes nothing.
 * @throws UnknownEntityError; what HaloPSA answers is a finding, never an exception
 */
export async function examine(deps: SetupDeps, draft: Draft, signal: AbortSignal | undefined): Promise<Examination> {
  const chosen = chooseEntities(deps.entities, draft.entities);
  let address: FoundAddress;
  try {
    address = await deps.haloDoor.discover(draft, signal);
  } catch (error) {
    if (!(error instanceof HaloError)) throw error;
    const report = unreachable(deps, draft, error);
    // What cannot be asked now may be saved as it would be by convention, if the person insists.
    return { draft, address: failsOnlyOutside(report.findings) ? deps.haloDoor.assume(draft) : null, report };
  }
  const signIn: HaloSignIn = { ...draft, ...address };
  const halo = deps.haloDoor.open(signIn);
  try {
    const report = await runPreflight(
      deps.checks,
      {
        halo,
        now: deps.clock.now(),
        readCertificate: () => deps.haloDoor.readCertificate(signIn),
        target: {
          typedUrl: draft.url,
          resourceServer: address.resourceServer,
          authServer: address.authServer,
          tenant: address.tenant,
          addressFrom: address.from,
          grant: draft.grant,
          workedAt: draft.workedAt?.toISOString() ?? null,
          entities: chosen.map(({ halo: entity }) => entity),
          mandatory: new Set(
            chosen.filter(({ permission }) => permission === 'mandatory').map(({ halo: entity }) => entity.name),
          ),
        },
        ...(signal ? { signal } : {}),
      },
      deps.onCheck,
    );
    return { draft, address, report };
  } finally {
    await halo.close();
  }
}

/** Whether an examined draft may be saved, given how much imperfection the person accepts. */
export function maySave({ report, address }: Examination, saveWith: SaveWith): boolean {
  if (address === null || saveWith === 'never') return false;
  if (report.outcome === 'passed') return true;
  if (report.outcome === 'passed-with-warnings') return saveWith !== 'nothing';
  return saveWith === 'errors' && failsOnlyOutside(report.findings);
}

/** Whether `--save-with-errors` would help. */
export function maySaveWithErrors(examination: Examination): boolean {
  return examination.report.outcome === 'failed' && maySave(examination, 'errors');
}

function unreachable(deps: SetupDeps, draft: Draft, error: HaloError): PreflightReport {
  const rest = deps.checks.filter(({ name }) => name !== 'address');
  return {
    outcome: 'failed',
    checkedAt: new Date(deps.clock.now()).toISOString(),
    address: { resourceServer: draft.resourceServer ?? draft.url, authServer: draft.authServer ?? '', tenant: draft.tenant },
    findings: [completeFinding('address', errorFinding(error)), ...rest.map(({ name }) => blockedFinding(name, 'Address'))],
    capabilities: [],
    requests: 0,
    requestsAnnounced: 0,
    seconds: 0,
  };
}

function chooseEntities(all: readonly SetupEntity[], names: readonly string[] | null): readonly SetupEntity[] {
  if (names === null) return all;
  return names.map((name) => {
    const found = all.find(({ table }) => table === toTableName(name));
    if (!found)
      throw new UnknownEntityError(
        name,
        all.map(({ table }) => table),
      );
    return found;
  });
}
