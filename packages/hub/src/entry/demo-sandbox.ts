import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isPortFree } from './port.ts';
import { type SandboxChild, type SandboxReady, startSandboxChild } from './sandbox-child.ts';

const remembered = z.object({ port: z.int(), clientId: z.string(), clientSecret: z.string() });

/** The sandbox of the demonstration, the same for every start of one data directory. */
export interface DemoSandbox extends SandboxReady {
  readonly child: SandboxChild;
}

const usualPort = 4190;

/** Starts the demonstration's sandbox on the port and with the credentials that this data directory had the last time. */
export async function startDemoSandbox(dataDir: string, signal: AbortSignal): Promise<DemoSandbox> {
  const path = join(dataDir, 'demo-sandbox.json');
  const last = await readRemembered(path);
  const wished = last?.port ?? usualPort;
  const port = (await isPortFree('127.0.0.1', wished)) ? wished : 0;
  // Credentials of an imitation that holds invented companies: they open nothing but that imitation.
  const credentials = last ?? { clientId: randomUUID(), clientSecret: `${randomUUID()}-${randomBytes(8).toString('hex')}` };
  const args = [
    '--port',
    String(port),
    '--scenario',
    'small',
    '--seed',
    '7',
    '--rate-limit',
    'off',
    '--client-id',
    credentials.clientId,
    '--client-secret',
    credentials.clientSecret,
  ];
  const child = startSandboxChild(args, 'pipe', signal);
  const ready = await child.ready();
  await mkdir(dataDir, { recursive: true });
  const { clientId, clientSecret } = ready;
  await writeFile(path, `${JSON.stringify({ port: Number(new URL(ready.url).port), clientId, clientSecret })}\n`, {
    mode: 0o600,
  });
  return { ...ready, child };
}

async function readRemembered(path: string): Promise<z.infer<typeof remembered> | null> {
  try {
    return remembered.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    // The first start, or a file that somebody changed: the sandbox gets new credentials and the connection is edited to them.
    return null;
  }
}
