import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenConnect, openConnect, tess } from './open-connect.ts';

let stage: OpenConnect;
let technician: { readonly accountId: string; readonly cookie: string };
beforeAll(async () => {
  stage = await openConnect();
  technician = await stage.access.person(tess, 'operator');
}, 60_000);
afterAll(() => stage.close());

/** The form of a page that was just opened, for the terminal. */
const form = async (cookie = technician.cookie, assetId = 1) => {
  const page = await stage.visit(cookie, assetId);
  return { click: stage.clickOf(page), tool: `${stage.sourceId}:terminal`, ticket: '' };
};

describe('the page behind the button', () => {
  it('shows device, client, tool and when it was last seen, whatever signs their names hold', async () => {
    const page = await stage.visit(technician.cookie);
    expect(page.status).toBe(200);
    for (const text of [
      'Connect to TAG-1 &#60;b&#62;',
      'Client 1',
      'PC-1',
      'MeshCentral',
      'online',
      'Desktop',
      'Terminal',
      'Files',
    ])
      expect(page.text).toContain(text);
    expect(page.text).not.toContain('<b>');
    expect(page.headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
    });
  });

  it('sends whoever is not signed in to sign in, and back to this very asset', async () => {
    const page = await stage.visit(null);
    expect([page.status, page.headers['location']]).toEqual([303, `/sign-in?next=%2Fconnect%2F${stage.connectionId}%2F1`]);
  });

  it('opens the device for whoever clicked, and notes who opened what, for which ticket', async () => {
    const page = await stage.click(technician.cookie, { ...(await form()), ticket: '4711' });
    expect(page.status).toBe(200);
    expect(stage.linkOf(page)).toMatch(/\/\?login=[^&]+&gotonode=[0-9a-f]+&viewmode=12&hide=31$/);
    const [row] = await stage.query<{ detail: unknown; subject: string; actor: string }>(
      `SELECT actor, subject, detail FROM hub.audit_event WHERE verb = 'device.open' AND result = 'done' ORDER BY id DESC LIMIT 1`,
    );
    expect(row).toEqual({
      actor: `person:${tess}`,
      subject: 'asset 1',
      detail: { connection: stage.connectionId, source: stage.sourceId, mode: 'terminal', ticket: 4711 },
    });
  });

  it('says that a device is offline, and that an asset is linked to none', async () => {
    const offline = await stage.click(technician.cookie, await form(technician.cookie, 3), { assetId: 3 });
    expect(offline.text).toContain('MeshCentral is not connected to this device.');
    await stage.query(`INSERT INTO mirror.asset (connection_id, id, raw, synced_at) VALUES ($1, 99, '{}', now())`, [
      stage.connectionId,
    ]);
    expect((await stage.visit(technician.cookie, 99)).text).toContain('linked to no device');
  });

  it('does the same over the API', async () => {
    const path = `/workspaces/1/connections/${stage.connectionId}/connect/1`;
    const shown = await stage.access.ask('GET', path, technician);
    expect(shown.json()).toMatchObject({ clientName: 'Client 1', tools: [{ title: 'MeshCentral', isOnline: true }] });
    const opened = await stage.access.ask('POST', path, { ...technician, body: { sourceId: stage.sourceId, mode: 'files' } });
    expect(opened.json()).toMatchObject({ isBearer: true, url: expect.stringContaining('viewmode=13') });
  });
});

