import { MESSY, RawJson } from '@sundog/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entities } from '../../src/catalog/entities/index.ts';
import type { SyncReport } from '../../src/engine/sync/progress.ts';
import { mirrorTableOf } from '../../src/store/mirror/mirror-table.ts';
import { openSandboxMirror, type SandboxMirror } from './sandbox-mirror.ts';

const countOf = (entity: string, expected: string) =>
  MESSY.filter((odd) => odd.entity === entity && odd.expected === expected).length;

/** A member as JSON text has it once parsed. */
function asServed(value: unknown): unknown {
  if (value instanceof RawJson) return JSON.parse(value.text);
  return JSON.parse(JSON.stringify(value ?? null));
}

describe('a sync of the scenario messy', () => {
  let mirror: SandboxMirror;
  let report: SyncReport;

  beforeAll(async () => {
    mirror = await openSandboxMirror({ scenario: 'messy', seed: 7 });
    report = await mirror.sync({ part: 'lists' });
  }, 180_000);
  afterAll(() => mirror.close());

  it('ends for every list: a bad row never stops the others', () => {
    expect(report.entities.filter(({ phase }) => phase !== 'done').map(({ entity }) => entity)).toEqual([]);
  });

  it('calls complete what is proven, and says so where two rows on different pages claim one key', () => {
    const unproven = report.entities.filter(({ isComplete }) => !isComplete);
    for (const { entity, message } of unproven) {
      expect(countOf(entity, 'merged')).toBeGreaterThan(0);
      expect(message).toMatch(/Halo counts \d+ records and \d+ were received/);
    }
  });

  const odd = [...new Set(MESSY.map(({ entity }) => entity))].filter((name) =>
    entities.some(({ halo, isHistory }) => halo.name === name && halo.source.by === 'list' && !isHistory),
  );

  it.each(odd)(
    '%s: every record is in the mirror once; only rows without a key are set aside, each with its reason',
    async (name) => {
      const rows = mirror.sandbox.oracle.count(name);
      const quarantined = countOf(name, 'quarantined');
      const entity = entities.find(({ halo }) => halo.name === name);
      const table = entity ? mirrorTableOf(entity.halo).table : '';
      expect(await mirror.keysOf(name)).toHaveLength(rows - quarantined - countOf(name, 'merged'));
      const issues = await mirror.query<{ code: string; sentence: string; raw: string }>(
        `SELECT code, sentence, raw FROM hub.sync_issue WHERE entity = $1 AND kind = 'row'`,
        [table],
      );
      expect(issues.filter(({ code }) => code === 'unreadable-key')).toHaveLength(quarantined);
      for (const issue of issues) {
        expect(issue.sentence).toMatch(/key/);
        expect(issue.raw).toMatch(/^\{/);
      }
    },
  );

  const kept = MESSY.filter(
    (oddity) => !oddity.extra && odd.includes(oddity.entity) && typeof oddity.changes !== 'function' && !('id' in oddity.changes),
  );

  it.each(kept.map((oddity) => [`${oddity.entity}: ${oddity.what}`, oddity] as const))(
    '%s: kept to the letter',
    async (_name, oddity) => {
      const entity = entities.find(({ halo }) => halo.name === oddity.entity);
      const table = entity ? mirrorTableOf(entity.halo).table : '';
      const [row] = await mirror.query<{ raw: string }>(`SELECT raw FROM mirror.${table} WHERE id = $1`, [oddity.at + 1]);
      const raw = JSON.parse(row?.raw ?? 'null') as Record<string, unknown>;
      for (const [member, value] of Object.entries(oddity.changes))
        if (member in raw) expect(raw[member]).toEqual(asServed(value));
    },
  );

  it('F27: reads the values that retyped members mean', async () => {
    const rows = await mirror.query(
      'SELECT id, payment_terms, account_manager_agent_id FROM mirror.client WHERE id IN (19, 21) ORDER BY id',
    );
    expect(rows).toEqual([
      { id: 19, payment_terms: 30, account_manager_agent_id: 3 },
      expect.objectContaining({ id: 21, payment_terms: 30 }),
    ]);
  });

  it('F28: holds no year before 1970 in any column', async () => {
    const early: string[] = [];
    for (const { halo } of entities) {
      const table = mirrorTableOf(halo);
      for (const { column, type } of table.columns)
        if (type === 'timestamptz') {
          const found = await mirror.query(
            `SELECT 1 FROM mirror.${table.table} WHERE ${column} < '1970-01-01' OR ${column} > '9000-01-01' LIMIT 1`,
          );
          if (found.length > 0) early.push(`${table.table}.${column}`);
        }
    }
    expect(early).toEqual([]);
  });

  it('counts what it had to change, per field and problem', async () => {
    const notes = await mirror.query<{ entity: string; field: string; problem: string }>(
      'SELECT entity, field, problem FROM hub.sync_note',
    );
    expect(notes).toContainEqual({ entity: 'client', field: 'paymentTerms', problem: 'came as text' });
    expect(notes.some(({ problem }) => problem.includes('NUL'))).toBe(true);
  });

  it('writes nothing when it is run again, and counts no issue twice', async () => {
    const issues = await mirror.query('SELECT id FROM hub.sync_issue');
    const again = await mirror.sync({ part: 'lists', full: true });
    expect(again.rowsWritten).toBe(0);
    expect(await mirror.query('SELECT id FROM hub.sync_issue')).toHaveLength(issues.length);
  }, 120_000);
});
