import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints } from '../src/endpoints/index.ts';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { Visitor } from './visitor.ts';

interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly items?: Schema;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}

const file = fileURLToPath(new URL('../../../../shared/halo/swagger.json', import.meta.url));
const isThere = existsSync(file);
if (!isThere) console.warn('../shared/halo/swagger.json is absent: what the sandbox returns is not compared with the facts.');
const schemas: Readonly<Record<string, Schema>> = isThere ? JSON.parse(readFileSync(file, 'utf8')).components.schemas : {};

/** Every way in which a value is not what its schema says; nested objects and lists included. */
function misfits(value: unknown, schema: Schema, path: string): string[] {
  const named = schema.$ref?.split('/').at(-1);
  if (named !== undefined) return misfits(value, schemas[named] ?? {}, path);
  if (value === null || value === undefined) return [];
  if (schema.properties) {
    if (typeof value !== 'object' || Array.isArray(value)) return [`${path}: ${typeof value} instead of an object`];
    return Object.entries(value).flatMap(([member, inner]) => {
      const known = schema.properties?.[member];
      return known ? misfits(inner, known, `${path}.${member}`) : [`${path}.${member}: not in the schema`];
    });
  }
  if (schema.type === 'array')
    return Array.isArray(value)
      ? value.flatMap((item) => misfits(item, schema.items ?? {}, `${path}[]`))
      : [`${path}: ${typeof value} instead of an array`];
  return isOfType(value, schema)
    ? []
    : [`${path}: ${JSON.stringify(value)?.slice(0, 40)} instead of ${schema.type} ${schema.format ?? ''}`];
}

function isOfType(value: unknown, { type, format }: Schema): boolean {
  if (type === 'integer') return Number.isInteger(value) && (format !== 'int32' || Math.abs(Number(value)) <= 2 ** 31);
  if (type === 'number') return typeof value === 'number';
  if (type === 'boolean') return typeof value === 'boolean';
  if (type !== 'string') return true;
  if (typeof value !== 'string') return false;
  if (format === 'uuid') return /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i.test(value);
  return format !== 'date-time' || value === '' || !Number.isNaN(Date.parse(value));
}

const schemaOf = (name: string): Schema => schemas[name] ?? {};

const rowsOf = (json: unknown): readonly Record<string, unknown>[] => {
  if (Array.isArray(json)) return json;
  const lists = Object.entries(json as object).filter(
    ([name, value]) => Array.isArray(value) && name !== 'columns' && !name.endsWith('_ids'),
  );
  return (lists[0]?.[1] ?? []) as readonly Record<string, unknown>[];
};

/** The query that makes a list show as much as it can. */
const everything = [
  'pageinate=true&page_size=60&page_no=1&includeinactive=true&showall=true&includeapiagents=true&includeunassigned=true&includedisabled=true',
  'includeagent=true&includestatus=true&includetickettype=true&includelines=true&includeassetfields=true&includeuser=true&includeaddress=true',
  'includenotes=true&includevalues=true&includehtmlnote=true&showpriorities=true&showholidays=true&includetypesforgroups=true&includeagentsforteams=true&include_managers=true',
].join('&');

/** Lists that exist per record of another entity. */
const parents: Readonly<Record<string, string>> = {
  action: 'ticket_id=17',
  attachment: 'ticket_id=5',
  'asset-software': 'device_id=1',
  lookup: 'lookupid=11',
};

describe.skipIf(!isThere)('every member that the sandbox returns exists in the document of Halo, with its type', () => {
  let sandbox: Sandbox;
  let visitor: Visitor;
  beforeAll(async () => {
    sandbox = await startSandbox();
    visitor = await Visitor.signIn(sandbox);
  });
  afterAll(() => sandbox.close());

  test.each(endpoints.filter(({ hasRows }) => hasRows !== false).map((endpoint) => [endpoint.path, endpoint] as const))(
    '/%s',
    async (path, endpoint) => {
      expect(schemas[endpoint.schema], `schema ${endpoint.schema}`).toBeDefined();
      const parent = parents[endpoint.entity];
      const list = await visitor.get(`${path}?${everything}${parent === undefined ? '' : `&${parent}`}`);
      expect(list.status).toBe(200);
      const rows = rowsOf(list.json);
      expect(sandbox.oracle.count(endpoint.entity), `rows of ${endpoint.entity}`).toBeGreaterThan(0);
      expect(rows.length, 'rows of the list').toBeGreaterThan(0);
      const wrong = new Set(rows.flatMap((row) => misfits(row, schemaOf(endpoint.listSchema ?? endpoint.schema), 'list')));
      for (const row of rows.slice(0, 12)) {
        const key =
          (endpoint.key ?? ['id']).length > 1 && parent !== undefined && endpoint.entity === 'action'
            ? `?${parent}&includedetails=true`
            : '?includedetails=true';
        const detail = await visitor.get(`${path}/${row['id']}${key}`);
        expect(detail.status, `${path}/${row['id']}`).toBe(200);
        for (const misfit of misfits(detail.json, schemaOf(endpoint.schema), 'detail')) wrong.add(misfit);
      }
      expect([...wrong]).toEqual([]);
    },
  );

  test('what is written comes back with members that exist', async () => {
    const ticket = await visitor.post('Tickets', [{ summary: 'Facts', client_id: 5, assets: [{ id: 5 }] }]);
    const action = await visitor.post('Actions', [
      { ticket_id: ticket.json.id, outcome_id: 7, note_html: '<p>x</p>', timetaken: 0.25 },
    ]);
    const client = await visitor.post('Client', [{ name: 'Facts and Figures' }]);
    const [site] = (await visitor.get(`Site?client_id=${client.json.id}`)).json.sites;
    const user = await visitor.post('Users', [{ site_id: site.id, firstname: 'Ada', surname: 'Field' }]);
    const asset = await visitor.post('Asset', [{ assettype_id: 1, site_id: site.id, inventory_number: 'F-1' }]);
    const wrong = [
      ...misfits(ticket.json, schemaOf('Faults'), 'ticket'),
      ...misfits(action.json, schemaOf('Actions'), 'action'),
      ...misfits(client.json, schemaOf('Area'), 'client'),
      ...misfits((await visitor.get(`Site/${site.id}`)).json, schemaOf('Site'), 'site'),
      ...misfits(user.json, schemaOf('Users'), 'user'),
      ...misfits(asset.json, schemaOf('Device'), 'asset'),
      ...(await visitor.get('AssetChange?count=5')).json.changes.flatMap((row: unknown) =>
        misfits(row, schemaOf('DeviceChange'), 'change'),
      ),
    ];
    expect(wrong).toEqual([]);
  });
});
