import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { apiRoutes } from '@sundog/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanHtml } from '../../src/engine/read/clean-html.ts';
import { mountRoutes } from '../../src/entry/http/api/mount-routes.ts';
import { handlers } from '../../src/entry/http/handlers/index.ts';
import { buildHttpServer } from '../../src/entry/http/http-server.ts';
import { bearer, openTestGate, principalOf } from '../api/test-gate.ts';
import { openSandboxMirror, type SandboxMirror } from '../sync/sandbox-mirror.ts';
import { openApi, type TestApi } from './open-api.ts';

let mirror: SandboxMirror;
let api: TestApi;
let client: number;

/** What stands in summaries, names and numbers of HaloPSA, written by whoever can write a ticket. */
const sql = [
  `'); DROP TABLE mirror.ticket; --`,
  `x' OR '1'='1`,
  `"; DELETE FROM hub.audit_event; --`,
  `$1 :name {0} %s`,
  `\\'; SELECT pg_sleep(20); --`,
  `NULL) UNION SELECT 1 --`,
];
const script = '<script>alert(1)</script>';
const image = '"><img src=x onerror=alert(1)>';
const formulas = [`=cmd|' /C calc'!A0`, '+1+1', '@SUM(1)', '\t=1', '-1+1', '＝1+1'];

beforeAll(async () => {
  mirror = await openSandboxMirror({ seed: 41, world: { tickets: 30, assets: 10 } });
  const { control } = mirror.sandbox;
  for (const [index, summary] of sql.entries()) control.edit({ entity: 'ticket', key: 1 + index, changes: { summary } });
  for (const [index, summary] of formulas.entries()) control.edit({ entity: 'ticket', key: 11 + index, changes: { summary } });
  control.edit({
    entity: 'ticket',
    key: 20,
    changes: { summary: `${script}${image}`, details_html: `<svg onload=alert(1)>${script}<p>text</p></svg>` },
  });
  client = Number([...mirror.sandbox.oracle.snapshot('ticket')].find(({ id }) => id === 20)?.['client_id']);
  control.edit({ entity: 'client', key: client, changes: { name: `${script}${image} ${sql[0]}` } });
  control.edit({ entity: 'asset', key: 3, changes: { inventory_number: `${script}${image}` } });
  await mirror.sync({ part: 'lists' });
  await mirror.sync({ record: { entity: 'ticket', id: 20 } });
  api = await openApi(mirror.store);
  const reader = { connectionIds: [mirror.connectionId], clients: null };
  api.be('all', { reader, may: ['read-data', 'export-data', 'read-audit', 'view-sync'] });
  await api.house.main.explore.indexForSearch({ connectionId: mirror.connectionId, signal: new AbortController().signal });
}, 400_000);
afterAll(async () => {
  await api.close();
  await mirror.close();
});

const base = () => `/api/v1/workspaces/1/connections/${mirror.connectionId}`;
const get = (path: string, query: Readonly<Record<string, unknown>> = {}) => {
  const given = Object.entries(query).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
  return api.ask('all', 'GET', `${path}?${new URLSearchParams(given as [string, string][])}`);
};
const tickets = (query: Readonly<Record<string, unknown>>) => get(`${base()}/records/ticket`, query);

