import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { defineVerb, type VerbDeps } from '../src/engine/verb.ts';
import { verifyWholeAudit } from '../src/features/audit/verify-audit.ts';
import { systemClock } from '../src/foundation/clock.ts';
import { withClient } from '../src/store/access.ts';
import type { Store } from '../src/store/database.ts';
import { openStore } from '../src/store/open-store.ts';
import { describeMachine, medianAndWorst } from './stage/figures.ts';
import { option } from './stage/options.ts';

// Usage: npm run bench:audit -- [--verbs 2000] [--runs 5]
// What tying every row of the audit to the one before costs a verb: verbs that do nothing else, so that the cost cannot hide, one after
// another and many at once, with the chain and on a database where it was taken out. Then how fast the chain is computed again.

const verbs = Number(option('verbs', '2000'));
const runs = Number(option('runs', '5'));

const act = defineVerb<VerbDeps, z.ZodObject<{ id: z.ZodInt }>, undefined, void>({
  name: 'bench.act',
  input: z.object({ id: z.int() }),
  prepare: async () => undefined,
  run: async () => undefined,
  audit: ({ id }) => ({ subject: `connection ${id}`, detail: { before: { name: 'one' }, after: { name: 'another' } } }),
});

const depsOf = (store: Store): VerbDeps => ({
  store,
  workspaceId: 1,
  clock: systemClock,
  actor: { kind: 'operator', name: 'bench', may: 'everything' },
});

/** Verbs per second with so many under way at once. */
async function measure(store: Store, atOnce: number): Promise<number> {
  const deps = depsOf(store);
  let next = 0;
  const began = performance.now();
  const work = async () => {
    while (next < verbs) {
      next += 1;
      await act(deps, { id: next });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return verbs / ((performance.now() - began) / 1000);
}

/** The audit as it was before it had a chain. */
const withoutChain = `
  ALTER TABLE hub.audit_event DISABLE TRIGGER USER;
  ALTER TABLE hub.audit_event ALTER seq DROP NOT NULL, ALTER previous_hash DROP NOT NULL, ALTER hash DROP NOT NULL;
  DROP INDEX hub.audit_event_chain, hub.audit_event_by_subject;
  CREATE INDEX audit_event_by_time ON hub.audit_event (workspace_id, id DESC);`;

const folder = mkdtempSync(join(tmpdir(), 'sundog-bench-audit-'));
const open = (name: string) =>
  openStore({
    dataDir: join(folder, name),
    databaseUrl: null,
    key: Buffer.alloc(32, 1),
    rolePrefix: 'sundog',
    say: () => undefined,
  });
const [chained, plain] = [await open('chained'), await open('plain')];
try {
  await withClient(plain.access.configFor('owner'), (owner) => owner.query(withoutChain));
  console.info(`${verbs} verbs, ${runs} run(s), ${describeMachine()}`);
  for (const atOnce of [1, 10]) {
    const figures = { chained: [] as number[], plain: [] as number[] };
    for (let run = 0; run < runs; run += 1) {
      figures.plain.push(await measure(plain, atOnce));
      figures.chained.push(await measure(chained, atOnce));
    }
    console.info(`  ${atOnce} at once: with the chain ${medianAndWorst(figures.chained, 'least')} verbs/s`);
    console.info(`             without it   ${medianAndWorst(figures.plain, 'least')} verbs/s`);
  }
  const began = performance.now();
  const [report] = await verifyWholeAudit(depsOf(chained), { dataDir: folder, files: [] });
  const seconds = (performance.now() - began) / 1000;
  if (!report || report.fault !== null) throw new Error(`The chain is broken: ${JSON.stringify(report)}`);
  console.info(`  computed again: ${report.rows.toLocaleString('en')} rows in ${seconds.toFixed(1)} s`);
} finally {
  await Promise.all([chained.close(), plain.close()]);
  rmSync(folder, { recursive: true, force: true });
}
