import { join } from 'node:path';
import type { RunningPeer } from '@sundog/connectors/peers';
import { afterAll, expect, it } from 'vitest';
import { Secret } from '../packages/hub/src/foundation/secret.ts';
import { type ConsolePage, consolePages } from './stage/console-pages.ts';
import { fillSource, makeTwins } from './stage/fill-source.ts';
import { type Look, looks, type WatchedPage } from './stage/open-browser.ts';
import { openStage } from './stage/open-stage.ts';
import { openTool, toolKey } from './stage/open-tool.ts';

/** Entities whose object page is looked at. */
const looked = ['client', 'site', 'user', 'ticket', 'asset', 'client_contract', 'invoice', 'recurring_invoice', 'item', 'agent'];
let pages: readonly ConsolePage[];
let tool: RunningPeer | undefined;
afterAll(() => tool?.stop());
const stage = openStage({ scenario: 'messy', seed: 7 }, async ({ hub, sandbox }) => {
  const connectionId = await hub.connect(sandbox, 'acme');
  const serial = 'SER-TWIN-77';
  const twins = makeTwins(stage, serial);
  await hub.read('acme');
  const { sourceId: fieldsOf, assetId } = await fillSource(stage, { connectionId, serial, twins });
  const past = new Date().toISOString();
  const pairs = looked.map(async (entity) => [entity, await keyOf(entity)] as const);
  const planId = await buildPlan(connectionId);
  const sources = await addSources(connectionId);
  const keys = { ...Object.fromEntries(await Promise.all(pairs)), asset: String(assetId) };
  pages = consolePages({ connectionId, planId, ...sources, fieldsOf, keys, past });
});

/** A tool that was read and mapped, with something in every list, and a product that posts. */
async function addSources(connectionId: number): Promise<{ readonly sourceId: number; readonly pushId: number }> {
  const { sources, mapping } = stage.hub.access.house.main;
  const { rows } = await stage.hub.access.store.inWorkspace(1, (db) =>
    db.client.query<{ name: string }>('SELECT DISTINCT name FROM mirror.client WHERE id > 1 ORDER BY 1 LIMIT 24'),
  );
  const names = rows.map(({ name }, index) =>
    index % 3 === 0 ? name : index % 3 === 1 ? `${name.split(' ')[0]} Limited` : `Zanzibar ${index}`,
  );
  tool = await openTool([...new Set(names)]);
  const settings = { address: tool.origin };
  const secrets = { apiKey: new Secret(toolKey) };
  const one = { connectionId, connector: 'tactical-rmm', settings, secrets, allowHost: true };
  const { id: sourceId } = await sources.add({ name: 'Tactical RMM', ...one });
  const source = `#${sourceId}`;
  await sources.ingest({ source });
  await mapping.refresh({ source });
  const wish = { source, kind: 'company', tab: 'unmatched', text: null, sort: 'name', after: null, limit: 2 } as const;
  const keys = (await mapping.list(wish)).rows.map(({ sourceKey }) => ({ kind: 'company' as const, sourceKey, siteName: '' }));
  if (keys.length > 0) await mapping.ignore({ source, keys, reason: 'Not a customer' });
  const { id: pushId } = await sources.add({ name: 'Acme Backup', connectionId, connector: 'push', settings: {} });
  return { sourceId, pushId };
}

/** A plan that makes, changes and takes away. */
async function buildPlan(connectionId: number): Promise<number> {
  const { oracle } = stage.sandbox;
  const [one, other, third] = [...oracle.keys('asset')].map(Number);
  const group = Number([...oracle.keys('asset-group')][0]);
  const update = { change: 'update-asset', set: { warrantyNote: 'From the maker' }, reason: 'the maker says so' };
  const changes = [
    { change: 'create-asset-type', identity: 'of a test', set: { name: 'Backup computer', assetGroupId: group } },
    ...[one, other].flatMap((key) => (key === undefined ? [] : [{ ...update, key }])),
    ...(third === undefined ? [] : [{ change: 'delete-asset', key: third, reason: 'not seen for two years' }]),
  ];
  return (await stage.hub.access.house.main.plans.build({ connectionId, title: 'Warranties', changes })).planId;
}

/** The key of one record: of the client with the most open tickets, and of what belongs to it. */
async function keyOf(entity: string): Promise<string> {
  const busiest = `SELECT client_id FROM mirror.ticket WHERE closed_at IS NULL AND client_id > 1 GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`;
  const ofClient = ['site', 'user', 'asset', 'client_contract', 'invoice', 'recurring_invoice', 'ticket'].includes(entity);
  const condition = entity === 'client' ? `id = (${busiest})` : ofClient ? `client_id = (${busiest})` : 'id > 1';
  const { rows } = await stage.hub.access.store.inWorkspace(1, (db) =>
    db.client.query<{ key: string }>(
      `SELECT id::text AS key FROM mirror.${entity} WHERE deleted_at IS NULL AND ${condition} ORDER BY id DESC LIMIT 1`,
    ),
  );
  return rows[0]?.key ?? '0';
}

async function goTo({ page }: WatchedPage, { path, heading }: ConsolePage) {
  await page.goto(`${stage.hub.url}${path}`, { waitUntil: 'commit' });
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await page.waitForFunction(() => document.querySelector('.mantine-Skeleton-root') === null);
}

/** As JPEG: two hundred pictures are kept with the project. */
async function takePicture({ page }: WatchedPage, { folder, name }: { readonly folder: string; readonly name: string }) {
  await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 50 });
}

// Both widths and both schemes; all four where pictures are taken.
const judged: readonly Look[] = process.env['SCREENS_FOLDER'] ? looks : [looks[0], looks[3]].filter((look) => look !== undefined);
const title = 'every page at $width, $scheme: axe finds nothing, the policy is kept, nothing is wider than the screen';
it.for(judged)(title, { timeout: 1_500_000 }, async (look, context) => {
  const watched = await stage.visit(context, look);
  const folder = process.env['SCREENS_FOLDER'];
  const wrong: string[] = [];
  for (const isOpen of [true, false]) {
    if (!isOpen) await stage.hub.enter(watched.page, 'owner');
    for (const one of pages.filter((each) => (each.isOpen === true) === isOpen)) {
      await goTo(watched, one).catch((error: unknown) => wrong.push(`${one.path}: it does not come: ${error}`));
      wrong.push(...(await watched.readAxe()).map((text) => `${one.path}: ${text}`));
      const overflow = await watched.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 0) wrong.push(`${one.path}: ${overflow} px wider than the screen`);
      wrong.push(...watched.complaints.splice(0).map((text) => `${one.path}: ${text}`));
      if (folder) await takePicture(watched, { folder, name: `${one.name}-${look.width}-${look.scheme}` });
    }
  }
  expect(wrong).toEqual([]);
  await watched.page.context().close();
});
