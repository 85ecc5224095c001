import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { CaFileError } from '../../../foundation/errors/ca-file.ts';
import { askSecret } from '../ask-secret.ts';
import { whileChecking } from '../check-progress.ts';
import { type Cli, examples } from '../cli.ts';
import { describePreflight } from '../findings-text.ts';
import { parseList } from '../option-values.ts';
import { syncShown } from './sync.ts';

export interface ConnectionOptions {
  readonly url?: string;
  readonly clientId?: string;
  readonly tenant?: string;
  readonly grant?: 'client_credentials' | 'password';
  readonly username?: string;
  readonly resourceServer?: string;
  readonly authServer?: string;
  readonly caFile?: string;
  readonly allowPrivateHost?: boolean;
  readonly entities?: readonly string[];
  readonly ticketText?: boolean;
  readonly withTicketText?: boolean;
  readonly requestLimit?: number;
  readonly pageSize?: number;
  readonly syncEvery?: number;
  readonly fullEvery?: number;
  readonly clientSecretFile?: string;
  readonly saveWithWarnings?: boolean;
  readonly saveWithErrors?: boolean;
}

/** The options by which `connect` and `connection edit` describe a HaloPSA. */
export function addConnectionOptions(command: Command): Command {
  return command
    .option('--tenant <tenant>', 'tenant, where it cannot be told from the address; "none" sends none')
    .option('--grant <kind>', 'client_credentials (default) or password', parseGrant)
    .option('--username <name>', "the agent's user name, for --grant password")
    .option('--resource-server <url>', 'resource server, where it cannot be told from the address')
    .option('--auth-server <url>', 'authorisation server, where it cannot be told from the address')
    .option('--ca-file <file>', 'certificates of your own authority, PEM')
    .option('--allow-private-host', 'this very host may have a private address (HaloPSA in your own network)')
    .option('--entities <names>', 'read only these entities, with commas between', parseList)
    .option('--no-ticket-text', 'never store the free text of tickets, actions, e-mails, attachments and feedback')
    .option(
      '--request-limit <number>',
      'requests per 5 minutes that Sundog may use of the budget all integrations share (default 250)',
      parseLimit,
    )
    .option('--page-size <rows>', 'rows to ask for per page (default: as many as HaloPSA gives)', parsePageSize)
    .option('--sync-every <minutes>', 'how often the schedule reads what changed (default 5; 0: never)', parseCount)
    .option('--full-every <hours>', 'how often it reads everything (default: as each entity needs; 0: never)', parseCount)
    .option('--client-secret-file <file>', 'a file that holds the secret (else SUNDOG_CLIENT_SECRET, else asked for)')
    .option('--save-with-warnings', 'save although the check has warnings')
    .option('--save-with-errors', 'save although the check failed for a cause outside');
}

/** `sundog connect`: tests a HaloPSA, saves it when all is well, and starts its first sync. */
export function addConnectCommand(program: Command, cli: Cli): void {
  const command = program
    .command('connect')
    .description('connect a HaloPSA: test it, save it, start its first sync')
    .requiredOption('--name <name>', 'how this connection is called here')
    .requiredOption('--url <address>', 'any address of the HaloPSA, or its bare name: acme = https://acme.halopsa.com')
    .requiredOption('--client-id <id>', 'client id of the application in HaloPSA');
  addConnectionOptions(command)
    .option('--no-sync', 'do not start the first sync')
    .addHelpText(
      'after',
      examples(
        'connect --name my-halo --url acme.halopsa.com --client-id 7d3c5f0e-...',
        'connect --name onsite --url https://halo.example.com/api --client-id ... --ca-file ca.pem --allow-private-host',
      ),
    )
    .action(async (options: ConnectionOptions & { name: string; url: string; clientId: string; sync: boolean }) => {
      await cli.withHub(command, async (hub) => {
        // Two things that need no secret are told before it is asked for.
        await hub.assertNameIsFree(options.name);
        const secret = await askSecret({
          terminal: cli.terminal,
          file: options.clientSecretFile,
          fromEnvironment: hub.clientSecret,
          question: options.grant === 'password' ? 'Password of the agent' : 'Client secret',
        });
        const { name, url, clientId } = options;
        const fields = {
          ...(await toFields(options)),
          name,
          url,
          clientId,
          secret,
          saveWith: saveWith(options),
          signal: cli.signal,
        };
        const result = await whileChecking(cli.terminal, hub, (onCheck) => hub.connect(fields, onCheck));
        cli.terminal.say(describePreflight(result.report, cli.terminal.paint));
        sayOutcome(cli, result, options.name);
        if (result.saved && options.sync && result.report.outcome !== 'failed')
          await syncShown(hub, cli, { connection: options.name });
      });
    });
}

/** What a person may do after a test that did not pass. */
export function sayOutcome(
  cli: Cli,
  result: { readonly saved: boolean; readonly report: { readonly outcome: string }; readonly maySaveWithErrors: boolean },
  name: string,
): void {
  const { outcome } = result.report;
  cli.exitWith(!result.saved ? 1 : outcome === 'passed' ? 0 : 2);
  if (result.saved) cli.terminal.say(`Saved as "${name}".\n`);
  else if (outcome === 'failed')
    cli.terminal.say(
      `Nothing was saved. Put it right and run the same command again${result.maySaveWithErrors ? ', or add --save-with-errors: the cause lies outside' : ''}.\n`,
    );
  else cli.terminal.say('Nothing was saved. Put it right and run the same command again, or add --save-with-warnings.\n');
}

/** How much imperfection may be saved. */
export function saveWith(options: ConnectionOptions): 'nothing' | 'warnings' | 'errors' {
  return options.saveWithErrors ? 'errors' : options.saveWithWarnings ? 'warnings' : 'nothing';
}

/** The given options as fields of a connection; what was not given is absent. */
export async function toFields(options: ConnectionOptions): Promise<Readonly<Record<string, unknown>>> {
  const { tenant, grant, username, resourceServer, authServer, allowPrivateHost, entities, requestLimit, pageSize, caFile } =
    options;
  const { syncEvery: syncEveryMinutes, fullEvery: fullEveryHours } = options;
  const caPem = caFile === undefined ? undefined : await readCaFile(caFile);
  const all = {
    tenant,
    grant,
    username,
    resourceServer,
    authServer,
    allowPrivateHost,
    entities,
    requestLimit,
    pageSize,
    caPem,
    syncEveryMinutes,
    fullEveryHours,
    // Commander calls it true where nothing was said.
    noTicketText: options.ticketText === false ? true : options.withTicketText ? false : undefined,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

async function readCaFile(path: string): Promise<string> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new CaFileError(path, 'it cannot be read', cause);
  }
  if (!text.includes('-----BEGIN CERTIFICATE-----')) throw new CaFileError(path, 'it holds no certificate in PEM form');
  return text;
}

function parseGrant(text: string): 'client_credentials' | 'password' {
  if (text === 'client_credentials' || text === 'password') return text;
  throw new InvalidArgumentError('It is client_credentials or password.');
}

function parseCount(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('It is a whole number.');
  return Number(text);
}

function parsePageSize(text: string): number {
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1 || size > 10_000)
    throw new InvalidArgumentError('It is a whole number from 1 to 10000.');
  return size;
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100_000)
    throw new InvalidArgumentError('It is a whole number from 1 to 100000.');
  return limit;
}
