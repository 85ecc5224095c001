import type { IncomingMessage, ServerResponse } from 'node:http';
import { SandboxError } from '../errors/sandbox-error.ts';
import type { FaultRule } from '../faults/fault.ts';
import { isObject, parseBody, plain } from '../http/parse-body.ts';
import type { Query } from '../http/query.ts';
import { readText } from '../http/read-text.ts';
import { Refusal } from '../http/refusal.ts';
import type { RoutePath } from '../http/route-path.ts';
import { writeJson } from '../http/write-json.ts';
import type { OracleView } from '../oracle/oracle-view.ts';
import type { RateLimit } from '../rate-limit/rate-window.ts';
import type { Settings } from '../settings.ts';
import type { Row, RowKey } from '../tables/table.ts';
import type { Control, PermissionChange } from './control.ts';
import type { Edit } from './edit-row.ts';

interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: RoutePath;
  readonly query: Query;
}

/** Answers `/__sandbox/*`: JSON in and out, no sign-in (the sandbox listens on the loopback address). */
export async function serveControl(powers: { control: Control; oracle: OracleView }, asked: Asked): Promise<void> {
  const { request, response, path } = asked;
  const [, area = '', name] = path.segments;
  if (request.method === 'GET' && area === 'snapshot' && name !== undefined)
    return streamRows(response, powers.oracle.snapshot(name));
  if (request.method === 'GET' && area === 'keys' && name !== undefined) return streamRows(response, powers.oracle.keys(name));
  try {
    const body = plain(parseBody(await readText(request)));
    const result = await answer(powers, { ...asked, body, act: `${request.method ?? 'GET'} ${area}` });
    sendJson(
      response,
      result === undefined ? 404 : 200,
      result ?? { Message: `There is no ${request.method} /__sandbox/${area}.` },
    );
  } catch (error) {
    if (error instanceof Refusal) return sendJson(response, error.answer.status, error.answer.json);
    if (error instanceof SandboxError) return sendJson(response, 400, { Message: error.message, remedy: error.remedy });
    throw error;
  }
}

function sendJson(response: ServerResponse, status: number, json: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(writeJson(json, true));
}

type Act = Asked & { readonly body: unknown; readonly act: string };

async function answer(
  { control, oracle }: { control: Control; oracle: OracleView },
  { act, body, query, path }: Act,
): Promise<unknown> {
  const given = isObject(body) ? body : {};
  switch (act) {
    case 'GET faults':
      return { planned: control.faults(), struck: control.strikes() };
    case 'POST faults':
      return { ids: (Array.isArray(body) ? body : [body]).map((rule) => control.addFault(rule as FaultRule)) };
    case 'DELETE faults':
      control.clearFaults();
      return { planned: [] };
    case 'GET permissions':
      return withoutSecrets(control.permissions());
    case 'POST permissions':
      control.setPermissions(given as PermissionChange);
      return withoutSecrets(control.permissions());
    case 'GET settings':
      return control.settings();
    case 'POST settings':
      return control.setSettings(given as Partial<Settings>);
    case 'POST rate-limit':
      control.setRateLimit(isObject(body) ? (body as unknown as RateLimit) : null);
      return { limit: body ?? null };
    case 'DELETE tokens':
      control.invalidateTokens();
      return { issued: control.tokensIssued() };
    case 'GET clock':
      return { now: new Date(control.now()).toISOString() };
    case 'POST clock':
      moveClock(control, given);
      return { now: new Date(control.now()).toISOString() };
    case 'POST edit':
      return control.edit(given as unknown as Edit) ?? { deleted: null };
    case 'GET requests':
      return { tokensIssued: control.tokensIssued(), requests: control.requests() };
    case 'DELETE requests':
      control.clearRequests();
      return { requests: [] };
    case 'GET oracle':
      return { effects: oracle.effects(query.integer('after') ?? 0) };
    case 'GET counts':
      return oracle.counts();
    case 'GET row':
      return rowOf(oracle, path.segments[2], path.segments[3]);
    case 'POST deliveries':
      await control.deliveriesSettled();
      return { settled: true };
    default:
      return undefined;
  }
}

function rowOf(oracle: OracleView, entity: string | undefined, key: string | undefined): Row | undefined {
  if (entity === undefined || key === undefined) return undefined;
  const asNumber: RowKey = Number(key);
  return (Number.isInteger(asNumber) ? oracle.get(entity, asNumber) : undefined) ?? oracle.get(entity, key);
}

function moveClock(control: Control, given: Readonly<Record<string, unknown>>): void {
  if (typeof given['advance'] === 'number') control.advanceClock(given['advance']);
  if (typeof given['now'] === 'string') control.setClock(Date.parse(given['now']));
}

function withoutSecrets(directory: ReturnType<Control['permissions']>): unknown {
  return {
    applications: directory.applications.map(({ clientSecret: _secret, ...application }) => application),
    agents: directory.agents.map(({ password: _password, ...agent }) => agent),
  };
}

/** A JSON array, row by row, at the pace of the reader: a million rows need no memory. */
async function streamRows(response: ServerResponse, rows: Iterable<unknown>): Promise<void> {
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' });
  let piece = '[';
  let count = 0;
  for (const row of rows) {
    piece += `${count === 0 ? '' : ',\n'}${writeJson(row, true)}`;
    count += 1;
    if (piece.length < 65_536) continue;
    if (response.destroyed) return;
    if (!response.write(piece)) await new Promise<void>((resolve) => response.once('drain', resolve).once('close', resolve));
    piece = '';
  }
  response.end(`${piece}]`);
}
