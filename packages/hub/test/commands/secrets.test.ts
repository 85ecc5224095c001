import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CommandHub, openCommandHub, refusal } from './command-hub.ts';

const newSecret = 'the-new-secret-of-this-application';
const later = 'the-secret-after-that-one';

let hub: CommandHub;
beforeAll(async () => {
  hub = await openCommandHub({ seed: 3, world: { clients: 12, tickets: 20, assets: 5 } }, ['--entities', 'client']);
}, 300_000);
afterAll(() => hub.close());

/** From now on HaloPSA knows this secret and no other. */
const haloHas = (clientSecret: string) => hub.sandbox.control.setPermissions({ application: { clientSecret } });
const sync = (environment = {}) => hub.run(['sync', '--full'], environment);
const expiry = async () => {
  const { answer } = await hub.json<{ connections: readonly { secret: { expiresAt: string | null } }[] }>(['status']);
  return answer.connections[0]?.secret.expiresAt;
};

it('a secret has a day on which it ends, and a day that is over or is none is refused', async () => {
  const edited = await hub.run(['connection', 'edit', 'halo', '--secret-expires', '2031-01-31', '--json']);
  expect(edited).toMatchObject({ code: 0, said: expect.stringContaining('ends on 2031-01-31') });
  expect(JSON.parse(edited.out)).toEqual({ connection: 'halo', saved: true, secretExpiresAt: '2031-01-31T00:00:00.000Z' });
  expect(await expiry()).toBe('2031-01-31T00:00:00.000Z');
  for (const day of ['2020-01-01', 'yesterday', '2031-13-01'])
    expect(await hub.run(['connection', 'edit', 'halo', '--secret-expires', day])).toMatchObject(refusal(/date to come/));
  expect(await hub.run(['connection', 'edit', 'nobody', '--secret-expires', '2031-01-31'])).toMatchObject(refusal(/nobody/));
  expect(await expiry()).toBe('2031-01-31T00:00:00.000Z');
}, 300_000);

it('a secret given ahead takes over when HaloPSA changes: no sync in between fails', async () => {
  const given = { SUNDOG_CLIENT_SECRET: newSecret };
  expect(await hub.run(['connection', 'rotate', 'nobody', '--ahead'], given)).toMatchObject(refusal(/nobody/));
  expect(await hub.run(['connection', 'rotate', 'halo', '--ahead'])).toMatchObject(refusal(/secret/i));
  const kept = await hub.run(['connection', 'rotate', 'halo', '--ahead', '--secret-expires', '2032-06-30', '--json'], given);
  expect(kept).toMatchObject({ code: 0, said: expect.stringContaining('Kept beside the secret of "halo"') });
  expect(JSON.parse(kept.out)).toMatchObject({ saved: true, isAhead: true });
  expect(kept.out + kept.said).not.toContain(newSecret);
  expect(await sync()).toMatchObject({ code: 0 });
  haloHas(newSecret);
  expect(await sync()).toMatchObject({ code: 0 });
  expect(await expiry()).toBe('2032-06-30T00:00:00.000Z');
  expect(await sync()).toMatchObject({ code: 0 });
}, 300_000);

it('a secret that HaloPSA does not know is not saved, one that it knows is, at once', async () => {
  const wrong = await hub.run(['connection', 'rotate', 'halo', '--save-with-warnings', '--json'], {
    SUNDOG_CLIENT_SECRET: later,
  });
  expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining('Nothing was saved.') });
  expect(JSON.parse(wrong.out)).toMatchObject({ saved: false, outcome: 'failed' });
  expect(await sync()).toMatchObject({ code: 0 });
  haloHas(later);
  expect(await sync()).toMatchObject({ code: 1, said: expect.stringContaining('Remedy:') });
  const right = await hub.run(['connection', 'rotate', 'halo', '--save-with-warnings', '--secret-expires', '400d'], {
    SUNDOG_CLIENT_SECRET: later,
  });
  expect(right).toMatchObject({ said: expect.stringContaining('Saved as "halo".') });
  expect(right.out + right.said).not.toContain(later);
  expect(await sync()).toMatchObject({ code: 0 });
}, 300_000);

it('S81: key rotate keeps every secret readable, and the key before opens nothing any more', async () => {
  const file = join(hub.dataDir, 'secret.key');
  const before = await readFile(file, 'utf8');
  const { code, answer } = await hub.json<object>(['key', 'rotate']);
  expect({ code, answer }).toMatchObject({ code: 0, answer: { resealed: 1, already: 0, keyId: expect.any(String) } });
  const after = await readFile(file, 'utf8');
  expect(after).not.toBe(before);
  expect(await sync()).toMatchObject({ code: 0 });

  await writeFile(file, before);
  const refused = await sync();
  expect(refused).toMatchObject(refusal(/another key/));
  expect(refused.said).not.toContain(before.trim());
  // Neither with the key of another time nor with the one that is made where there is none is anything served.
  expect(await hub.run(['serve', '--port', '0'])).toMatchObject(refusal(/another key/));
  await rm(file);
  expect(await hub.run(['serve', '--port', '0'])).toMatchObject(refusal(/another key/));
  await writeFile(file, after);
  expect(await sync()).toMatchObject({ code: 0 });
  // A key from the environment needs the next one from there too.
  const environment = { SUNDOG_SECRET_KEY: after.trim() };
  expect(await sync(environment)).toMatchObject({ code: 0 });
  expect(await hub.run(['key', 'rotate'], environment)).toMatchObject(refusal(/SUNDOG_SECRET_KEY_NEXT|next key/));
}, 300_000);
