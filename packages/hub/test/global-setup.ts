import type { TestProject } from 'vitest/node';
import { startTestCluster, type TestCluster } from './test-cluster.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the run's database server is. */
    testCluster: TestCluster;
  }
}

/** One embedded server for the whole run; see test-database.ts. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const started = await startTestCluster();
  project.provide('testCluster', started.cluster);
  return started.stop;
}
