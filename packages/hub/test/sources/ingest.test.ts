import { afterEach, beforeEach, expect, it } from 'vitest';
import { dayMs, type OpenSources, openSources } from './open-sources.ts';

let sources: OpenSources;
beforeEach(async () => {
  sources = await openSources({
    changed: (connector) => (connector.name === 'ninjaone' ? { ...connector, deletions: { notSeenForDays: 3 } } : connector),
  });
});
afterEach(() => sources.close());

const figures = async (more: Parameters<OpenSources['ingest']>[0] = {}) =>
  Object.fromEntries((await sources.ingest(more)).streams.map(({ stream, ...pass }) => [stream, pass]));

const countOf = (stream: string, where = 'true') =>
  sources.query<{ id: string }>(
    `SELECT external_id AS id FROM hub.source_record WHERE stream = $1 AND ${where} ORDER BY external_id`,
    [stream],
  );

it('reads every list of a tool into the hub, and writes nothing the second time', async () => {
  await sources.add();
  expect(await figures()).toMatchObject({
    company: { state: 'complete', rows: 5, written: 5, pages: 3 },
    device: { state: 'complete', rows: 7, written: 7, pages: 4 },
    'licence-count': { state: 'complete', rows: 7, written: 7 },
    alert: { state: 'complete', rows: 3, written: 3 },
  });
  const [device] = await sources.query<{ record: { lastSeenAt: string }; company_id: string }>(
    `SELECT record, company_id FROM hub.source_record WHERE stream = 'device' AND external_id = '101'`,
  );
  expect(device).toMatchObject({ company_id: '11', record: { name: 'PC-0', lastSeenAt: '2026-11-18T11:06:40.250Z' } });
  const before = await sources.query(
    'SELECT external_id, xmin::text, seen_at FROM hub.source_record ORDER BY stream, external_id',
  );
  sources.pass(60_000);
  const again = await figures();
  expect(Object.values(again).map((pass) => ('written' in pass ? pass.written : pass.state))).toEqual([0, 0, 0, 0]);
  expect(
    await sources.query('SELECT external_id, xmin::text, seen_at FROM hub.source_record ORDER BY stream, external_id'),
  ).toEqual(before);
});

it('writes the record that changed, and no other', async () => {
  await sources.add();
  await sources.ingest();
  sources.pass(60_000);
  sources.rows.companies[1] = { ...sources.rows.companies[1], name: 'Renamed' };
  expect(await figures()).toMatchObject({ company: { rows: 5, written: 1 }, device: { written: 0 } });
  const changed = await sources.query(
    `SELECT external_id, record->>'name' AS name, changed_at > first_seen_at AS later FROM hub.source_record
      WHERE stream = 'company' AND changed_at > first_seen_at`,
  );
  expect(changed).toEqual([{ external_id: '12', name: 'Renamed', later: true }]);
});

it('keeps a name that the database would refuse, in a form that it takes', async () => {
  await sources.add();
  sources.rows.companies[0] = { ...sources.rows.companies[0], name: 'Half \ud83d and null \u0000' };
  expect(await figures()).toMatchObject({ company: { state: 'complete', rows: 5 } });
  const [kept] = await sources.query(`SELECT record->>'name' AS name FROM hub.source_record WHERE external_id = '11'`);
  expect(kept).toEqual({ name: 'Half \ufffd and null \ufffd' });
});

it('sets a row aside that cannot be read, calls nothing missing meanwhile, and clears it when it can', async () => {
  await sources.add();
  await sources.ingest();
  sources.pass(60_000);
  sources.peer.setFault({ kind: 'malformed', stream: 'companies' });
  expect(await figures()).toMatchObject({
    company: { state: 'complete', rows: 4, refused: 1, missing: 0, gone: 0, message: expect.stringContaining('1 row could not') },
  });
  expect(await countOf('company', 'gone_at IS NULL AND missing_since IS NULL')).toHaveLength(5);
  const refused = () => sources.query<{ problem: string }>('SELECT problem FROM hub.source_refusal WHERE cleared_at IS NULL');
  expect(await refused()).toMatchObject([{ problem: expect.stringContaining('id') }]);
  sources.pass(60_000);
  sources.peer.setFault(null);
  await sources.ingest();
  expect(await refused()).toEqual([]);
});

