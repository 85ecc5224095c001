import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** An account of the server. */
interface Account {
  readonly name: string;
  readonly password: string;
}

/**
 * A MeshCentral of one's own on 127.0.0.1, in a folder of its own, with an administrator, an account for a hub, a technician called tess and one
 * device group. What it starts are two processes and their children, and `stop` ends these.
 */
export class RunningMeshcentral {
  readonly origin: string;
  /** 160 hexadecimal digits. */
  readonly loginTokenKey: string;
  readonly hub: Account = { name: 'hub', password: randomBytes(12).toString('hex') };
  readonly #folder: string;
  readonly #installed: string;
  readonly #administrator: Account;
  readonly #server: ChildProcess;
  #agent: ChildProcess | null = null;

  private constructor(about: {
    readonly origin: string;
    readonly loginTokenKey: string;
    readonly folder: string;
    readonly installed: string;
    readonly administrator: Account;
    readonly server: ChildProcess;
  }) {
    this.origin = about.origin;
    this.loginTokenKey = about.loginTokenKey;
    this.#folder = about.folder;
    this.#installed = about.installed;
    this.#administrator = about.administrator;
    this.#server = about.server;
  }

  /** Starts one. @param installed the folder that holds its `node_modules` */
  static async start(installed: string): Promise<RunningMeshcentral> {
    const folder = mkdtempSync(join(tmpdir(), 'sundog-mesh-'));
    const port = await freePort();
    mkdirSync(join(folder, 'settings'));
    writeFileSync(join(folder, 'settings', 'config.json'), JSON.stringify(configOf(port)));
    const program = [
      join(installed, 'node_modules/meshcentral/meshcentral.js'),
      '--datapath',
      join(folder, 'settings'),
      '--filespath',
      join(folder, 'files'),
    ];
    const administrator = { name: 'root', password: randomBytes(12).toString('hex') };
    const once = async (...flags: string[]) => (await run(process.execPath, [...program, ...flags], { cwd: folder })).stdout;
    await once('--createaccount', administrator.name, '--pass', administrator.password);
    await once('--adminaccount', administrator.name);
    const loginTokenKey = /[0-9a-f]{160}/.exec(await once('--logintokenkey'))?.[0] ?? '';
    const server = spawn(process.execPath, program, { cwd: folder, detached: true, stdio: 'ignore' });
    const origin = `https://127.0.0.1:${port}`;
    const mesh = new RunningMeshcentral({ origin, loginTokenKey, folder, installed, administrator, server });
    try {
      await until(() => mesh.#get('/'), 'MeshCentral did not start');
      await mesh.control('adddevicegroup', '--name', 'Contoso');
      for (const account of [mesh.hub, { name: 'tess', password: randomBytes(12).toString('hex') }])
        await mesh.control('adduser', '--user', account.name, '--pass', account.password);
      await mesh.control('addusertodevicegroup', '--group', 'Contoso', '--userid', 'tess', '--remotecontrol');
    } catch (error) {
      await mesh.stop();
      throw error;
    }
    return mesh;
  }

  /** The certificate of its own authority, PEM. */
  get caPem(): string {
    return readFileSync(this.caFile, 'utf8');
  }

  get caFile(): string {
    return join(this.#folder, 'settings', 'root-cert-public.crt');
  }

  /** Lets the account of the hub read the group. */
  async admitHub(): Promise<void> {
    await this.control('addusertodevicegroup', '--group', 'Contoso', '--userid', 'hub');
  }

  /** Runs meshctrl as the administrator. */
  async control(...words: readonly string[]): Promise<string> {
    const { name, password } = this.#administrator;
    const program = join(this.#installed, 'node_modules/meshcentral/meshctrl.js');
    const way = ['--url', this.origin.replace('https', 'wss'), '--loginuser', name, '--loginpass', password, '--ignorecert'];
    return (await run(process.execPath, [program, ...words, ...way], { cwd: this.#folder, timeout: 20_000 })).stdout;
  }

  /** Starts the agent for Linux x64 in the foreground, in the device group. */
  async startAgent(): Promise<void> {
    const folder = join(this.#folder, 'agent');
    mkdirSync(folder, { recursive: true });
    const groups = JSON.parse(await this.control('listdevicegroups', '--json')) as readonly { readonly _id: string }[];
    const group = encodeURIComponent((groups[0]?._id ?? '').split('/').at(-1) ?? '');
    writeFileSync(join(folder, 'meshagent.msh'), (await this.#get(`/meshsettings?id=${group}`)) ?? '');
    writeFileSync(join(folder, 'meshagent'), (await this.#get('/meshagents?id=6')) ?? '');
    chmodSync(join(folder, 'meshagent'), 0o755);
    this.#agent = spawn(join(folder, 'meshagent'), [], { cwd: folder, detached: true, stdio: 'ignore' });
  }

  stopAgent(): Promise<void> {
    const agent = this.#agent;
    this.#agent = null;
    return end(agent);
  }

  async stop(): Promise<void> {
    await this.stopAgent();
    await end(this.#server);
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** The body of an answer, or null. The server is our own, on this machine. */
  #get(path: string): Promise<Buffer | null> {
    return new Promise((resolve) => {
      const asking = request(`${this.origin}${path}`, { rejectUnauthorized: false, agent: false }, async (answer) => {
        const parts: Buffer[] = [];
        for await (const part of answer) parts.push(part);
        resolve(answer.statusCode === 200 ? Buffer.concat(parts) : null);
      });
      asking.on('error', () => resolve(null)).end();
    });
  }
}

function configOf(port: number): object {
  return {
    settings: {
      cert: '127.0.0.1',
      port,
      portBind: '127.0.0.1',
      redirPort: 0,
      mpsPort: 0,
      exactPorts: true,
      WANonly: true,
      selfUpdate: false,
      allowLoginToken: true,
      sessionKey: randomBytes(32).toString('hex'),
      plugins: { enabled: false },
      webPush: false,
      autoBackup: false,
    },
    domains: { '': { title: 'Peer of a test', newAccounts: false } },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Asks until there is an answer. @throws an Error of this sentence after half a minute */
export async function until<Found>(look: () => Promise<Found | null | undefined | false>, sentence: string): Promise<Found> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(sentence);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** Ends a process that was started as the first of a group, with its children. */
async function end(child: ChildProcess | null): Promise<void> {
  if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}
