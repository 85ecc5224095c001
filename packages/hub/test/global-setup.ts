import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startTestCluster, type TestCluster } from './test-cluster.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the run's database server is. */
    testCluster: TestCluster;
  }
}

/** One embedded server for the whole run; see test-database.ts. A whole run also makes the start bundle, from which commands run much faster. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (isWholeRun()) await buildStartBundle();
  const started = await startTestCluster();
  project.provide('testCluster', started.cluster);
  return started.stop;
}

/** Whether no file was named: `vitest run`, with options at most. */
function isWholeRun(): boolean {
  return process.argv.slice(2).every((word) => word === 'run' || word.startsWith('-'));
}

/** Where it cannot be built the commands run from the sources; what is wrong with it is told by a test of its own. */
async function buildStartBundle(): Promise<void> {
  const build = spawn(process.execPath, [join(import.meta.dirname, '..', 'bin', 'build-start-bundle.ts')], { stdio: 'ignore' });
  await new Promise((resolve) => build.once('close', resolve).once('error', resolve));
}
