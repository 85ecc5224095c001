import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isPortFree } from './port.ts';
import { type SandboxChild, type SandboxReady, startSandboxChild } from './sandbox-child.ts';

/** The sandbox of the demonstration, the same for every start of one data directory. */
export interface DemoSandbox extends SandboxReady {
  readonly child: SandboxChild;
}

// Not 4190: browsers and fetch() refuse that port (it is on the list of bad ports of the fetch standard).
const usualPort = 4191;
const remembered = z.object({ port: z.int() });

/**
 * Starts the demonstration's sandbox on the port that this data directory had the last time, or on another where that is taken. Its
 * world and its credentials follow from the seed.
 */
export async function startDemoSandbox(dataDir: string, signal: AbortSignal): Promise<DemoSandbox> {
  const path = join(dataDir, 'demo-sandbox.json');
  const wished = await readRememberedPort(path);
  const port = (await isPortFree('127.0.0.1', wished)) ? wished : 0;
  const args = ['--port', String(port), '--scenario', 'small', '--seed', '7', '--rate-limit', 'off', '--exit-with-parent'];
  const child = startSandboxChild(args, 'pipe', signal);
  const ready = await child.ready();
  await writeFile(path, `${JSON.stringify({ port: Number(new URL(ready.url).port) })}\n`);
  return { ...ready, child };
}

async function readRememberedPort(path: string): Promise<number> {
  try {
    return remembered.parse(JSON.parse(await readFile(path, 'utf8'))).port;
  } catch {
    // The first start, or a file that somebody changed: the connection is edited to whatever port it becomes.
    return usualPort;
  }
}
