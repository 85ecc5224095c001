import { HaloError } from '@sundog/halo';
import type { ConnectionSummary } from '../../features/setup/list-connections.ts';
import { HubError } from '../../foundation/errors/hub-error.ts';
import type { Hub } from '../hub.ts';
import type { Cli } from './cli.ts';
import { printError } from './print-error.ts';

/**
 * Does something with the named connection, or with every one that is not removed. Among several, one that cannot be worked with is told
 * and makes the run fail, and the others have their turn all the same.
 * @throws ConnectionNotFoundError, and what the work throws where the connection was named
 */
export async function eachConnection<T>(
  hub: Pick<Hub, 'findConnection' | 'listConnections'>,
  cli: Pick<Cli, 'terminal' | 'exitWith'>,
  { name, work }: { readonly name: string | undefined; readonly work: (connection: ConnectionSummary) => Promise<T> },
): Promise<readonly T[]> {
  if (name !== undefined) return [await work(await hub.findConnection(name))];
  const connections = (await hub.listConnections()).filter(({ isActive }) => isActive);
  if (connections.length === 0) cli.terminal.say('No connection yet. Begin with: npx sundog connect --help\n');
  const results: T[] = [];
  for (const connection of connections) {
    try {
      results.push(await work(connection));
    } catch (error) {
      if (connections.length === 1 || !(error instanceof HaloError || error instanceof HubError)) throw error;
      cli.terminal.say(`${connection.name}: ${printError(error, cli.terminal.paint).text}`);
      cli.exitWith(1);
    }
  }
  return results;
}
