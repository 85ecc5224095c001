import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrapEmbedded, embeddedAccess } from '../src/store/embedded/embedded-access.ts';
import { startEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { stopPostmaster } from '../src/store/embedded/postmaster.ts';
import { isAlive } from '../src/store/embedded/process-alive.ts';
import { folderHash } from '../src/store/embedded/socket-folder.ts';
import { prepareDatabase } from '../src/store/prepare-database.ts';
import { roleNames } from '../src/store/roles/role-names.ts';

/** What a test file needs to reach the run's server. Plain data: it crosses to the workers. */
export interface TestCluster {
  readonly socketFolder: string;
  /** A migrated database to copy. Nobody connects to it. */
  readonly template: string;
}

export const testRoles = roleNames('sundog');
const silent = () => undefined;

/** Starts a server in the folder for temporary files, with a migrated template, durable in nothing. */
export async function startTestCluster(): Promise<{ readonly cluster: TestCluster; readonly stop: () => Promise<void> }> {
  await removeLeftovers();
  const folder = await mkdtemp(join(tmpdir(), `sundog-test-${process.pid}-`));
  const server = await startEmbeddedPostgres({ dataDir: folder, say: silent, isThrowaway: true });
  const template = 'template';
  await bootstrapEmbedded(server, testRoles, template);
  await prepareDatabase(embeddedAccess(server, testRoles, template), silent);
  return {
    cluster: { socketFolder: server.socketFolder, template },
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Servers and folders of runs that were killed. Their name tells which process made them. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(/^sundog-test-(\d+)-/.exec(name)?.[1] ?? Number.NaN);
    if (!Number.isInteger(pid) || isAlive(pid)) continue;
    const databaseFolder = join(tmpdir(), name, 'database');
    await stopPostmaster(databaseFolder);
    await rm(`/tmp/sundog-${folderHash(databaseFolder)}`, { recursive: true, force: true });
    await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}
