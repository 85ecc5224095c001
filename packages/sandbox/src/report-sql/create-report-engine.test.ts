import { afterAll, describe, expect, it } from 'vitest';
import { makeWorld, seedEntities } from '../seed/index.ts';
import type { Row } from '../tables/table.ts';
import { createReportEngine } from './create-report-engine.ts';

const world = makeWorld('small', 7);
let writes = 0;
const added: Row[] = [];

function* rows(name: string): Iterable<Row> {
  const entity = seedEntities.find((one) => one.entity === name);
  if (entity === undefined) return;
  for (let index = 0; index < entity.count(world); index += 1) yield entity.row(index, world);
  if (name === 'client') yield* added;
}

const engine = createReportEngine({ rows, version: (entity) => (entity === 'client' ? writes : 0), now: () => world.now });
afterAll(() => engine.close());

const valuesOf = (sql: string): unknown => {
  const { load_error, rows: found } = engine.run(sql);
  expect(load_error).toBe('');
  return found.map((row) => Object.values(row));
};
const errorOf = (sql: string): string => {
  const outcome = engine.run(sql);
  expect(outcome).toMatchObject({ loaded: false, rows: [], columns: [] });
  return outcome.load_error;
};

describe('a report over the rows of the sandbox', () => {
  it('counts and joins what the tables hold', () => {
    expect(valuesOf('SELECT COUNT(*) FROM AREA')).toEqual([[world.clients]]);
    expect(
      valuesOf('SELECT COUNT(*) FROM FAULTS f JOIN AREA a ON a.aarea = f.Areaint WHERE f.RequestTypeNew NOT IN (5, 7)'),
    ).toEqual([[world.tickets]]);
    expect(valuesOf('SELECT COUNT(*) FROM ACTIONS WHERE Faultid = 1')).toEqual([[3]]);
  });

  it('names columns by their titles', () => {
    expect(engine.run('SELECT TOP 1 aarea AS [Client Id], aareadesc Name FROM dbo.[AREA] WITH (NOLOCK) ORDER BY aarea')).toEqual({
      loaded: true,
      load_error: '',
      rows: [{ 'Client Id': 1, Name: 'Unknown' }],
      columns: ['Client Id', 'Name'],
    });
  });

  it.each([
    ['SELECT TOP 2 Faultid FROM FAULTS ORDER BY Faultid', [[1], [2]]],
    ['SELECT DISTINCT TOP (1) Status FROM FAULTS WHERE Status = 9', [[9]]],
    ['SELECT Faultid FROM FAULTS ORDER BY Faultid OFFSET 5 ROWS FETCH NEXT 1 ROWS ONLY', [[6]]],
    ['SELECT Faultid FROM FAULTS WHERE Faultid IN (SELECT TOP 1 Faultid FROM FAULTS ORDER BY Faultid) ORDER BY Faultid', [[1]]],
    ['WITH t (n) AS (SELECT TOP 1 Faultid FROM FAULTS ORDER BY Faultid) SELECT n + 1 FROM t', [[2]]],
    ["SELECT aareadesc + ' (' + CAST(aarea AS varchar(10)) + ')' FROM AREA WHERE aareadesc = 'UNKNOWN'", [['Unknown (1)']]],
    [
      "SELECT ISNULL(NULL, 'x'), LEN('abc  '), LEFT('abcd', 2), CHARINDEX('c', 'abcd'), CONCAT('a', NULL, 1)",
      [['x', 3, 'ab', 3, 'a1']],
    ],
    [
      "SELECT DATEADD(month, 1, '2026-01-31'), DATEADD(day, -1, '2026-03-01 10:00')",
      [['2026-02-28T00:00:00', '2026-02-28T10:00:00']],
    ],
    [
      "SELECT DATEDIFF(day, '2026-01-01', '2026-02-01'), DATEDIFF(month, '2026-01-31', '2026-02-01'), DATEPART(year, '2026-01-01')",
      [[31, 1, 2026]],
    ],
    [
      'SELECT CONVERT(varchar(10), GETDATE(), 120), CONVERT(date, GETDATE()), YEAR(GETDATE())',
      [['2026-11-16', '2026-11-16', 2026]],
    ],
    ["SELECT CAST('12' AS int) + 1, CAST(1.256 AS decimal(10, 2)), CONVERT(varchar(3), 'abcdef')", [[13, 1.26, 'abc']]],
    ["SELECT 'it''s', N'ü', [aarea] FROM [AREA] WHERE [aarea] = 1 -- comment ; with marks", [["it's", 'ü', 1]]],
  ])('understands %s', (sql, expected) => {
    expect(valuesOf(sql)).toEqual(expected);
  });

  it('compares moments with dates and texts', () => {
    const found = engine.run(
      "SELECT dateoccured FROM FAULTS WHERE dateoccured >= '2026-11-13 08:00' AND dateoccured < DATEADD(hour, 4, '2026-11-13T08:00:00') ORDER BY dateoccured",
    );
    expect(found.rows.length).toBeGreaterThan(0);
    for (const row of found.rows) expect(String(row['dateoccured'])).toMatch(/^2026-11-13T(08|09|10|11):/);
  });

  it.each([
    ['DELETE FROM FAULTS', 'Only a SELECT'],
    ['', 'Only a SELECT'],
    ['SELECT 1; SELECT 2', 'one statement'],
    ['SELECT 1; DROP TABLE FAULTS', 'one statement'],
    ['SELECT * INTO copied FROM FAULTS', "near 'INTO'"],
    ['WITH t AS (SELECT 1 AS n) DELETE FROM FAULTS', "near 'DELETE'"],
    ['SELECT * FROM NOSUCHTABLE', "Invalid object name 'NOSUCHTABLE'"],
    ['SELECT * FROM sqlite_master', "Invalid object name 'sqlite_master'"],
    ["SELECT * FROM pragma_table_info('FAULTS')", 'Invalid object name'],
    ['SELECT nosuchcolumn FROM FAULTS', "Invalid column name 'nosuchcolumn'"],
    ["SELECT load_extension('x')", 'not a recognized built-in function'],
    ["SELECT readfile('/etc/hostname')", 'not a recognized built-in function'],
    ['SELECT @@VERSION', 'Must declare'],
    ['SELECT TOP 10 PERCENT Faultid FROM FAULTS', "near 'PERCENT'"],
    ['SELECT x = 1', "near '='"],
    ["SELECT 'open", 'Incorrect syntax'],
    ['SELECT (1', 'Incorrect syntax'],
    ['SELECT FROM WHERE', 'Incorrect syntax'],
    ['SELECT DATEADD(fortnight, 1, GETDATE())', "'fortnight' is not a recognized"],
    ['SELECT TOP 1 Status FROM FAULTS UNION SELECT 1', "near 'UNION'"],
  ])('refuses %s', (sql, words) => {
    expect(errorOf(sql)).toContain(words);
  });

  it('sees what was written since', () => {
    const before = valuesOf('SELECT COUNT(*) FROM AREA');
    expect(before).toEqual([[world.clients]]);
    added.push({ id: 999, name: 'Written Later Ltd', inactive: false });
    writes += 1;
    expect(valuesOf("SELECT aarea FROM AREA WHERE aareadesc LIKE 'written%'")).toEqual([[999]]);
  });

  it('leaves out rows beyond its cap', () => {
    expect(engine.run('SELECT a.Faultid FROM FAULTS a JOIN FAULTS b ON b.Areaint = a.Areaint').rows).toHaveLength(100_000);
  });

  it('stops a query that takes too long, and goes on', () => {
    const hurried = createReportEngine({ rows, version: () => 0, now: () => world.now }, 300);
    expect(hurried.run('SELECT COUNT(*) FROM FAULTS a, FAULTS b, FAULTS c').load_error).toContain('Timeout');
    expect(hurried.run('SELECT COUNT(*) AS n FROM SITE').rows).toEqual([{ n: world.sites }]);
    hurried.close();
  });

  it('runs the saved reports, but for the one whose table is gone', () => {
    const outcomes = [...rows('report')].map((report) => engine.run(String(report['sql'])));
    expect(outcomes.filter((outcome) => !outcome.loaded)).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.loaded) expect(outcome.rows.length).toBeGreaterThan(0);
  });
});
