import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { defineVerb, type VerbDeps } from '../../src/engine/verb.ts';
import { type AuditDesk, type InstallationAudit, openAuditDesk, openInstallationAudit } from '../../src/entry/audit-desk.ts';
import { systemClock } from '../../src/foundation/clock.ts';
import { withClient } from '../../src/store/access.ts';
import type { Store } from '../../src/store/database.ts';
import { createTestDatabase } from '../test-database.ts';

const note = z.object({
  subject: z.string(),
  text: z.unknown().default(null),
  ending: z.enum(['return', 'throw']).default('return'),
});

/** A verb that does nothing and says so in the audit; `ending: 'throw'` fails after its row was written. */
export const writeNote = defineVerb<VerbDeps, typeof note, undefined, void>({
  name: 'note.write',
  input: note,
  prepare: async () => undefined,
  run: async (_deps, { ending }) => {
    if (ending === 'throw') throw new TypeError('as the test wanted');
  },
  audit: ({ subject, text }) => ({ subject, detail: { text } }),
});

/** An audit over a database of its own. */
export interface TestAudit {
  readonly store: Store;
  readonly deps: VerbDeps;
  /** Of workspace 1. */
  readonly desk: AuditDesk;
  /** Of the installation, and over all chains. */
  readonly whole: InstallationAudit;
  readonly dataDir: string;
  /** Writes so many rows, one after the other. */
  write(count: number, workspaceId?: number): Promise<void>;
  /** Statements as the owner of the database, with every trigger of the audit switched off. */
  tamper(...statements: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens an audit over an empty database, or over a store that is there. */
export async function openAudit(given?: { readonly store: Store; readonly close: () => Promise<void> }): Promise<TestAudit> {
  const { store, close } = given ?? (await createTestDatabase());
  const dataDir = await mkdtemp(join(tmpdir(), `sundog-audit-${process.pid}-`));
  const deps: VerbDeps = {
    store,
    workspaceId: 1,
    clock: systemClock,
    actor: { kind: 'operator', name: 'tester', may: 'everything' },
  };
  return {
    store,
    deps,
    desk: openAuditDesk(deps, dataDir),
    whole: openInstallationAudit(deps, dataDir),
    dataDir,
    write: async (count, workspaceId = 1) => {
      for (let number = 1; number <= count; number += 1)
        await writeNote({ ...deps, workspaceId }, { subject: `note ${number}`, text: `text ${number}` });
    },
    tamper: (...statements) =>
      withClient(store.access.configFor('owner'), async (owner) => {
        await owner.query('ALTER TABLE hub.audit_event DISABLE TRIGGER USER');
        for (const statement of statements) await owner.query(statement);
        await owner.query('ALTER TABLE hub.audit_event ENABLE TRIGGER USER');
      }),
    close: async () => {
      await close();
      await rm(dataDir, { recursive: true });
    },
  };
}