it('calls gone what was not seen for the days of the connector, and takes it back when it comes again', async () => {
  await sources.add();
  await sources.ingest();
  const lastThere = sources.now();
  const [lost] = sources.rows.companies.splice(4, 1);
  sources.pass(dayMs);
  expect(await figures()).toMatchObject({ company: { missing: 1, gone: 0 } });
  const [missing] = await sources.query<{ seen_at: Date; missing_since: Date; gone_at: Date | null }>(
    `SELECT seen_at, missing_since, gone_at FROM hub.source_record WHERE stream = 'company' AND external_id = '15'`,
  );
  expect(missing).toEqual({ seen_at: lastThere, missing_since: sources.now(), gone_at: null });
  sources.pass(3 * dayMs - 1);
  expect(await figures()).toMatchObject({ company: { missing: 1, gone: 0 } });
  sources.pass(1);
  expect(await figures()).toMatchObject({ company: { gone: 1 } });
  expect(await countOf('company', 'gone_at IS NOT NULL')).toEqual([{ id: '15' }]);
  sources.rows.companies.push(lost ?? expect.fail('nothing was lost'));
  expect(await figures()).toMatchObject({ company: { written: 1 } });
  expect(await countOf('company', 'gone_at IS NULL AND missing_since IS NULL')).toHaveLength(5);
});

it('does not believe that more than a fifth is gone at once without a word; alerts may all be over', async () => {
  await sources.add({ goneAfterDays: 0 });
  await sources.ingest();
  sources.rows.companies.splice(3);
  sources.rows.alerts.splice(0);
  sources.pass(60_000);
  expect(await figures()).toMatchObject({
    company: { state: 'complete', gone: 0, withheld: 2, message: expect.stringContaining('--accept-gone') },
    alert: { gone: 3, withheld: 0 },
  });
  expect(await countOf('company', 'gone_at IS NULL')).toHaveLength(5);
  expect(await figures({ acceptGone: true })).toMatchObject({ company: { gone: 2, withheld: 0 } });
});

it('calls nothing missing where a list repeated a page instead of ending', async () => {
  await sources.add({ goneAfterDays: 0 });
  await sources.ingest();
  sources.peer.setFault({ kind: 'stuck' });
  expect(await figures()).toMatchObject({ company: { state: 'incomplete', isComplete: false, missing: 0, gone: 0 } });
  expect(await countOf('company', 'missing_since IS NULL')).toHaveLength(5);
});

it('ends the pass of a list that fails, says why without values, and reads the others', async () => {
  await sources.add();
  sources.peer.setFault({ kind: 'status', status: 403, times: 1 });
  const { company, device } = await figures();
  expect(company).toMatchObject({ state: 'failed', message: expect.stringMatching(/NinjaOne/) });
  expect(device).toMatchObject({ state: 'complete', rows: 7 });
});

it.each(['killed', 'stopped'] as const)('%s after a page, goes on behind it and reads no page twice', async (how) => {
  await sources.add();
  const stop = new AbortController();
  let kept = 0;
  const crash = () => {
    kept += 1;
    if (kept === 1 && how === 'stopped') stop.abort(new Error('put down'));
    if (kept === 1 && how === 'killed') throw new Error('killed');
  };
  await expect(sources.ingest({ signal: stop.signal }, { ...sources.deps, crash })).rejects.toThrow();
  expect(await countOf('company')).toHaveLength(3);
  sources.peer.setFault(null); // forgets what was asked
  expect(await figures()).toMatchObject({ company: { state: 'complete', takenUp: 1, rows: 5, pages: 3 } });
  const asked = sources.peer.requests.filter(({ path }) => path === '/v2/organizations').map(({ query }) => query.get('after'));
  expect(asked).toEqual(['13', '15']);
  expect(await countOf('company')).toHaveLength(5);
});

it('a list is read by one at a time', async () => {
  await sources.add();
  const [one, other] = await Promise.all([sources.ingest(), sources.ingest()]);
  const states = [...one.streams, ...other.streams].map(({ state }) => state);
  expect(states).toContain('busy');
  expect(await countOf('company')).toHaveLength(5);
  expect(await sources.query(`SELECT 1 FROM hub.source_pass WHERE stream = 'company'`)).toHaveLength(1);
});