describe('S16: SQL that stands in a record', () => {
  it('is a text when it orders, pages, filters, is searched for and exported', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    // The value of one row is what asks for the next.
    do {
      const page = await tickets({ sort: 'summary', limit: 1, columns: 'id,summary', ...(cursor === null ? {} : { cursor }) });
      expect(page.status, JSON.stringify(page.body)).toBe(200);
      seen.push(...page.body.items.map(({ key }: { key: string }) => key));
      cursor = page.body.nextCursor as string | null;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(30);
    for (const [index, summary] of sql.entries()) {
      for (const is of ['equals', 'starts', 'contains'])
        expect((await tickets({ filters: [{ column: 'summary', is, value: summary }] })).body.items).toMatchObject([
          { key: String(1 + index) },
        ]);
      const found = await get('/api/v1/workspaces/1/search', { text: summary });
      expect(found.status).toBe(200);
      const file = await get(`${base()}/exports/ticket`, {
        format: 'csv',
        columns: 'id,summary',
        filters: [{ column: 'summary', is: 'equals', value: summary }],
      });
      expect(file.bytes.toString('utf8').trim().split('\r\n')).toHaveLength(2);
    }
  });

  it('is a text when it is kept as a version, read as of then, saved in a view and listed beside a client', async () => {
    const before = new Date().toISOString();
    for (const key of [1, 2, 3])
      mirror.sandbox.control.edit({ entity: 'ticket', key, changes: { status_id: 3, summary: `${sql[key]} again` } });
    await mirror.sync({ only: ['ticket'], full: true });
    expect((await tickets({ asOf: before, columns: 'id,statusId', limit: 200 })).body.items).toHaveLength(30);
    expect((await get(`${base()}/records/ticket/1/as-of`, { at: before })).status).toBe(200);
    expect((await get(`${base()}/records/client/${client}`)).status).toBe(200);
    for (const name of sql) {
      const question = { filters: [{ column: 'summary', is: 'contains', value: name }], search: name };
      const view = { entity: 'ticket', name, question, isShared: false, isDefault: false };
      expect((await api.ask('all', 'POST', '/api/v1/workspaces/1/views', view)).body).toMatchObject({ name, question });
    }
    expect((await get('/api/v1/workspaces/1/views')).body.items).toHaveLength(sql.length);
    expect(await mirror.keysOf('ticket')).toHaveLength(30);
  });
});

