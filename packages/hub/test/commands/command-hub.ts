import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, type SandboxOptions, startSandbox } from '@sundog/sandbox';
import { expect } from 'vitest';
import { type Ended, type Running, startSundog, sundog } from '../run-sundog.ts';

type Environment = Readonly<Record<string, string>>;

/** A data directory of its own with one connection, `halo`, to a sandbox; commands run as processes. */
export interface CommandHub {
  readonly sandbox: Sandbox;
  readonly dataDir: string;
  readonly run: (args: readonly string[], environment?: Environment) => Promise<Ended>;
  readonly start: (args: readonly string[], environment?: Environment) => Running;
  /** What a command answers with `--json`; throws where that is no JSON. */
  readonly json: <T>(args: readonly string[], environment?: Environment) => Promise<{ code: number | null; answer: T }>;
  readonly query: <T>(sql: string) => Promise<readonly T[]>;
  readonly close: () => Promise<void>;
}

/** Starts the sandbox and connects it, without a sync. @param more options of `connect` */
export async function openCommandHub(options: SandboxOptions, more: readonly string[]): Promise<CommandHub> {
  const sandbox = await startSandbox(options);
  const dataDir = await mkdtemp(join(tmpdir(), `sundog-commands-${process.pid}-`));
  const home = ['--data-dir', dataDir];
  const run: CommandHub['run'] = (args, environment) => sundog([...args, ...home], environment);
  const json: CommandHub['json'] = async (args, environment) => {
    const { code, out, said } = await run([...args, '--json'], environment);
    try {
      return { code, answer: JSON.parse(out) };
    } catch {
      throw new Error(`${args.join(' ')} --json answered ${JSON.stringify(out)} and said ${said}`);
    }
  };
  const { url, tenant, clientId, clientSecret } = sandbox;
  const where = ['--name', 'halo', '--url', url, '--tenant', tenant, '--client-id', clientId, '--allow-private-host'];
  const how = ['--save-with-warnings', '--request-limit', '100000', '--no-sync'];
  const connected = await run(['connect', ...where, ...how, ...more], { SUNDOG_CLIENT_SECRET: clientSecret });
  if (!connected.said.includes('Saved as "halo"')) throw new Error(connected.said);
  return {
    sandbox,
    dataDir,
    run,
    start: (args, environment) => startSundog([...args, ...home], environment),
    json,
    query: async <T>(sql: string) => (await json<readonly T[]>(['query', sql])).answer,
    close: async () => {
      await sandbox.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** What a command says that was given something wrong: it fails, with a sentence and a remedy. */
export const refusal = (sentence: RegExp) => ({
  code: 1,
  said: expect.stringMatching(new RegExp(`${sentence.source}[^]*Remedy: \\S`)),
});
