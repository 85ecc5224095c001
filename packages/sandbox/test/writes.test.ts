import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { Visitor } from './visitor.ts';

type Row = Record<string, unknown>;
let sandbox: Sandbox;
let visitor: Visitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  visitor = await Visitor.signIn(sandbox);
});
afterAll(() => sandbox.close());

const incident = { tickettype_id: 1, client_id: 5, summary: 'Printer on fire', details_html: '<p>Very <b>hot</b></p>' };

describe('POST', () => {
  test('answers 201 with the object that was made', async () => {
    const { status, json } = await visitor.post('Tickets', [incident]);
    expect(status).toBe(201);
    expect(json).toMatchObject({
      id: 8001,
      summary: 'Printer on fire',
      details: 'Very hot',
      client_name: expect.any(String),
      status_name: 'New',
      agent_id: 1,
    });
    expect((await visitor.get(`Tickets/${json.id}`)).json).toEqual(json);
  });

  test('takes an object as well as an array, answers the last, with returnall all', async () => {
    const one = await visitor.post('/tickets', { ...incident, summary: 'one' });
    expect(one.json.summary).toBe('one');
    const last = await visitor.post('Tickets', [
      { ...incident, summary: 'a' },
      { ...incident, summary: 'b' },
    ]);
    expect(last.json.summary).toBe('b');
    const all = await visitor.post('Tickets?returnall=true', [
      { ...incident, summary: 'c' },
      { ...incident, summary: 'd' },
    ]);
    expect(all.json.map((row: Row) => row['summary'])).toEqual(['c', 'd']);
    expect((await visitor.post('Tickets/Object', incident)).status).toBe(201);
  });

  test('changes only what was sent', async () => {
    const before = (await visitor.get('Tickets/10')).json;
    const { json } = await visitor.post('Tickets', [{ id: 10, summary: 'Only this' }]);
    const { last_update: _then, ...rest } = before;
    expect(json).toMatchObject({ ...rest, summary: 'Only this' });
    expect(json.last_update > before.last_update).toBe(true);
  });

  test('numbers that are no whole numbers are refused with their path, texts that are some are taken', async () => {
    for (const body of ['[{"id": 10.0, "summary": "x"}]', '[{"id": 10.5}]', '[{"id": "ten"}]']) {
      const refused = await visitor.post('Tickets', body);
      expect(refused.status).toBe(400);
      expect(Object.keys(refused.json)).toEqual(['[0].id']);
    }
    expect((await visitor.post('Tickets', '[{"id": "10", "summary": "by text"}]')).json).toMatchObject({
      id: 10,
      summary: 'by text',
    });
    expect((await visitor.post('Site', '[{"name": "Depot", "client_id": 5.0}]')).status).toBe(201);
  });

  test('a body that is no JSON, or nothing, is refused in JSON', async () => {
    expect((await visitor.post('Tickets', '[{')).status).toBe(400);
    expect((await visitor.post('Tickets', '')).status).toBe(400);
    expect((await visitor.post('Tickets', [])).status).toBe(400);
  });

  test('instructions are not stored, unknown members neither', async () => {
    const { json } = await visitor.post('Tickets', [
      { ...incident, _novalidate: true, _forcereassign: true, dont_do_rules: true, thirdpartynumber: 'x' },
    ]);
    expect(
      Object.keys(json).filter((member) => member.startsWith('_') || member === 'dont_do_rules' || member === 'thirdpartynumber'),
    ).toEqual([]);
  });

  test('an unknown id is 404', async () => {
    expect((await visitor.post('Client', [{ id: 99999, name: 'x' }])).status).toBe(404);
  });

  test('what stood before a refused one in the same body stays', async () => {
    const before = sandbox.oracle.count('client');
    const refused = await visitor.post('Client', [{ name: 'First of two' }, { name: '' }]);
    expect([refused.status, Object.keys(refused.json)]).toEqual([400, ['[1].name']]);
    expect(sandbox.oracle.count('client')).toBe(before + 1);
  });
});

