// What CIPP's HaloPSA extension asks and reads: KelvinTegelaar/CIPP-API Modules/CippExtensions/Public/Halo (New-HaloPSATicket at 0a91786,
// Get-HaloToken at 3742706, Get-HaloMapping at 1d60153, Get-HaloUser at 7283ce2, Get-HaloPriority at cfd3e22, Get-HaloTicketOutcome at
// 5f2c9e0, Get-HaloRequestSource at 6c2a680). The client itself was not run: its requests are sent again in our own words.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { askToken, Visitor } from '../visitor.ts';

interface WithId {
  readonly id: unknown;
  readonly name: string;
}

let sandbox: Sandbox;
let halo: Visitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  halo = new Visitor(sandbox, (await askToken(sandbox, {}, '/auth/token?tenant=demo')).json.access_token);
});
afterAll(() => sandbox.close());

test('the tenant "None" is no tenant', async () => {
  expect((await askToken(sandbox, {}, '/auth/token')).status).toBe(200);
});

test('one page of 999 clients is enough for all', async () => {
  const { json } = await halo.get('Client?page_no=1&page_size=999&pageinate=true');
  expect([json.clients.length, Math.ceil(json.record_count / 999)]).toEqual([json.record_count, 1]);
});

describe('the choices of its settings page', () => {
  test('ticket types, and the priorities of the SLA of one', async () => {
    const types = (await halo.get('TicketType?showall=true')).json;
    const type = (await halo.get(`tickettype/${types[0].id}`)).json;
    expect(type.default_sla).toBeGreaterThan(0);
    const wanted = (await halo.get(`SLA/${type.default_sla}`)).json.priorities.map((one: WithId) => one.id ?? one);
    const all = (await halo.get('Priority')).json;
    const offered = all.filter((one: WithId) => wanted.includes(one.id));
    expect(offered.length).toBe(wanted.length);
    expect(offered.every((one: { priorityid: unknown; name: unknown }) => Number.isInteger(one.priorityid) && one.name)).toBe(
      true,
    );
  });

  test('the outcomes that the workflow of a type allows, by the names of their buttons', async () => {
    const { workflow_id } = (await halo.get('tickettype/1')).json;
    const steps: readonly { actions: readonly { action_id: number }[] }[] = (await halo.get(`workflow/${workflow_id}`)).json
      .steps;
    const allowed = new Set(steps.flatMap(({ actions }) => actions.map(({ action_id }) => action_id)));
    const outcomes = (await halo.get('outcome')).json.filter((one: { id: number }) => allowed.has(one.id));
    expect(outcomes.length).toBeGreaterThan(0);
    expect(outcomes.every((one: { buttonname: unknown }) => typeof one.buttonname === 'string')).toBe(true);
  });

  test('request sources are lookup 22', async () => {
    const { json } = await halo.get('lookup?lookupid=22&showall=true');
    expect(json.map(({ name }: WithId) => name)).toContain('Email');
  });
});

describe('finding the user of a ticket', () => {
  const list = 'Users?client_id=3&includeinactive=false&pageinate=false';
  const advanced = (name: string, value: string) =>
    halo.get(
      `${list}&advanced_search=${encodeURIComponent(JSON.stringify([{ filter_name: name, filter_type: 2, filter_value: value }]))}`,
    );

  test('a filter that finds nobody leaves an envelope without an id of its own', async () => {
    for (const name of ['azureoid', 'aaduserid']) {
      const { status, json } = await advanced(name, 'no such object');
      expect([status, json.users, json.id]).toEqual([200, [], undefined]);
    }
  });

  test('a filter that this Halo does not know is refused in the words that it looks for', async () => {
    const { status, json } = await advanced('shoe_size', '44');
    expect([status, json.Message]).toEqual([400, expect.stringMatching(/Invalid advanced search parameter/)]);
  });

  test('by mail address', async () => {
    const known = (await halo.get(list)).json.users.find((one: { emailaddress: string }) => one.emailaddress !== '');
    const found = (await halo.get(`${list}&search=${encodeURIComponent(known.emailaddress)}`)).json.users;
    expect(found.map((one: WithId) => one.id)).toContain(known.id);
    expect(Number.isInteger(found[0].site_id)).toBe(true);
  });
});

describe('filing an alert', () => {
  const body = (more: Record<string, unknown>) => [
    {
      files: null,
      usertype: 1,
      userlookup: { id: -1, lookupdisplay: 'Enter Details Manually' },
      client_id: 3,
      _forcereassign: true,
      site_id: null,
      user_name: null,
      reportedby: null,
      summary: 'An alert',
      details_html: '<p>It happened.</p>',
      donotapplytemplateintheapi: true,
      attachments: [],
      _novalidate: true,
      tickettype_id: '1',
      ...more,
    },
  ];

  test('for nobody in particular: the General User of the client', async () => {
    const { status, json } = await halo.post('Tickets', body({ priority_id: 3 }));
    expect([status, json.client_id, json.tickettype_id, json.priority_id]).toEqual([201, 3, 1, 3]);
    expect((await halo.get(`Users/${json.user_id}`)).json.name).toBe('General User');
  });

  test('for a user that was found: the ticket is that user\u2019s', async () => {
    const user = (await halo.get('Users?client_id=3&pageinate=false&exclude_generaluser=true')).json.users[0];
    const sent = { userlookup: { id: user.id, lookupdisplay: 'Ann' }, site_id: user.site_id, user_name: 'Ann' };
    expect((await halo.post('Tickets', body(sent))).json).toMatchObject({
      user_id: user.id,
      site_id: user.site_id,
      user_name: 'Ann',
    });
    expect((await halo.post('Tickets', body({ ...sent, site_id: null }))).status).toBe(400);
  });

  test('a second alert becomes a hidden note with outcome 7, as long as the ticket is open', async () => {
    const { id } = (await halo.post('Tickets', body({}))).json;
    const again = `Tickets/${id}?includedetails=true&includelastaction=false&nocache=undefined&includeusersassets=false&isdetailscreen=true`;
    expect((await halo.get(again)).json).toMatchObject({ id, hasbeenclosed: false });
    const note = { ticket_id: id, outcome_id: 7, hiddenfromuser: true, note_html: '<p>Again.</p>' };
    const { status, json } = await halo.post('actions', [note]);
    expect([status, json.outcome_id, json.hiddenfromuser, json.note_html]).toEqual([201, 7, true, '<p>Again.</p>']);
    expect((await halo.post('actions', [{ ...note, outcome_id: undefined }])).status).toBe(400);
    await halo.post('Tickets', [{ id, status_id: 9 }]);
    expect((await halo.get(again)).json.hasbeenclosed).toBe(true);
  });
});
