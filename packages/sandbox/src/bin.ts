#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { BadOption } from './errors/bad-option.ts';
import { SandboxError } from './errors/sandbox-error.ts';
import { readRateLimit, type SandboxOptions, scenarioNames } from './options.ts';
import { startSandbox } from './sandbox.ts';

const help = `A HaloPSA that runs on this machine.

Usage: sandbox [options]

  --port N             port to listen on; 0 for any free one (default 4190)
  --host H             address to listen on (default 127.0.0.1)
  --scenario S         ${scenarioNames.join(', ')} (default small)
  --seed N             the world that is made; the same seed makes the same (default 7)
  --rate-limit N/S     N requests in S seconds, such as 300/300, or off (default off)
  --client-id X        client id of the application (default: follows from the seed)
  --client-secret X    its secret (default: follows from the seed)
  --tenant T           name of the tenant (default demo)
  --tickets N          another number of tickets than the scenario's
  --ticket-row-bytes N pads the list row of a ticket to about so many bytes
  --exit-with-parent   ends when its standard input is closed
  --help               this text

When it is ready it prints one line of JSON: url, resourceServer, authServer, tenant, clientId, clientSecret. It runs until it is stopped.
Control (faults, permissions, clock, oracle) is at /__sandbox/.`;

const flags = {
  port: { type: 'string' },
  host: { type: 'string' },
  scenario: { type: 'string' },
  seed: { type: 'string' },
  'rate-limit': { type: 'string' },
  'client-id': { type: 'string' },
  'client-secret': { type: 'string' },
  tenant: { type: 'string' },
  tickets: { type: 'string' },
  'ticket-row-bytes': { type: 'string' },
  'exit-with-parent': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof flags }>>['values'];

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new BadOption(name, 'it is no whole number');
  return Number(text);
}

function readOptions(values: Values): SandboxOptions {
  const scenario = scenarioNames.find((name) => name === (values.scenario ?? 'small'));
  if (!scenario) throw new BadOption('--scenario', `it is none of ${scenarioNames.join(', ')}`);
  const port = wholeNumber('--port', values.port ?? '4190');
  if (port > 65_535) throw new BadOption('--port', 'the highest port is 65535');
  return {
    port,
    scenario,
    seed: wholeNumber('--seed', values.seed ?? '7'),
    rateLimit: readRateLimit(values['rate-limit'] ?? 'off'),
    tenant: values.tenant ?? 'demo',
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values['client-id'] === undefined ? {} : { clientId: values['client-id'] }),
    ...(values['client-secret'] === undefined ? {} : { clientSecret: values['client-secret'] }),
    world: {
      ...(values.tickets === undefined ? {} : { tickets: wholeNumber('--tickets', values.tickets) }),
      ...(values['ticket-row-bytes'] === undefined
        ? {}
        : { ticketRowBytes: wholeNumber('--ticket-row-bytes', values['ticket-row-bytes']) }),
    },
  };
}

function parse(): Values {
  try {
    return parseArgs({ options: flags, strict: true }).values;
  } catch (error) {
    throw new BadOption('The command line', error instanceof Error ? error.message : 'it is not understood');
  }
}

async function run(): Promise<void> {
  const values = parse();
  if (values.help) {
    console.log(help);
    return;
  }
  const sandbox = await startSandbox(readOptions(values));
  const { url, resourceServer, authServer, tenant, clientId, clientSecret } = sandbox;
  console.log(JSON.stringify({ url, resourceServer, authServer, tenant, clientId, clientSecret }));
  const stop = () => {
    sandbox.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (!values['exit-with-parent']) return;
  process.stdin.resume();
  process.stdin.once('end', stop);
  process.stdin.once('close', stop);
}

run().catch((error: unknown) => {
  if (!(error instanceof SandboxError)) throw error;
  console.error(error.message);
  if (error.causes.length > 0) console.error(`Likely: ${error.causes.join('; ')}.`);
  console.error(error.remedy);
  process.exit(1);
});
