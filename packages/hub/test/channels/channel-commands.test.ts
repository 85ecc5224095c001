import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Installation, openInstallation } from '../../src/entry/open-installation.ts';
import { readSettings } from '../../src/foundation/settings.ts';
import { sundog } from '../run-sundog.ts';
import { type HttpReceiver, startHttpReceiver } from './http-receiver.ts';
import { type MailReceiver, startMailReceiver } from './mail-receiver.ts';

let dataDir: string;
/** Holds the database, so that no command has to start it. */
let installation: Installation;
let receiver: HttpReceiver;
let mail: MailReceiver;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), `sundog-channels-${process.pid}-`));
  installation = await openInstallation(readSettings({}), { dataDir, say: () => undefined, migrate: true });
  receiver = await startHttpReceiver();
  mail = await startMailReceiver();
});
afterAll(async () => {
  await receiver.close();
  await mail.close();
  await installation.store.close();
  await rm(dataDir, { recursive: true, force: true });
});

const run = (args: readonly string[], secret?: string) =>
  sundog(['channel', ...args, '--data-dir', dataDir], secret === undefined ? {} : { SUNDOG_CHANNEL_SECRET: secret });

it('adds, tests, lists, edits, rotates and removes channels, and shows a secret once and nowhere else', {
  timeout: 400_000,
}, async () => {
  const url = `${receiver.url}/canary-of-the-url`;
  expect(await run(['list'])).toMatchObject({ code: 0, said: expect.stringContaining('nobody is told') });
  expect(await run(['add', 'pager', '--kind', 'webhook'])).toMatchObject({
    code: 1,
    said: expect.stringContaining('SUNDOG_CHANNEL_SECRET'),
  });
  const refused = await run(['add', 'pager', '--kind', 'webhook'], url);
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('unencrypted') });
  const added = await run(['add', 'pager', '--kind', 'webhook', '--allow-host', '--json'], url);
  const { signingSecret } = JSON.parse(added.out) as { signingSecret: string };
  expect(signingSecret).toMatch(/^whsec_/);

  const tested = await run(['test', 'pager', '--json']);
  expect(JSON.parse(tested.out)).toMatchObject({ isSent: true, status: 200, answer: 'ok', target: new URL(receiver.url).host });
  expect(receiver.received).toMatchObject([{ path: '/canary-of-the-url' }]);
  receiver.answer = () => ({ status: 500, text: 'down \u001b[31mred' });
  const failed = await run(['test', 'pager']);
  expect(failed).toMatchObject({ code: 1, out: expect.stringContaining('The receiver failed (500).') });
  expect(failed.out).toContain('It answered: down \\u{1b}[31mred');

  const file = join(dataDir, 'password');
  await writeFile(file, 'canary-of-the-password\n');
  const server = ['--kind', 'email', '--host', '127.0.0.1', '--port', String(mail.port), '--security', 'none', '--allow-host'];
  const addresses = ['--from', 'hub@example.test', '--to', 'ops@example.test,owner@example.test'];
  expect(await run(['add', 'mail', ...server, ...addresses, '--events', 'alarm.opened'])).toMatchObject({ code: 0 });
  expect(await run(['edit', 'mail', '--user', 'hub', '--secret-file', file, '--json'])).toMatchObject({ code: 0 });
  expect(await run(['edit', 'mail', '--port', '2525'])).toMatchObject({
    code: 1,
    said: expect.stringContaining('not sent elsewhere'),
  });

  const listed = await run(['list', '--json']);
  expect(listed.code).toBe(2);
  expect(JSON.parse(listed.out)).toMatchObject([
    { name: 'mail', settings: { to: ['ops@example.test', 'owner@example.test'] }, events: ['alarm.opened'] },
    { name: 'pager', lastError: 'The receiver failed (500).', settings: {} },
  ]);
  const rotated = JSON.parse((await run(['rotate', 'pager', '--json'])).out) as { signingSecret: string };
  expect(rotated.signingSecret).not.toBe(signingSecret);
  expect(await run(['rotate', 'mail'])).toMatchObject({ code: 1, said: expect.stringContaining('no signing secret') });
  expect(await run(['edit', 'pager', '--disable'])).toMatchObject({ code: 0 });
  expect(await run(['deliveries', '--json'])).toMatchObject({ code: 0, out: '[]\n' });
  expect((await run(['events'])).out).toContain('backup.failed');
  const shown = [failed, tested, listed, await run(['list']), await run(['remove', 'pager', '--json'])];
  expect(await run(['test', 'pager'])).toMatchObject({ code: 1, said: expect.stringContaining('There is no channel "pager"') });
  const log = await readFile(join(dataDir, 'logs', 'sundog.log'), 'utf8').catch(() => ''); // nothing was logged
  for (const secret of ['canary-of-the-url', 'canary-of-the-password', signingSecret, rotated.signingSecret]) {
    expect(log).not.toContain(secret);
    for (const { out, said } of shown) expect(`${out}${said}`).not.toContain(secret);
  }
});