describe('tickets', () => {
  test('a type may demand fields, unless nothing is validated', async () => {
    const change = { tickettype_id: 2, client_id: 5, summary: 'Swap the core switch' };
    const refused = await visitor.post('Tickets', [change]);
    expect(refused.status).toBe(400);
    expect(Object.keys(refused.json)).toContain('[0].CFChangeReason');
    expect((await visitor.post('Tickets', [{ ...change, _novalidate: true }])).status).toBe(201);
  });

  test('a priority must exist in the SLA', async () => {
    expect((await visitor.post('Tickets', [{ ...incident, sla_id: 1, priority_id: 77 }])).status).toBe(400);
    expect((await visitor.post('Tickets', [{ ...incident, sla_id: 2, priority_id: 1 }])).json.priority_name).toBe('Critical');
  });

  test('a user needs a site', async () => {
    const [user] = (await visitor.get('Users?client_id=5&count=1&exclude_generaluser=true')).json.users;
    expect((await visitor.post('Tickets', [{ ...incident, user_id: user.id }])).status).toBe(400);
    expect((await visitor.post('Tickets', [{ ...incident, user_id: user.id, site_id: user.site_id }])).json).toMatchObject({
      user_name: user.name,
      client_id: 5,
    });
  });

  test('userlookup -1 is the General User of the client', async () => {
    const { json } = await visitor.post('Tickets', [
      { ...incident, site_id: null, userlookup: { id: -1, lookupdisplay: 'Somebody' }, _forcereassign: true },
    ]);
    const user = (await visitor.get(`Users/${json.user_id}`)).json;
    expect([user.name, user.client_id, json.site_id]).toEqual(['General User', 5, user.site_id]);
  });

  test('a closed status closes, an open one opens again', async () => {
    const { json } = await visitor.post('Tickets', [incident]);
    const closed = (await visitor.post('Tickets', [{ id: json.id, status_id: 9 }])).json;
    expect([closed.hasbeenclosed, typeof closed.dateclosed]).toEqual([true, 'string']);
    expect((await visitor.post('Tickets', [{ id: json.id, status_id: 2 }])).json.dateclosed).toBeNull();
  });

  test('_validate_only stores nothing, unless this Halo ignores it', async () => {
    const before = sandbox.oracle.effects().length;
    expect((await visitor.post('Tickets', [{ ...incident, _validate_only: true }])).status).toBe(201);
    expect(sandbox.oracle.effects()).toHaveLength(before);
    sandbox.control.setSettings({ ignoreValidateOnly: true });
    await visitor.post('Tickets', [{ ...incident, _validate_only: true }]);
    sandbox.control.setSettings({ ignoreValidateOnly: false });
    expect(sandbox.oracle.effects().length).toBeGreaterThan(before);
  });

  test('deleting hides, and _recover brings back', async () => {
    const { json } = await visitor.post('Tickets', [incident]);
    expect((await visitor.delete(`Tickets/${json.id}?reason=test`)).json.id).toBe(json.id);
    expect((await visitor.get(`Tickets/${json.id}`)).status).toBe(404);
    expect(
      (await visitor.get('Tickets?deleted=true&pageinate=true&page_size=100')).json.tickets.map((row: Row) => row['id']),
    ).toContain(json.id);
    expect((await visitor.post('Tickets', [{ id: json.id, _recover: true }])).json).toMatchObject({
      id: json.id,
      deleted: false,
    });
    expect((await visitor.get(`Tickets/${json.id}`)).status).toBe(200);
  });
});

