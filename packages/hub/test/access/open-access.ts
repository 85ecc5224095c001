import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiRoutes, type Role } from '@sundog/api';
import { TOTP } from 'otpauth';
import { makeToken } from '../../src/engine/access/token.ts';
import type { House } from '../../src/entry/house.ts';
import { mountRoutes } from '../../src/entry/http/api/mount-routes.ts';
import { handlers } from '../../src/entry/http/handlers/index.ts';
import { buildHttpServer } from '../../src/entry/http/http-server.ts';
import { addOperationsRoutes } from '../../src/entry/http/operations-routes.ts';
import { openHouse } from '../../src/entry/open-house.ts';
import { makeOwnerLink } from '../../src/features/access/first-owner.ts';
import { type Log, openLog } from '../../src/foundation/log.ts';
import { loadSecretKey } from '../../src/foundation/secret-key.ts';
import { readSettings } from '../../src/foundation/settings.ts';
import type { Store } from '../../src/store/database.ts';
import { insertAccount } from '../../src/store/rows/account-rows.ts';
import { insertMembership } from '../../src/store/rows/membership-rows.ts';
import { insertSession } from '../../src/store/rows/session-rows.ts';
import { createTestDatabase } from '../test-database.ts';

/** A password that no list has. */
export const strong = 'cobalt-otter-umbrella-ninety';

/** What a request brings along. */
export interface Asking {
  readonly cookie?: string;
  readonly key?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** The address that the socket has. */
  readonly from?: string;
}

/** How a request was answered. */
export interface Answered {
  readonly status: number;
  readonly text: string;
  /** The JSON, as the test expects it. */
  json<T = Record<string, unknown>>(): T;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Name and value of the session's cookie that was set. */
  readonly cookie: string | null;
}

/** A house with its real gatekeeper behind the HTTP door. */
export interface TestAccess {
  readonly house: House;
  readonly store: Store;
  readonly dataDir: string;
  readonly server: ReturnType<typeof buildHttpServer>;
  ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, asking?: Asking): Promise<Answered>;
  /** The first owner, by the one-time link. Returns the cookie. */
  claim(email?: string): Promise<string>;
  /** Somebody of a workspace with a session of their own, put there directly. */
  person(email: string, role: Role, workspaceId?: number): Promise<{ readonly accountId: string; readonly cookie: string }>;
  signIn(email: string, password: string, asking?: Asking): Promise<Answered>;
  /** Rows as the app sees them in the installation. */
  rows<T extends object>(sql: string, values?: readonly unknown[]): Promise<readonly T[]>;
  /** Whoever waits after wrong guesses has long to wait, however slow this machine is at the moment. */
  prolongWaits(): Promise<void>;
  /** Signs somebody in by the strong password, with every guess of before forgotten. Returns the cookie. */
  signInAnew(email: string): Promise<string>;
  /** The installation's audit, oldest first. */
  installationAudit(): Promise<readonly AuditedAct[]>;
  close(): Promise<void>;
}

/** A row of the installation's audit. */
export interface AuditedAct {
  readonly verb: string;
  readonly result: string;
  readonly actor: string;
  readonly accountId: string | null;
  readonly ip: string | null;
  readonly requestId: string | null;
  readonly subject: string;
  readonly detail: unknown;
}

/** What else a house may have. */
export interface AccessExtras {
  /** Default: none. */
  readonly log?: Log;
  /** Adds what else the door should have, before anybody asks. */
  readonly furnish?: (server: TestAccess['server'], house: House) => void;
}

/** Opens it over a new database. @param environment as for the hub itself */
export async function openAccess(
  environment: Readonly<Record<string, string>> = {},
  { log, furnish }: AccessExtras = {},
): Promise<TestAccess> {
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'sundog-access-'));
  const settings = readSettings(environment);
  const key = await loadSecretKey(null, dataDir);
  const { store } = database;
  const opened = openHouse({ dataDir, settings, key, log: log ?? openLog({ level: 'silent' }), store }, '0.0.0');
  // What nobody foresaw is seen.
  const house: House = log ? opened : { ...opened, logError: (_requestId, error) => console.error(error) };
  const origins = new Set(settings.publicUrl === null ? [] : [new URL(settings.publicUrl).origin]);
  const server = buildHttpServer({
    logError: house.logError,
    trustedProxies: settings.trustedProxies,
    hosts: settings.publicUrl === null ? ['hub.example.test'] : [new URL(settings.publicUrl).hostname],
  });
  mountRoutes(server, { routes: apiRoutes, handlers, house, gatekeeper: house.gatekeeper, origins });
  addOperationsRoutes(server, house);
  furnish?.(server, house);
  await server.ready();
  const ask: TestAccess['ask'] = async (method, path, { cookie, key: given, body, headers = {}, from } = {}) => {
    const answer = await server.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(given === undefined ? {} : { authorization: `Bearer ${given}` }),
        ...(headers as Record<string, string>),
      },
      ...(body === undefined ? {} : { payload: body as object }),
      ...(from === undefined ? {} : { remoteAddress: from }),
    });
    const set = [answer.headers['set-cookie'] ?? []].flat().find((one) => /^(__Host-)?sundog=/.test(one));
    return {
      status: answer.statusCode,
      text: answer.body,
      json: <T>() => answer.json() as T,
      headers: answer.headers,
      cookie: set?.split(';', 1)[0] ?? null,
    };
  };
  const signIn: TestAccess['signIn'] = (email, password, asking = {}) =>
    ask('POST', '/sign-in', { ...asking, body: { email, password } });
  const rows = async <T extends object>(sql: string, values: readonly unknown[] = []): Promise<readonly T[]> =>
    (await store.inInstallation((db) => db.client.query<T>(sql, [...values]))).rows;
  return {
    house,
    store,
    dataDir,
    server,
    ask,
    claim: async (email = 'owner@example.test') => {
      const token = await makeOwnerLink(house.access.operatorDeps(), {});
      const answer = await ask('POST', '/first-owner', { body: { token, email, displayName: 'Owner', password: strong } });
      return answer.cookie ?? '';
    },
    person: async (email, role, workspaceId = 1) => {
      const { token, tokenHash } = makeToken();
      const at = new Date();
      const accountId = await store.inInstallation(async (db) => {
        const id = (await insertAccount(db, { email, displayName: email, passwordHash: null, at })) ?? '';
        await insertMembership(db, { workspaceId, accountId: id, role, at });
        const expiresAt = new Date(at.getTime() + 3_600_000);
        const session = { accountId: id, method: 'password', isComplete: true, onlyWorkspaceId: null } as const;
        await insertSession(db, { ...session, tokenHash, at, expiresAt, ip: '127.0.0.1', userAgent: null });
        return id;
      });
      return { accountId, cookie: `sundog=${token}` };
    },
    signIn,
    rows,
    prolongWaits: async () => void (await rows("UPDATE hub.sign_in_try SET blocked_until = blocked_until + interval '1 hour'")),
    signInAnew: async (email) => {
      await rows('DELETE FROM hub.sign_in_try');
      return (await signIn(email, strong)).cookie ?? '';
    },
    installationAudit: () =>
      rows<AuditedAct>(
        `SELECT verb, result, actor, account_id AS "accountId", ip, request_id AS "requestId", subject, detail FROM hub.audit_event ORDER BY seq`,
      ),
    close: async () => {
      await server.close();
      await house.close();
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The code that an app shows now. @param steps from now */
export function codeOf(secret: string, steps = 0): string {
  return new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
}
