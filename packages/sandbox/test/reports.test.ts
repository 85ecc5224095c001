import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { Visitor } from './visitor.ts';

let sandbox: Sandbox;
let visitor: Visitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  visitor = await Visitor.signIn(sandbox);
});
afterAll(() => sandbox.close());

const run = async (sql: string) =>
  (await visitor.post('Report', [{ id: 0, name: '', sql, apiquery_id: 0, _testonly: false, _loadreportonly: true }])).json;

test('SQL that is sent runs over the present rows and stores nothing', async () => {
  const before = sandbox.oracle.effects().length;
  const { report } = await run('SELECT TOP 3 [Faultid], Symptom FROM FAULTS ORDER BY Faultid');
  expect([report.loaded, report.load_error, report.rows.length]).toEqual([true, '', 3]);
  expect(report.rows[0]).toMatchObject({ Faultid: 1, Symptom: sandbox.oracle.get('ticket', 1)?.['summary'] });
  expect(sandbox.oracle.effects()).toHaveLength(before);
  await visitor.post('Tickets', [{ id: 1, summary: 'Seen by the report' }]);
  expect((await run('SELECT Symptom FROM FAULTS WHERE Faultid = 1')).report.rows).toEqual([{ Symptom: 'Seen by the report' }]);
});

test.each(['DROP TABLE FAULTS', 'SELECT * FROM NOWHERE', 'nonsense', ''])('%j answers load_error', async (sql) => {
  const { report } = await run(sql);
  expect(report).toMatchObject({ loaded: false, rows: [] });
  expect(report.load_error).not.toBe('');
});

test('saved reports run when they are asked to, and one of them has outlived its table', async () => {
  const { reports } = (await visitor.get('Report?pageinate=true&page_size=100')).json;
  const errors = new Map<string, string>();
  for (const { id, name } of reports) {
    expect((await visitor.get(`Report/${id}`)).json.report?.rows ?? []).toEqual([]);
    const { report } = (await visitor.get(`Report/${id}?includedetails=true&loadreport=true`)).json;
    expect(report.loaded).toBe(report.rows.length > 0);
    if (!report.loaded) errors.set(name, report.load_error);
  }
  expect(reports.length).toBeGreaterThan(5);
  expect([...errors.values()]).toEqual([expect.stringContaining('Invalid object name')]);
});

test('running SQL needs edit:reporting, a saved report only read:reporting', async () => {
  const reader = await Visitor.signIn(sandbox, 'read:reporting');
  expect((await reader.post('Report', [{ sql: 'SELECT 1', _loadreportonly: true }])).status).toBe(403);
  expect((await reader.get('Report?count=1')).status).toBe(200);
});
