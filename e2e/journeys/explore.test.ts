import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { openStage } from '../stage/open-stage.ts';

const only = [
  'client',
  'site',
  'user',
  'ticket',
  'asset',
  'client_contract',
  'invoice',
  'agent',
  'status',
  'team',
  'ticket_type',
];
const sync = () => stage.hub.read('acme', { full: true, only });
const stage = openStage({ scenario: 'small', seed: 5, world: { tickets: 400, assets: 120 } }, async ({ hub, sandbox }) => {
  await hub.connect(sandbox, 'acme');
  await sync();
});

it('finds a ticket by its number, answers the six questions without scrolling, and shows what it was before', {
  timeout: 300_000,
}, async (context) => {
  const { page, complaints, readAxe } = await stage.visit(context, { width: 1440, scheme: 'light', role: 'operator' });
  const { hub, sandbox } = stage;
  const ticket = [...sandbox.oracle.snapshot('ticket')].at(-1) ?? {};
  const summary = String(ticket['summary']);
  await page.goto(`${hub.url}/w/1/overview`);
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search and go to' }).fill(String(ticket['id']));
  await page.getByRole('option').filter({ hasText: summary }).first().click();
  await page.getByRole('heading', { level: 1, name: summary }).waitFor();

  // All six answers stand on the first screen, and it did not scroll.
  for (const question of ['Who', 'Which site', 'What is open', 'What was bought', 'What changed', 'Where in HaloPSA']) {
    const box = await page.getByRole('heading', { name: question, exact: true }).locator('..').boundingBox();
    expect(box, question).not.toBeNull();
    expect((box?.y ?? 0) + (box?.height ?? 0), question).toBeLessThanOrEqual(900);
  }
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  expect(await readAxe()).toEqual([]);

  // The past: HaloPSA changes, the hub reads it, and both stand here.
  const before = new Date().toISOString();
  sandbox.control.edit({ entity: 'ticket', key: Number(ticket['id']), changes: { summary: `${summary} (again)` } });
  sandbox.control.edit({
    entity: 'ticket',
    key: Number(ticket['id']),
    changes: { status_id: ticket['status_id'] === 2 ? 3 : 2 },
  });
  await sync();
  await page.reload();
  const history = page.getByRole('region', { name: 'History' });
  await history.getByRole('button', { name: 'Show then' }).first().waitFor();
  await page.goto(`${page.url()}?asOf=${encodeURIComponent(before)}`);
  const then = page.getByRole('region', { name: 'As it was' });
  await then.waitFor();
  // The status of then, not that of now.
  expect(
    await then
      .locator('dt', { hasText: /^Status/ })
      .locator('xpath=following-sibling::dd')
      .innerText(),
  ).toContain(String(ticket['status_id']));
  await page.getByText('Only what is kept of the past is shown').waitFor();
  await page.getByRole('button', { name: 'Back to now' }).first().click();
  await page.getByRole('heading', { level: 1, name: `${summary} (again)` }).waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

it('a table is filtered, kept as a view, and taken along as a file with exactly its rows', {
  timeout: 300_000,
}, async (context) => {
  const { page, complaints, readAxe } = await stage.visit(context, { width: 1440, scheme: 'dark', role: 'operator' });
  const { hub, sandbox } = stage;
  await page.goto(`${hub.url}/w/1/data/1/asset`);
  await page.getByRole('heading', { level: 1, name: 'Assets' }).waitFor();
  const word = String([...sandbox.oracle.snapshot('asset')][0]?.['assettype_name']);
  await page.getByLabel('Search this table').fill(word);
  await page.waitForURL(/q=/);
  const counted = page.getByText(/^[\d,]+ (of [\d,]+ )?assets$/);
  await counted.waitFor();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: /Save/ }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill('By kind');
  expect(await readAxe()).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const rows = Number((await counted.innerText()).replace(/\D.*$/, '').replaceAll(',', ''));
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text.trim().split('\r\n')).toHaveLength(rows + 1);
  // The view is there for whoever comes back.
  await page.goto(`${hub.url}/w/1/data/1/asset`);
  await page.getByRole('button', { name: /Views|By kind/ }).click();
  await page.getByRole('menuitem', { name: 'By kind' }).click();
  await page.waitForURL(/view=\d+/);
  await counted.waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});