describe('S77: a link to a device', () => {
  it('is not made twice by one click, nor by two clicks at once', async () => {
    const fields = await form();
    const answers = await Promise.all([1, 2, 3].map(() => stage.click(technician.cookie, fields)));
    expect(answers.map((answer) => stage.linkOf(answer) !== null).sort()).toEqual([false, false, true]);
    expect((await stage.click(technician.cookie, fields)).status).toBe(409);
  });

  it('is not made by the click of another person', async () => {
    const other = await stage.access.person('other@msp.example', 'operator');
    const fields = await form();
    const answer = await stage.click(other.cookie, fields);
    expect([answer.status, stage.linkOf(answer)]).toEqual([409, null]);
    expect(stage.linkOf(await stage.click(technician.cookie, fields))).not.toBeNull();
  });

  it('is not made after a minute', async () => {
    const fields = await form();
    await stage.query(`UPDATE hub.connect_click SET expires_at = now() - interval '1 second' WHERE used_at IS NULL`);
    expect((await stage.click(technician.cookie, fields)).status).toBe(409);
  });

  it('is not made for another device, another tool or a form that was changed', async () => {
    expect((await stage.click(technician.cookie, await form(), { assetId: 2 })).status).toBe(409);
    const odd = [
      { tool: '999:terminal' },
      { tool: `${stage.sourceId}:shell` },
      { click: 'x'.repeat(43) },
      { ticket: '1; DROP' },
      { more: '1' },
    ];
    for (const change of odd) {
      const answer = await stage.click(technician.cookie, { ...(await form()), ...change } as Record<string, string>);
      expect([change, stage.linkOf(answer)]).toEqual([change, null]);
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
  });

  it('is not made for a page of another site, nor for who may not, nor for a client of others', async () => {
    const foreign = await stage.click(technician.cookie, await form(), { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(foreign.status).toBe(403);
    const sandboxed = { origin: 'null', 'sec-fetch-site': 'cross-site' };
    expect((await stage.click(technician.cookie, await form(), { headers: sandboxed })).status).toBe(403);
    // So do browsers write it on our own form, because the page sends no Referer.
    const own = { origin: 'null', 'sec-fetch-site': 'same-origin' };
    expect((await stage.click(technician.cookie, await form(), { headers: own })).status).toBe(200);
    const viewer = await stage.access.person('viewer@msp.example', 'viewer');
    expect((await stage.visit(viewer.cookie)).status).toBe(403);
    const limited = await stage.access.person('limited@msp.example', 'operator');
    const owner = await stage.access.person('owner@msp.example', 'owner');
    const path = `/workspaces/1/people/${limited.accountId}/clients`;
    const clients = [{ connectionId: stage.connectionId, clientId: 2 }];
    expect((await stage.access.ask('PUT', path, { ...owner, body: { clients } })).status).toBe(204);
    expect((await stage.visit(limited.cookie, 2)).status).toBe(200);
    expect((await stage.visit(limited.cookie, 1)).status).toBe(404);
    const fields = { ...(await form(limited.cookie, 2)) };
    expect((await stage.click(limited.cookie, fields, { assetId: 1 })).status).toBe(404);
  });

  it('stands in no log, no audit, no row of the database, no header and no Referer', async () => {
    const page = await stage.click(technician.cookie, await form());
    const link = stage.linkOf(page) ?? '';
    const login = decodeURIComponent(new URL(link).searchParams.get('login') ?? '');
    expect(login.length).toBeGreaterThan(60);
    expect(page.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    expect(page.text).toContain('rel="noreferrer"');
    const everything = JSON.stringify([stage.logged(), page.headers, await dump()]);
    for (const part of [login, encodeURIComponent(login), login.slice(0, 40)]) expect(everything).not.toContain(part);
    // The key with which it was made stands nowhere but sealed.
    expect(everything).not.toContain('00112233445566778899aabbccddeeff');
  });
});

/** Every row of the schema `hub` that the app can read. */
async function dump(): Promise<readonly object[]> {
  const tables = await stage.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'hub' AND table_type = 'BASE TABLE'`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) => stage.query(`SELECT to_jsonb(t) AS row FROM hub.${name} t`).catch(() => [])),
  );
  return rows.flat();
}

describe('F70: a session that ends in the middle', () => {
  it('opens nothing when the session of the hub ends between page and click, and comes back to the page', async () => {
    const fields = await form();
    const leaver = await stage.access.person('leaver@msp.example', 'operator');
    const open = { ...fields, click: stage.clickOf(await stage.visit(leaver.cookie)) };
    await stage.access.rows('DELETE FROM hub.account_session WHERE account_id = $1', [leaver.accountId]);
    const answer = await stage.click(leaver.cookie, open);
    expect([answer.status, answer.headers['location']]).toEqual([303, `/sign-in?next=%2Fconnect%2F${stage.connectionId}%2F1`]);
  });

  it('notes when the tool says that a session began and ended, each once, also after the person has left the hub', async () => {
    const soon = await stage.access.person('soon@msp.example', 'operator');
    await stage.query(`UPDATE hub.connect_click SET ended_at = now() WHERE opened_at IS NOT NULL`);
    const fields = await form();
    await stage.click(technician.cookie, fields);
    await stage.query(
      `UPDATE hub.connect_click SET opened_at = '2026-11-30T09:00:00Z' WHERE ended_at IS NULL AND opened_at IS NOT NULL`,
    );
    const follow = () => stage.access.house.main.remote.follow({ connectionId: stage.connectionId });
    await stage.access.rows('DELETE FROM hub.account_session WHERE account_id = $1', [soon.accountId]);
    expect([await follow(), await follow()]).toEqual([{ told: 2 }, { told: 0 }]);
    const rows = await stage.query<{ verb: string; detail: { kind: string; account: string } }>(
      `SELECT verb, detail FROM hub.audit_event WHERE verb LIKE 'device.session-%' ORDER BY id`,
    );
    expect(rows.map(({ verb, detail }) => [verb, detail.kind, detail.account])).toEqual([
      ['device.session-started', 'terminal', 'tess'],
      ['device.session-ended', 'terminal', 'tess'],
    ]);
  });
});
