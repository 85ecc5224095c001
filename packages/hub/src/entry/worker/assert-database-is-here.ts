import { WorkerAloneError } from '../../foundation/errors/worker-alone.ts';
import type { Settings } from '../../foundation/settings.ts';
import { isEmbeddedRunning } from '../../store/embedded/embedded-postgres.ts';

/** Refuses a worker that would have a database to itself: the embedded one is reached from its own machine only. @throws WorkerAloneError */
export async function assertDatabaseIsHere(settings: Pick<Settings, 'databaseUrl'>, dataDir: string): Promise<void> {
  if (settings.databaseUrl === null && !(await isEmbeddedRunning(dataDir))) throw new WorkerAloneError();
}
