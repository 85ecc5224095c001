import type { RunningPeer } from '@sundog/connectors/peers';
import { afterAll, expect, it } from 'vitest';
import { openStage } from '../stage/open-stage.ts';
import { openTool, toolKey } from '../stage/open-tool.ts';

const companies = 300;
const world = { clients: companies + 5, sites: companies + 10, users: 20, agents: 3, assets: 30, tickets: 10 };
let tool: RunningPeer | undefined;
const names: string[] = [];
const stage = openStage({ world, rateLimit: null }, async ({ hub, sandbox }) => {
  await hub.connect(sandbox, 'acme');
  await hub.read('acme', { only: ['client', 'site', 'asset'] });
  const rows = await hub.access.store.inWorkspace(1, (db) =>
    db.client.query<{ name: string }>(
      'SELECT DISTINCT name FROM mirror.client WHERE id > 1 AND deleted_at IS NULL ORDER BY 1 LIMIT $1',
      [companies],
    ),
  );
  names.push(...rows.rows.map(({ name }) => name));
  tool = await openTool(names);
});
afterAll(() => tool?.stop());

/** Companies of the tool that are linked, by the tool's name, with the client's. */
async function linked() {
  const { rows } = await stage.hub.access.store.inWorkspace(1, (db) =>
    db.client.query<{ theirs: string; ours: string }>(
      `SELECT r.record ->> 'name' AS theirs, l.halo_name AS ours FROM hub.mapping_link l
         JOIN hub.source_record r ON r.source_id = l.source_id AND r.stream = 'company' AND r.external_id = l.source_key
        WHERE l.kind = 'company' AND l.state = 'linked'`,
    ),
  );
  return rows;
}

it('an owner connects a tool, is told by field what is missing, checks and reads it, and maps 300 companies by the keyboard', {
  timeout: 600_000,
}, async (context) => {
  const { page, complaints, readAxe } = await stage.visit(context, { width: 1440, scheme: 'light', role: 'owner' });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await page.goto(`${stage.hub.url}/w/1/sources`);
  await page.getByRole('heading', { name: 'No tool is read yet' }).waitFor();
  expect(await readAxe()).toEqual([]);
  await page.getByText('Add a source', { exact: true }).click();
  await page.getByRole('searchbox', { name: 'Search the tools' }).fill('tactical');
  await page.getByRole('button', { name: /Tactical RMM/ }).click();
  await press('Add it and check');
  await expect.poll(() => page.getByText('It is needed.').count()).toBe(2);
  expect(await readAxe()).toEqual([]);
  await page.getByLabel('Address of the API').fill(tool?.origin ?? '');
  await page.locator('input[type="password"]').fill(toolKey);
  // Without an owner's word the hub leads to no private place.
  await press('Add it and check');
  await page.getByRole('alert').waitFor();
  await page.getByLabel('This tool stands in a private network').check();
  await press('Add it and check');
  await page.getByText(/Companies: \d+ looked at/).waitFor();
  expect(await page.content()).not.toContain(toolKey);
  expect(await readAxe()).toEqual([]);

  // Nothing is linked by a rule in this journey: what that would change is shown before it is saved.
  await page.getByRole('tab', { name: 'Mapping' }).click();
  await page.getByRole('button', { name: 'How it is matched' }).click();
  const drawer = page.getByRole('dialog', { name: 'How it is matched' });
  await drawer.getByRole('switch', { name: 'Companies' }).click();
  await drawer.getByRole('button', { name: 'What would change?' }).click();
  await drawer.getByText('No link would change.').waitFor();
  expect(await readAxe()).toEqual([]);
  await drawer.getByRole('button', { name: 'Save' }).click();
  await drawer.getByText(/^Saved\./).waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('tab', { name: 'Overview' }).click();
  await press('Read now');
  await page.getByRole('row', { name: new RegExp(`^Companies ${companies}`) }).waitFor();
  await page.getByRole('tab', { name: 'Mapping' }).click();
  const rows = page.getByRole('list', { name: 'Companies of the tool' }).getByRole('listitem');
  await expect
    .poll(
      async () => {
        if ((await rows.count()) === 0) await page.reload();
        return rows.count();
      },
      { timeout: 60_000, interval: 2_000 },
    )
    .toBeGreaterThan(0);
  expect(await readAxe()).toEqual([]);

  // One is accepted and taken back: it is in the list again, and nothing is linked.
  await page.keyboard.press('j');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('LI');
  await page.keyboard.press('Enter');
  await page.getByText(/^Linked .+ to .+\.$/).waitFor();
  await expect.poll(async () => (await linked()).length).toBe(1);
  await page.keyboard.press('u');
  await page.getByText(/^Undone: Linked/).waitFor();
  await expect.poll(async () => (await linked()).length).toBe(0);

  // The rest without the mouse, as fast as the keys are pressed: what is likely, then what is near to another name.
  const began = Date.now();
  let presses = 0;
  for (const list of ['suggested', 'needs-choice', 'conflicts', 'suggested']) {
    // What is decided makes others certain, so the first list is looked at again at the end.
    if (presses > 0) await page.goto(`${stage.hub.url}/w/1/sources/1?tab=mapping&list=${list}`);
    await page.getByText(/^[\d,]+ compan(y|ies)( · |$)/).waitFor();
    if (presses > 0) await page.keyboard.press('j');
    while ((await rows.count()) > 0 && presses < companies * 2) {
      await page.keyboard.press('Enter');
      presses += 1;
    }
    await expect.poll(async () => (await linked()).length, { timeout: 120_000 }).toBe(presses);
  }
  console.log(`${presses} companies by the keyboard in ${Math.round((Date.now() - began) / 1000)} s`);
  expect(presses).toBeGreaterThan(companies * 0.95);
  expect((await linked()).filter(({ theirs, ours }) => theirs !== ours)).toEqual([]);
  expect(await readAxe()).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

it('many are linked above a score with their number told before, ignored with a reason, and each act is undone from the list of acts', {
  timeout: 300_000,
}, async (context) => {
  const { page, complaints, readAxe } = await stage.visit(context, { width: 390, scheme: 'dark', role: 'operator' });
  await page.goto(`${stage.hub.url}/w/1/sources/1?tab=mapping&list=matched`);
  const rows = page.getByRole('list', { name: 'Companies of the tool' }).getByRole('listitem');
  await rows.first().waitFor();
  const before = (await linked()).length;
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByText('1 selected').waitFor();
  await page.getByRole('button', { name: /^Unlink all \d+ that match/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Unlink' }).click();
  await expect.poll(async () => (await linked()).length).toBe(0);
  await page.getByRole('button', { name: 'What was done' }).click();
  const acts = page.getByRole('dialog', { name: 'What was done' });
  await acts.getByText(/^Unlinked: /).waitFor();
  expect(await readAxe()).toEqual([]);
  await acts
    .getByRole('button', { name: /^Undo act/ })
    .first()
    .click();
  await expect.poll(async () => (await linked()).length).toBe(before);
  await page.keyboard.press('Escape');
  await rows.first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('i');
  await page.getByRole('dialog').getByLabel('Why').fill('A test');
  await page.keyboard.press('Enter');
  await page.getByText(/^Ignored .+\.$/).waitFor();
  await expect.poll(async () => (await linked()).length).toBe(before - 1);
  await page.keyboard.press('u');
  await page.getByText(/^Undone: Ignored/).waitFor();
  await expect.poll(async () => (await linked()).length).toBe(before);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  expect(complaints).toEqual([]);
  await page.context().close();
});
