// A process that writes to the audit of a test's database, as fast as it goes, and says after each act that it is done. It is meant to be killed.
import { systemClock } from '../../src/foundation/clock.ts';
import { embeddedAccess } from '../../src/store/embedded/embedded-access.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { testRoles } from '../test-cluster.ts';
import { writeNote } from './open-audit.ts';

/** What the process needs to know. */
export interface WriteProcessOptions {
  readonly socketFolder: string;
  readonly database: string;
  readonly name: string;
}

const { socketFolder, database, name } = JSON.parse(process.argv[2] ?? '') as WriteProcessOptions;
const server = { configFor: (role: string, of: string) => ({ host: socketFolder, port: 5432, user: role, database: of }) };
const store = openDatabase(embeddedAccess(server, testRoles, database));
const actor = { kind: 'operator', name, may: 'everything' } as const;
const writer = async (lane: number) => {
  for (let number = 1; ; number += 1) {
    const subject = `note of ${name}, ${lane}, ${number}`;
    await writeNote({ store, workspaceId: 1, clock: systemClock, actor }, { subject });
    process.stdout.write(`${subject}\n`);
  }
};
await Promise.all([1, 2, 3].map(writer));