describe('S19: a script that stands in a record', () => {
  it('leaves the hub as JSON that nothing takes for a page, wherever it stands', async () => {
    const answers = [
      await tickets({ filters: [{ column: 'id', is: 'equals', value: 20 }] }),
      await get(`${base()}/records/ticket/20`),
      await get(`${base()}/records/ticket/20/raw`),
      await get(`${base()}/records/client/${client}`),
      await get(`${base()}/records/asset/3`),
      await get(`${base()}/overview`),
      await get('/api/v1/workspaces/1/search', { text: 'alert' }),
      await get('/api/v1/workspaces/1/audit'),
    ];
    for (const { status, headers } of answers) {
      expect(status).toBe(200);
      expect(headers['content-type']).toMatch(/^application\/json/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
    }
    // The text itself is told to the letter: a client may be called so.
    expect(answers[3]?.body.title).toContain(script);
  });

  it('is cut out of what is shown as HTML, and only that is', async () => {
    const { body } = await get(`${base()}/records/ticket/20`);
    for (const html of Object.values(body.html as Record<string, string>))
      expect(html).not.toMatch(/<script|<svg|onload|onerror|<img/i);
    for (const html of [
      '<a href="java&#10;script:alert(1)">x</a>',
      '<a href="data:text/html,<script>alert(1)</script>">x</a>',
      '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
      '<form action="https://evil.example"><input name=password></form>',
      '<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=https://evil.example">',
      '<p style="background:url(https://evil.example)" class="x" id="root">x</p>',
      '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    ])
      expect(cleanHtml(html)).not.toMatch(/<(?!\/?(?:a|p|table)\b)|script:|data:|evil|style=|class=|id=|onerror=(?!.*&)/i);
  });

  it('is put into a page as HTML in one place of the console, of which the hub sends the text cleaned', () => {
    const console = join(import.meta.dirname, '..', '..', '..', 'web', 'src');
    const files = readdirSync(console, { recursive: true })
      .map(String)
      .filter((name) => /\.tsx?$/.test(name));
    expect(files.length).toBeGreaterThan(100);
    const raw =
      /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|createContextualFragment|srcDoc/;
    expect(files.filter((name) => raw.test(readFileSync(join(console, name), 'utf8')))).toEqual([
      join('pages', 'object', 'HtmlField.tsx'),
    ]);
  });
});

describe('S20: a picture or a page that comes as a file', () => {
  const files = apiRoutes.filter(({ answer }) => answer !== null && 'kind' in answer && answer.kind === 'file');

  it('is of no type that a browser opens as a document', () => {
    expect(files.length).toBeGreaterThanOrEqual(3);
    for (const { name, answer } of files)
      for (const type of answer !== null && 'types' in answer ? answer.types : [])
        expect([name, type]).not.toEqual([name, expect.stringMatching(/html|svg|xml(?!formats)|pdf|javascript/)]);
  });

  it('is saved and not shown, and no picture of HaloPSA is sent on', async () => {
    for (const path of [
      `${base()}/exports/ticket?format=csv`,
      `${base()}/exports/ticket?format=xlsx`,
      '/api/v1/workspaces/1/audit/export',
    ]) {
      const { status, headers } = await api.ask('all', 'GET', path);
      expect([path, status]).toEqual([path, 200]);
      expect(headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+"$/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
    }
    expect(
      cleanHtml('<img src="data:image/svg+xml;base64,PHN2Zz4="><svg><a href="x">y</a></svg><object data="x.svg"></object>'),
    ).not.toMatch(/<(img|svg|object)/);
  });
});

/** The parts of a ZIP archive, by name. */
function unzip(archive: Buffer): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  const end = archive.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, nameLength, extra, comment] = [
      archive.readUInt32LE(at + 20),
      ...[28, 30, 32].map((offset) => archive.readUInt16LE(at + offset)),
    ] as const;
    const local = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = archive.subarray(start, start + size);
    parts.set(name, (archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes).toString('utf8'));
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return parts;
}

describe('S21: a formula that stands in a record', () => {
  it('is a text in CSV, whatever sign it begins with', async () => {
    const file = await get(`${base()}/exports/ticket`, { format: 'csv', columns: 'summary,id', sort: 'id' });
    const lines = file.bytes.toString('utf8').split('\r\n').slice(11, 17);
    expect(lines).toHaveLength(formulas.length);
    for (const [index, line] of lines.entries()) expect(line.replace(/^"/, '').startsWith(`'${formulas[index]?.[0]}`)).toBe(true);
  });

  it('is a text in XLSX, where nothing at all is a formula', async () => {
    const file = await get(`${base()}/exports/ticket`, { format: 'xlsx', columns: 'id,summary', sort: 'id' });
    const parts = unzip(file.bytes);
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toContain('<row');
    expect(sheet).not.toMatch(/<f[ >]/);
    expect([...parts.keys()].filter((name) => /vba|external|embed/i.test(name))).toEqual([]);
    expect([...parts.values()].join('')).toContain('+1+1');
  });
});

describe('S23: the name of a file', () => {
  it('is made of words of ours: no text of a record or of the address comes into it', async () => {
    for (const entity of ['ticket%0d%0aset-cookie:%20x=1', 'ticket%22;filename=%22x.html', '..%2f..%2fetc%2fpasswd', 'ticket%00'])
      expect((await api.ask('all', 'GET', `${base()}/exports/${entity}?format=csv`)).status).toBeGreaterThanOrEqual(400);
  });

  it('cannot end its header, leave its folder or say another type, whatever a handler calls it', async () => {
    const { gatekeeper, be } = openTestGate();
    be('all', principalOf('all', { reader: { connectionIds: [1], clients: null }, capabilities: ['export-data'] }));
    for (const fileName of [
      'a"; filename="b.html',
      'a\r\nset-cookie: x=1',
      '../../b',
      'a\\b',
      'a\u202etxt.exe',
      'a\u0000.csv',
      'x'.repeat(5000),
    ]) {
      const server = buildHttpServer({ logError: () => undefined, hosts: [] });
      const renamed = { ...handlers, 'exports.direct': () => ({ type: 'text/csv', fileName, content: 'x' }) };
      mountRoutes(server, { routes: apiRoutes, handlers: renamed, house: api.house, gatekeeper, origins: new Set() });
      const answer = await server.inject({
        url: '/api/v1/workspaces/1/connections/1/exports/ticket?format=csv',
        headers: bearer('all'),
      });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="[\w .()-]{1,150}"$/);
      expect(answer.headers['set-cookie']).toBeUndefined();
      await server.close();
    }
  });
});
