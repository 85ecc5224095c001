import { expect, it } from 'vitest';
import { openStage } from '../stage/open-stage.ts';

const stage = openStage({ scenario: 'messy', seed: 7 }, async ({ hub, sandbox }) => {
  await hub.connect(sandbox, 'acme');
  await hub.read('acme', { only: ['client', 'site', 'user', 'asset', 'item'] });
});

const waiting = async () => (await stage.hub.access.house.main.issues.list({ states: ['open'] })).length;

it('a row that could not be read is looked at, retried while it is as it was, dismissed with a word, and put back', {
  timeout: 300_000,
}, async (context) => {
  const { page, complaints, readAxe } = await stage.visit(context, { width: 1440, scheme: 'dark', role: 'operator' });
  const first = page.getByRole('checkbox', { name: 'Select row 1', exact: true });
  const before = await waiting();
  expect(before).toBeGreaterThan(0);
  await page.goto(`${stage.hub.url}/w/1/issues`);
  await expect.poll(() => page.locator('tbody tr').count(), { timeout: 30_000 }).toBe(before);
  expect(await readAxe()).toEqual([]);
  await first.check();
  await page.getByRole('button', { name: 'Retry', exact: true }).click();
  await page.getByText(/of 1 cleared, with \d+ requests/).waitFor();
  await first.check();
  await page.getByRole('button', { name: 'Dismiss', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why').fill('known to the vendor');
  await dialog.getByRole('button', { name: 'Dismiss', exact: true }).click();
  await expect.poll(waiting).toBe(before - 1);
  await page.goto(`${stage.hub.url}/w/1/issues?state=dismissed`);
  await page.locator('tbody tr').first().waitFor();
  await first.check();
  await page.getByRole('button', { name: 'Put back', exact: true }).click();
  await expect.poll(waiting).toBe(before);
  expect(complaints).toEqual([]);
  await page.context().close();
});
