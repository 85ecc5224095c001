import { expect, it } from 'vitest';
import { openStage } from '../stage/open-stage.ts';

const stage = openStage(
  { scenario: 'small', seed: 9, world: { clients: 12, tickets: 300, assets: 80 } },
  async ({ hub, sandbox }) => {
    await hub.connect(sandbox, 'acme');
    await hub.read('acme');
  },
);

it('a viewer limited to one client sees nothing of another: tables, objects, search, figures, export, events, API', {
  timeout: 400_000,
}, async (context) => {
  const { hub, sandbox } = stage;
  const clients = [...sandbox.oracle.snapshot('client')].filter(({ id }) => Number(id) > 1);
  const tickets = [...sandbox.oracle.snapshot('ticket')];
  const countOf = (id: unknown) => tickets.filter((row) => row['client_id'] === id).length;
  const [mine, other] = clients.toSorted((a, b) => countOf(b['id']) - countOf(a['id']));
  if (!mine || !other) throw new Error('This world has too few clients.');
  const viewer = await stage.visit(context, { width: 1440, scheme: 'light', role: 'viewer' });

  // An admin sets the limit on the screen.
  const admin = await stage.visit(context, { width: 1440, scheme: 'light', role: 'admin' });
  await admin.page.goto(`${hub.url}/w/1/admin/people?person=${viewer.accountId}`);
  const drawer = admin.page.getByRole('dialog');
  await drawer.getByLabel('Only these').check();
  await drawer
    .getByRole('combobox', { name: 'Add a client' })
    .or(drawer.getByLabel('Add a client'))
    .first()
    .fill(String(mine['name']));
  await admin.page
    .getByRole('option')
    .filter({ hasText: String(mine['name']) })
    .first()
    .click();
  const clientsOf = drawer
    .getByRole('region', { name: 'Clients' })
    .or(drawer.locator('section').filter({ hasText: 'Of the connections' }));
  await clientsOf.first().getByRole('button', { name: 'Save' }).click();
  await drawer.getByText('It counts with their next request').waitFor();
  expect(admin.complaints).toEqual([]);

  // The screens.
  const { page } = viewer;
  await page.goto(`${hub.url}/w/1/data/1/ticket`);
  await page.getByText(`${countOf(mine['id'])} tickets`).waitFor();
  const shown = await page.locator('tbody').innerText();
  expect(shown).toContain(String(mine['name']));
  expect(shown).not.toContain(String(other['name']));
  await page.goto(`${hub.url}/w/1/data/1/client/${other['id']}`);
  await page
    .getByText(/There is no|not found|nothing/i)
    .first()
    .waitFor();
  expect(await page.locator('body').innerText()).not.toContain(String(other['name']));
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search and go to' }).fill(String(other['name']));
  await page
    .getByText(/Nothing|No record|not found/i)
    .first()
    .waitFor();
  expect(
    await page
      .getByRole('option')
      .filter({ hasText: String(other['name']) })
      .count(),
  ).toBe(0);

  // The same session at the API: every list, the object, the past, the file, the events.
  const texts = await page.evaluate(async (otherId) => {
    const base = '/api/v1/workspaces/1';
    const here = `${base}/connections/1`;
    const { items } = await (await fetch(`${base}/catalog/entities`)).json();
    const lists = items.map(({ name }: { name: string }) => `${here}/records/${name}?limit=200`);
    const more = [
      `${here}/records/client/${otherId}`,
      `${here}/records/client/${otherId}/raw`,
      `${here}/records/client/${otherId}/as-of?at=${new Date().toISOString()}`,
      `${here}/records/ticket?asOf=${new Date().toISOString()}`,
      `${here}/exports/ticket?format=csv`,
      `${here}/exports/client?format=csv`,
      `${here}/overview`,
      `${base}/search?text=client`,
    ];
    const told: { url: string; status: number; text: string }[] = [];
    for (const url of [...lists, ...more]) {
      const answer = await fetch(url);
      told.push({ url, status: answer.status, text: await answer.text() });
    }
    // Events: the first one, which says how the sync stands.
    const events = await fetch(`${here}/sync/events`, { headers: { accept: 'text/event-stream' } });
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    while (reader && !heard.includes('data:')) heard += (await reader.read()).value ?? '';
    told.push({ url: 'events', status: events.status, text: heard });
    await reader?.cancel();
    return told;
  }, String(other['id']));
  // Asked and answered, not refused: what is missing is missing for the limit alone.
  for (const part of ['exports/ticket', 'exports/client', 'overview', 'search', 'events', 'records/ticket?asOf'])
    expect([part, texts.find(({ url }) => url.includes(part))?.status]).toEqual([part, 200]);
  expect(texts.find(({ url }) => url.includes('exports/client'))?.text).toContain(String(mine['name']));
  expect(texts.find(({ url }) => url === 'events')?.text).toContain('data:');
  expect(texts.length).toBeGreaterThan(40);
  expect(texts.filter(({ status }) => status === 200).length).toBeGreaterThan(20);
  for (const { url, text } of texts) expect(text, url).not.toContain(JSON.stringify(other['name']).slice(1, -1));
  expect(viewer.complaints).toEqual([]);
  await page.context().close();
  await admin.page.context().close();
});