describe('actions', () => {
  test('count per ticket, need an outcome, and move the ticket', async () => {
    const ticket = (await visitor.post('Tickets', [incident])).json;
    expect((await visitor.post('Actions', [{ ticket_id: ticket.id, note: 'x' }])).status).toBe(400);
    const first = await visitor.post('Actions', [
      { ticket_id: ticket.id, outcome_id: 7, note_html: '<p>seen</p>', timetaken: 0.5 },
    ]);
    const second = await visitor.post('actions', { ticket_id: String(ticket.id), outcome: first.json.outcome, new_status: 9 });
    expect([first.status, first.json.id, second.json.id]).toEqual([201, 1, 2]);
    const after = (await visitor.get(`Tickets/${ticket.id}`)).json;
    expect(after).toMatchObject({ timetaken: 0.5, status_id: 9, hasbeenclosed: true });
    expect(after.lastactiondate > ticket.lastactiondate).toBe(true);
    const { json } = await visitor.get(`Actions?ticket_id=${ticket.id}`);
    expect([json.ticket_id, json.record_count, json.actions.map((row: Row) => row['id'])]).toEqual([ticket.id, 2, [1, 2]]);
    expect((await visitor.get(`Actions/2?ticket_id=${ticket.id}`)).json.new_status).toBe(9);
  });

  test('an existing ticket goes on counting where it stands', async () => {
    const { json } = await visitor.get('Actions?ticket_id=17');
    const made = await visitor.post('Actions', [{ ticket_id: 17, outcome_id: 7, note: 'one more' }]);
    expect(made.json.id).toBe(json.record_count + 1);
  });
});

describe('other records', () => {
  test('a new client gets a site and its General User', async () => {
    const { json } = await visitor.post('Client', [{ name: 'Larkspur Surveyors' }]);
    const { sites } = (await visitor.get(`Site?client_id=${json.id}`)).json;
    const { users } = (await visitor.get(`Users?client_id=${json.id}`)).json;
    expect([sites.length, users[0].name, users[0].site_id]).toEqual([1, 'General User', sites[0].id]);
  });

  test('asset fields merge by id and every change stands in the feed', async () => {
    const before = (await visitor.get('Asset/5')).json;
    const field = before.fields[0];
    const { json } = await visitor.post('Asset', [
      { id: 5, fields: [{ id: field.id, value: 'NEW-1' }], warranty_end: '2031-01-01T00:00:00Z' },
    ]);
    expect(json.fields).toHaveLength(before.fields.length);
    expect(json.fields[0]).toMatchObject({ id: field.id, value: 'NEW-1', display: 'NEW-1' });
    const { changes } = (await visitor.get('AssetChange?order=id&orderdesc=true&pageinate=true&page_size=2&asset_id=5')).json;
    expect(changes.map((row: Row) => row['field_name']).sort()).toEqual([field.name, 'warranty_end'].sort());
    expect(changes.every((row: Row) => row['asset_id'] === 5 && row['who'] !== '')).toBe(true);
  });

  test('what is made and deleted stands in the feed as well', async () => {
    const { json } = await visitor.post('Users', [{ site_id: 5, firstname: 'Rowan', surname: 'Pike' }]);
    await visitor.delete(`Users/${json.id}`);
    const { changes } = (await visitor.get('UserChange?order=id&orderdesc=true&pageinate=true&page_size=2')).json;
    expect(changes.map((row: Row) => row['field_name'])).toEqual(['Deleted', 'Created']);
    expect(changes[1].new_value).toBe('Rowan Pike');
  });

  test('an asset tag is unique within its client', async () => {
    const asset = (await visitor.get('Asset/5')).json;
    const twin = { assettype_id: asset.assettype_id, site_id: asset.site_id, inventory_number: asset.inventory_number };
    expect((await visitor.post('Asset', [twin])).status).toBe(400);
    expect((await visitor.post('Asset', [{ ...twin, inventory_number: 'UNIQUE-1', assettype_id: '1' }])).json).toMatchObject({
      client_id: asset.client_id,
      status_id: 1,
    });
  });

  test('_validateonly on an asset stores nothing', async () => {
    const before = sandbox.oracle.count('asset');
    await visitor.post('Asset', [{ assettype_id: 1, site_id: 5, inventory_number: 'TRIAL-1', _validateonly: true }]);
    expect(sandbox.oracle.count('asset')).toBe(before);
  });

  test('a client with tickets cannot be deleted', async () => {
    expect((await visitor.delete('Client/5')).status).toBe(400);
  });

  test('a write that changes nothing leaves no effect', async () => {
    const before = sandbox.oracle.effects().length;
    const { name } = (await visitor.get('Client/7')).json;
    expect((await visitor.post('Client', [{ id: 7, name }])).status).toBe(201);
    expect(sandbox.oracle.effects()).toHaveLength(before);
  });

  test('buttons and fields can be made and taken away again', async () => {
    const button = await visitor.post('CustomButton', [
      { usage: 5, name: 'connect', label: 'Connect', url: 'https://app.example/c?a={$ID}', newtab: 'True' },
    ]);
    expect(button.json).toMatchObject({ usage: 5, newtab: true });
    expect((await visitor.delete(`CustomButton/${button.json.id}`)).json.id).toBe(button.json.id);
    const field = await visitor.post('FieldInfo', [
      { name: 'BackupDeviceId', label: 'Backup device id', type: 0, usage: 5, custom: 1 },
    ]);
    const asset = await visitor.post('Asset', [{ id: 6, customfields: [{ id: field.json.id, value: 'dev-9' }] }]);
    expect(asset.json.customfields).toContainEqual(
      expect.objectContaining({ id: field.json.id, name: 'BackupDeviceId', value: 'dev-9' }),
    );
    expect((await visitor.delete(`FieldInfo/${field.json.id}`)).status).toBe(200);
  });

  test('files go in as base64 and come out as they were', async () => {
    const data = Buffer.from([0, 1, 2, 250]).toString('base64');
    const made = await visitor.post('Attachment', [{ ticket_id: 17, filename: 'a.bin', data_base64: data }]);
    const listed = (await visitor.get('Attachment?ticket_id=17')).json.attachments.find((row: Row) => row['id'] === made.json.id);
    expect([listed.filename, listed.filesize, listed.data_base64]).toEqual(['a.bin', 4, undefined]);
    const file = await fetch(`${sandbox.resourceServer}/Attachment/${made.json.id}`, {
      headers: { Authorization: `Bearer ${visitor.token}` },
    });
    expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([0, 1, 2, 250]);
  });
});

