import { inject } from 'vitest';
import { type DatabaseAccess, withClient } from '../src/store/access.ts';
import type { Store } from '../src/store/database.ts';
import { embeddedAccess } from '../src/store/embedded/embedded-access.ts';
import { openDatabase } from '../src/store/open-database.ts';
import { describeDatabaseClosing, describeDatabaseGrants } from '../src/store/roles/make-roles.ts';
import { testRoles } from './test-cluster.ts';

export interface TestDatabase {
  /** An own database with every migration, workspace 1 and nothing else. */
  readonly store: Store;
  /** Closes the store and drops the database. */
  close(): Promise<void>;
}

export interface EmptyTestDatabase {
  /** An own database with nothing in it. */
  readonly access: DatabaseAccess;
  close(): Promise<void>;
}

/** Copies the run's template: some tens of milliseconds. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { access, close } = await createDatabase(inject('testCluster').template);
  const store = openDatabase(access);
  return {
    store,
    close: async () => {
      await store.close();
      await close();
    },
  };
}

/** A database before any migration. */
export async function createEmptyTestDatabase(): Promise<EmptyTestDatabase> {
  return createDatabase('template0');
}

let made = 0;

async function createDatabase(template: string): Promise<EmptyTestDatabase> {
  const { socketFolder } = inject('testCluster');
  const server = {
    configFor: (role: string, database: string) => ({ host: socketFolder, port: 5432, user: role, database }),
  };
  made += 1;
  const name = `test_${process.pid}_${made}`;
  const admin = server.configFor('postgres', 'postgres');
  await withClient(admin, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`));
  // Rights on a database are not copied from its template.
  await withClient(admin, (client) =>
    client.query([describeDatabaseClosing(name), ...describeDatabaseGrants(testRoles, name)].join(';')),
  );
  return {
    access: embeddedAccess(server, testRoles, name),
    close: () => withClient(admin, async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}
