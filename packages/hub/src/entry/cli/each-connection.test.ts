import { expect, it } from 'vitest';
import type { ConnectionSummary } from '../../features/setup/list-connections.ts';
import { SecretMissingError } from '../../foundation/errors/secret-missing.ts';
import { eachConnection } from './each-connection.ts';

const summary = (name: string, more: Partial<ConnectionSummary> = {}): ConnectionSummary => ({
  id: 1,
  name,
  resourceServer: 'https://halo.example.com/api',
  tenant: null,
  grant: 'client_credentials',
  state: 'passed',
  checkedAt: null,
  isActive: true,
  pausedAt: null,
  isSandbox: false,
  entities: null,
  syncEveryMinutes: null,
  requestLimit: 250,
  windowSeconds: 300,
  ...more,
});

function worldOf(...connections: ConnectionSummary[]) {
  const said: string[] = [];
  const codes: number[] = [];
  const hub = { listConnections: async () => connections, findConnection: async (name: string) => summary(name) };
  const say = (text: string) => void said.push(text);
  const terminal = {
    out: say,
    say,
    isLive: false,
    canAsk: false,
    columns: 80,
    width: null,
    rows: 24,
    paint: (_style: string, text: string) => text,
  };
  return { said, codes, hub, cli: { terminal, exitWith: (code: 0 | 1 | 2) => void codes.push(code) } };
}

const work = async ({ name }: ConnectionSummary) => {
  if (name === 'broken') throw new SecretMissingError(name);
  return name;
};

it('goes on with the others when one has lost its secret, and fails in the end', async () => {
  const { said, codes, hub, cli } = worldOf(summary('a'), summary('broken'), summary('z'), summary('old', { isActive: false }));
  expect(await eachConnection(hub, cli, { name: undefined, work })).toEqual(['a', 'z']);
  expect(said.join('')).toContain('broken: The secret of "broken" is not here.');
  expect(codes).toEqual([1]);
});

it('throws where the connection was named or is the only one', async () => {
  const { hub, cli } = worldOf(summary('broken'));
  await expect(eachConnection(hub, cli, { name: undefined, work })).rejects.toThrow(SecretMissingError);
  await expect(eachConnection(hub, cli, { name: 'broken', work })).rejects.toThrow(SecretMissingError);
});

it('does not take a defect for a trouble of one connection', async () => {
  const { hub, cli } = worldOf(summary('a'), summary('z'));
  const defect = async () => {
    throw new TypeError('a defect');
  };
  await expect(eachConnection(hub, cli, { name: undefined, work: defect })).rejects.toThrow('a defect');
});