describe('recurring invoices', () => {
  test('updatelines changes a fixed line, adds up, and leaves calculated ones alone', async () => {
    const invoices = (await visitor.get('RecurringInvoice?pageinate=true&page_size=100&includelines=true')).json.invoices;
    const all = invoices.flatMap((invoice: Row) => (invoice['lines'] as Row[]).map((line) => ({ invoice, line })));
    const isCalculated = ({ line }: { line: Row }) =>
      line['_is_calculated_line'] === true || Number(line['recurring_invoice_quantity_type'] ?? 0) > 0;
    const fixed = all.find(
      (one: { line: Row }) => !isCalculated(one) && one.line['isgroupdesc'] !== true && Number(one.line['unit_price']) > 0,
    );
    const { status, json } = await visitor.post('RecurringInvoice/updatelines', [
      { id: fixed.line.id, ihid: fixed.invoice.id, qty_order: 42 },
    ]);
    expect([status, json.qty_order, json.net_amount]).toEqual([201, 42, Math.round(42 * fixed.line.unit_price * 100) / 100]);
    const calculated = all.find(isCalculated);
    const kept = await visitor.post('RecurringInvoice/Lines', [
      { id: calculated.line.id, ihid: calculated.invoice.id, qty_order: 9999 },
    ]);
    expect(kept.json.qty_order).toBe(calculated.line.qty_order);
    const added = await visitor.post('RecurringInvoice/Lines', [
      { ihid: fixed.invoice.id, item_shortdescription: 'New seat', qty_order: 2, unit_price: 10 },
    ]);
    const after = (await visitor.get(`RecurringInvoice/${fixed.invoice.id}`)).json;
    expect(after.lines.map((line: Row) => line['id'])).toContain(added.json.id);
  });
});
