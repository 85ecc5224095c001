import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Role } from '@sundog/api';
import type { Sandbox } from '@sundog/sandbox';
import type { Page } from 'playwright-core';
import { addConnectRoute } from '../../packages/hub/src/entry/http/connect/connect-route.ts';
import { addConsoleRoute } from '../../packages/hub/src/entry/http/console/console-route.ts';
import { makeConsoleDoor } from '../../packages/hub/src/entry/http/console/open-console.ts';
import { addOpenApiRoute } from '../../packages/hub/src/entry/http/openapi-route.ts';
import type { SyncOrder } from '../../packages/hub/src/entry/hub.ts';
import { openAccess, type TestAccess } from '../../packages/hub/test/access/open-access.ts';

/** A hub with its console, in this process, over a database of its own. */
export interface RunningConsole {
  readonly url: string;
  readonly access: TestAccess;
  /** Lets the browser of a page in as somebody of the main workspace. Returns their account. */
  readonly enter: (page: Page, role: Role, email?: string) => Promise<string>;
  /** Connects a sandbox as a person would, and shows it to every role. Returns the number of the connection. */
  readonly connect: (sandbox: Sandbox, name: string) => Promise<number>;
  /** Reads what a connection has, as the worker would, and makes it findable. */
  readonly read: (name: string, order?: Partial<Omit<SyncOrder, 'connection'>>) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts it on a free port and waits until the console is built. @param environment besides the public address, which is its own */
export async function startConsole(environment: Readonly<Record<string, string>> = {}): Promise<RunningConsole> {
  const door = makeConsoleDoor((error) => console.error('The console cannot be built:', error));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const access = await openAccess(
    { SUNDOG_PUBLIC_URL: url, ...environment },
    {
      furnish: (server, house) => {
        addConnectRoute(server, { house, gatekeeper: house.gatekeeper, origins: new Set([url]) });
        addOpenApiRoute(server, '0.1.0');
        addConsoleRoute(server, door);
      },
    },
  );
  await door.open(new AbortController().signal);
  await access.server.listen({ host: '127.0.0.1', port });
  const known = new Map<string, { readonly accountId: string; readonly cookie: string }>();
  const personOf = async (role: Role, email = `${role}@example.test`) => {
    const person = known.get(email) ?? (await access.person(email, role));
    known.set(email, person);
    return person;
  };
  return {
    url,
    access,
    enter: async (page, role, email) => {
      const { accountId, cookie } = await personOf(role, email);
      const [name = '', value = ''] = cookie.split('=', 2);
      await page.context().addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }]);
      return accountId;
    },
    connect: async (sandbox, name) => {
      const asking = { cookie: (await personOf('admin')).cookie, headers: { origin: url } };
      const body = {
        name,
        url: sandbox.url,
        tenant: sandbox.tenant,
        clientId: sandbox.clientId,
        secret: sandbox.clientSecret,
        allowPrivateHost: true,
        requestLimit: 100_000,
        saveWith: 'warnings',
      };
      const made = await access.ask('POST', '/workspaces/1/connections', { ...asking, body });
      const connectionId = Number(/"connectionId":(\d+)/.exec(made.text)?.[1]);
      if (!connectionId) throw new Error(made.text);
      const grantees = ['owner', 'admin', 'operator', 'approver', 'viewer'].map((role) => ({ role }));
      const answer = await access.ask('PUT', `/workspaces/1/grants/${connectionId}`, { ...asking, body: { grantees } });
      if (answer.status !== 204) throw new Error(answer.text);
      return connectionId;
    },
    read: async (name, order = {}) => {
      const { main } = access.house;
      await main.sync({ connection: name, part: 'lists', ...order });
      const { id } = await main.findConnection(name);
      await main.explore.indexForSearch({ connectionId: id, signal: new AbortController().signal });
    },
    stop: () => access.close(),
  };
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new TypeError('A TCP server has an address with a port.');
  return address.port;
}
