import type { Command } from 'commander';
import { DemoFailedError } from '../../../foundation/errors/demo-failed.ts';
import { Secret } from '../../../foundation/secret.ts';
import type { DemoSandbox } from '../../demo-sandbox.ts';
import type { Hub } from '../../hub.ts';
import { whileChecking } from '../check-progress.ts';
import { type Cli, examples } from '../cli.ts';
import { plural } from '../figures.ts';
import { describePreflight } from '../findings-text.ts';
import { parsePort } from '../option-values.ts';
import { prepareServedWords } from '../served-words.ts';
import { syncShown } from './sync.ts';

const name = 'demo';

/** `sundog demo`: what `npm start` runs. */
export function addDemoCommand(program: Command, cli: Cli): void {
  program
    .command('demo')
    .description('everything at once with an imitated HaloPSA: database, sandbox, connection, first sync, hub (npm start)')
    .option('--port <number>', 'the port of the hub; 0: any free one', parsePort, 4180)
    .addHelpText('after', examples('demo', 'demo --port 8080'))
    .action(async (options: { port: number }, command: Command) => {
      const [{ serveHub }, { startDemoSandbox }, { assertPortIsFree }, { makeDemoOwner }] = await Promise.all([
        import('../../serve-hub.ts'),
        import('../../demo-sandbox.ts'),
        import('../../port.ts'),
        import('../../demo-owner.ts'),
      ]);
      const host = '127.0.0.1';
      // Told before minutes of work, not after.
      await assertPortIsFree(host, options.port);
      await cli.withHouse(command, async (house) => {
        const { main: hub } = house;
        const real = (await hub.listConnections()).filter(({ isSandbox }) => !isSandbox);
        if (real.length > 0) {
          cli.terminal.say(
            `The demonstration has ended: ${real.map((one) => one.name).join(', ')} is connected. This serves it.\n`,
          );
          const onListening = await prepareServedWords(cli, house);
          return serveHub(house, { workers: 0, host, port: options.port, signal: cli.signal, onListening });
        }
        cli.terminal.say('Starting the sandbox, a HaloPSA that runs here ...\n');
        const sandbox = await startDemoSandbox(hub.dataDir, cli.signal);
        try {
          await connectSandbox(cli, hub, sandbox);
          const owner = await makeDemoOwner(house.access.operatorDeps(), hub.dataDir);
          await serveHub(house, {
            workers: 0,
            host,
            port: options.port,
            signal: cli.signal,
            onListening: (url) => sayNextSteps(cli, url, owner),
          });
        } finally {
          await sandbox.child.stop();
        }
      });
    });
}

async function connectSandbox(cli: Cli, hub: Hub, sandbox: DemoSandbox): Promise<void> {
  const secret = new Secret(sandbox.clientSecret);
  const address = {
    url: sandbox.url,
    tenant: sandbox.tenant,
    clientId: sandbox.clientId,
    allowPrivateHost: true,
    isSandbox: true,
    requestLimit: 100_000,
  };
  const known = (await hub.listConnections()).find((connection) => connection.name === name);
  if (known?.resourceServer === sandbox.resourceServer.replace(/\/+$/, '')) {
    const rows = (await hub.readView()).connections.find(({ connection }) => connection.id === known.id)?.entities ?? [];
    // A first sync that was stopped half-way goes on here, where it is seen; histories go on in the background.
    if (rows.every(({ lastSuccessAt, progress }) => lastSuccessAt !== null || progress !== null))
      return cli.terminal.say(
        `Resuming: the mirror holds ${plural(
          rows.reduce((sum, entity) => sum + entity.rows, 0),
          'row',
        )} of the sandbox.\n`,
      );
  } else {
    cli.terminal.say(`Connecting to ${sandbox.url} and checking it ...\n`);
    const settled = { saveWith: 'warnings', signal: cli.signal } as const;
    const result = await whileChecking(cli.terminal, hub, (onCheck) =>
      known
        ? hub.editConnection({ connection: name, changes: address, secret, ...settled }, onCheck)
        : hub.connect({ ...address, name, secret, ...settled }, onCheck),
    );
    cli.terminal.say(describePreflight(result.report, cli.terminal.paint));
    if (!result.saved) throw new DemoFailedError();
  }
  const report = await syncShown(hub, cli, { connection: name });
  if (report.outcome === 'complete') cli.terminal.say(`${cli.terminal.paint('green', 'First sync complete.')}\n`);
}

function sayNextSteps(cli: Cli, url: string, owner: { readonly email: string; readonly password: string }): void {
  const bold = (text: string) => cli.terminal.paint('bold', text);
  cli.terminal.say(`
The hub is at ${bold(url)}  (Ctrl-C stops everything)
Sign in as ${owner.email} with ${owner.password}, as long as only the sandbox is connected.

Next, in another terminal:
  npx sundog status
  npx sundog query "select name from mirror.client order by name limit 5"

Your own HaloPSA:
  1. docs/connect-halopsa.md shows the role, the API-only agent and the application, screen by screen.
  2. npx sundog connect --name my-halo --url https://yourname.halopsa.com --client-id <id>
The sandbox's connection, its data and the demo owner end with it. Your own account comes by: npx sundog owner-link
`);
}
