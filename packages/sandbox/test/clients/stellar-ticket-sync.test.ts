// What Stellar Cyber's ticket sync asks and reads: stellarcyber/halopsa-ticket-sync at cf20971 (halopsa-auth.data.ts, oauth.dto.ts,
// halopsa-ticket.data.ts, halopsa-actions.data.ts, case-sync.ts, server.ts). The client itself was not run: its requests are sent again
// in our own words.
import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { askToken, see, Visitor } from '../visitor.ts';

let sandbox: Sandbox;
let halo: Visitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  halo = await Visitor.signIn(sandbox);
});
afterAll(() => sandbox.close());

describe('signing in', () => {
  test('discovers the token endpoint; the issuer is the address that was asked', async () => {
    const { json } = await see(await fetch(`${sandbox.authServer}/.well-known/openid-configuration`));
    expect([json.issuer, json.token_endpoint]).toEqual([sandbox.authServer, `${sandbox.authServer}/token`]);
  });

  test('behind a proxy that ends TLS the issuer is the proxy', async () => {
    // fetch does not let a Host header through
    const text = await new Promise<string>((resolve, reject) => {
      const headers = { Host: 'halo.example', 'X-Forwarded-Proto': 'https' };
      const asked = request(`${sandbox.authServer}/.well-known/openid-configuration`, { headers }, (response) => {
        let body = '';
        response.on('data', (chunk) => {
          body += String(chunk);
        });
        response.on('end', () => resolve(body));
      });
      asked.on('error', reject).end();
    });
    expect(JSON.parse(text)).toMatchObject({
      issuer: 'https://halo.example/auth',
      token_endpoint: 'https://halo.example/auth/token',
    });
  });

  test('every member of the reply is a text that is not empty, or a whole number', async () => {
    const { json } = await askToken(sandbox);
    for (const member of ['scope', 'token_type', 'access_token', 'refresh_token', 'id_token'])
      expect(json[member], member).toEqual(expect.stringMatching(/\S/));
    expect(Number.isInteger(json.expires_in)).toBe(true);
  });

  test('the id token holds by the clock of the client, wherever the clock of the sandbox stands', async () => {
    const [head = '', body = '', signature] = String((await askToken(sandbox)).json.id_token).split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    expect([claims.iss, claims.aud]).toEqual([sandbox.authServer, sandbox.clientId]);
    expect(claims.exp * 1000).toBeGreaterThan(Date.now());
    expect(claims.iat * 1000).toBeLessThanOrEqual(Date.now());
    expect(createHmac('sha256', sandbox.clientSecret).update(`${head}.${body}`).digest('base64url')).toBe(signature);
  });
});

test('at its start it finds ticket type, client and team by name', async () => {
  const named = async (path: string, member?: string) => {
    const { json } = await halo.get(path);
    return (member === undefined ? json : json[member]).every((row: { name: unknown }) => typeof row.name === 'string');
  };
  expect(await Promise.all([named('TicketType'), named('Client', 'clients'), named('Team')])).toEqual([true, true, true]);
});

test('impact and urgency are found by name in lookups 12 and 27 where the operator made them', async () => {
  for (const [lookupid, name] of [
    [12, 'Company Wide'],
    [27, 'High'],
  ]) {
    await halo.post('Lookup', [{ lookupid, name }]);
    expect((await halo.get(`Lookup?lookupid=${lookupid}`)).json.map((row: { name: string }) => row.name)).toContain(name);
  }
});

describe('keeping a case and its ticket together', () => {
  const open = async () =>
    (
      await halo.post('Tickets', [
        {
          summary: 'A case',
          details: 'text',
          category_1: 'Hardware',
          client_id: 2,
          impact: 1,
          priority_id: 3,
          tickettype_id: 1,
          urgency: 2,
          users_name: 'agent',
        },
      ])
    ).json;

  test('opens a ticket and reads it again', async () => {
    const { id } = await open();
    const { json } = await halo.get(`Tickets/${id}?nocache=true&includeagent=true`);
    expect(json).toMatchObject({ id, client_id: 2, impact: 1, urgency: 2, hasbeenclosed: false, agent_name: 'Unassigned' });
  });

  test('writes comments by one POST, and takes their ids in the order that it sent them', async () => {
    const { id } = await open();
    const notes = ['first', 'second', 'third'];
    const sent = notes.map((note) => ({ ticket_id: id, note, outcome: 'Internal Note', who: 'agent' }));
    const { status, json } = await halo.post('Actions?returnall=true', sent);
    expect([status, json.map((row: { note: string }) => row.note)]).toEqual([201, notes]);
    expect(new Set(json.map((row: { id: number }) => row.id)).size).toBe(3);
    const list = (await halo.get(`Actions?ticket_id=${id}&note_html=true`)).json;
    expect([list.ticket_id, list.record_count >= 3]).toEqual([id, true]);
    expect(list.actions.every((row: { datetime: unknown }) => typeof row.datetime === 'string')).toBe(true);
    const one = { ticket_id: id, id: json[0].id, note_html: '<p>changed</p>', outcome: 'Internal Note', who: 'agent' };
    expect((await halo.post('Actions', one)).json).toMatchObject({ id: json[0].id, note_html: '<p>changed</p>' });
  });

  test('the names that only live instances send are there when this Halo is set to send them', async () => {
    const { id } = await open();
    sandbox.control.setSettings({ liveMembers: true });
    const ticket = (await halo.get(`Tickets/${id}`)).json;
    const action = (await halo.post('Actions', [{ ticket_id: id, note: 'n', outcome: 'Internal Note' }])).json;
    sandbox.control.setSettings({ liveMembers: false });
    expect([ticket.priority.name, action.who]).toEqual(['Medium', 'Hub Integration']);
    expect((await halo.get(`Tickets/${id}`)).json.priority).toBeUndefined();
  });

  test('a closed ticket says so', async () => {
    const { id } = await open();
    await halo.post('Tickets', [{ id, status_id: 9, closure_note: 'done' }]);
    expect((await halo.get(`Tickets/${id}`)).json).toMatchObject({ hasbeenclosed: true, closure_note: 'done' });
  });
});
