import type { z } from 'zod';
import type { FoundAddress } from '../../engine/halo-door.ts';
import type { PreflightReport } from '../../engine/preflight/run-preflight.ts';
import type { Secret } from '../../foundation/secret.ts';
import type { ConnectionRow, NewConnection } from '../../store/rows/connection-rows.ts';
import type { connectionFields } from './connection-input.ts';
import type { Draft } from './examine.ts';

type Fields = z.output<typeof connectionFields>;

type PlainField =
  | 'name'
  | 'url'
  | 'grant'
  | 'clientId'
  | 'username'
  | 'caPem'
  | 'entities'
  | 'requestLimit'
  | 'windowSeconds'
  | 'pageSize'
  | 'noTicketText'
  | 'isSandbox'
  | 'scopes'
  | 'syncEveryMinutes'
  | 'fullEveryHours';

/** What a person typed, as the draft that is tried. */
export function toDraft(fields: Fields, secret: Secret, workedAt: Date | null): Draft {
  const { allowPrivateHost, ...rest } = fields;
  return { ...rest, secret, workedAt, allowPrivateHosts: allowPrivateHost ? typedHosts(fields) : [] };
}

/** A saved connection as the draft that is tried: its addresses are known and not looked for again. */
export function rowToDraft(row: ConnectionRow, secret: Secret): Draft {
  return { ...row, tenant: row.tenant ?? 'none', secret };
}

/**
 * The stored fields as a person would have typed them, for changes to be laid over. When the address changes, all its parts are
 * looked for again, and the leave to have a private address ends: it was given for another host.
 */
export function toTypedFields(row: ConnectionRow, changes: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const kept = plainFieldsOf(row);
  const hasMoved = ['url', 'resourceServer', 'authServer'].some((field) => field in changes);
  if (hasMoved) return { ...kept, ...changes };
  const { resourceServer, authServer } = row;
  return {
    ...kept,
    resourceServer,
    authServer,
    tenant: row.tenant ?? 'none',
    allowPrivateHost: row.allowPrivateHosts.length > 0,
    ...changes,
  };
}

interface Tried {
  readonly draft: Draft;
  readonly address: FoundAddress;
  readonly report: PreflightReport;
}

/** What is saved of a draft that was tried. */
export function toRowFields(fields: Fields & { readonly name: string }, { draft, address, report }: Tried): NewConnection {
  const at = new Date(report.checkedAt);
  return {
    ...plainFieldsOf(fields),
    resourceServer: address.resourceServer,
    authServer: address.authServer,
    tenant: address.tenant,
    allowPrivateHosts: draft.allowPrivateHosts,
    state: report.outcome,
    checkedAt: at,
    lastCheck: { ...report },
    ...(hasSignedIn(report) ? { workedAt: at } : {}),
  };
}

/** The fields that are stored as they were typed. */
function plainFieldsOf<T extends Pick<ConnectionRow, PlainField>>(from: T): Pick<T, PlainField> {
  const { name, url, grant, clientId, username, caPem, entities } = from;
  const { requestLimit, windowSeconds, pageSize, noTicketText, isSandbox, scopes, syncEveryMinutes, fullEveryHours } = from;
  return {
    name,
    url,
    grant,
    clientId,
    username,
    caPem,
    entities,
    requestLimit,
    windowSeconds,
    pageSize,
    noTicketText,
    isSandbox,
    scopes,
    syncEveryMinutes,
    fullEveryHours,
  };
}

/** Whether the credentials were seen to work. */
export function hasSignedIn(report: PreflightReport): boolean {
  return report.findings.some(({ check, outcome }) => check === 'sign-in' && outcome === 'passed');
}

/** The hosts that were typed, each as `host:port`. */
export function typedHosts(fields: Pick<Fields, 'url' | 'resourceServer' | 'authServer'>): readonly string[] {
  const hosts = [fields.url, fields.resourceServer, fields.authServer].flatMap((text) => {
    if (text === null) return [];
    const url = URL.parse(text.includes('://') ? text : `https://${text}`);
    return url ? [`${url.hostname}:${url.port || (url.protocol === 'http:' ? '80' : '443')}`] : [];
  });
  return [...new Set(hosts)];
}
