import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { keepDemoOwner } from '../features/access/operate-accounts.ts';
import type { SingleSignOnDeps } from '../features/access/single-sign-on.ts';

/** Who owns the demonstration. */
export const demoOwnerEmail = 'demo@example.test';
/** Where their password is kept, in the data directory. */
export const demoOwnerFile = 'demo-owner.json';

const kept = z.object({ password: z.string() });

/** Makes the owner of the demonstration, with the password that the data directory holds, or a new one. Returns it. */
export async function makeDemoOwner(
  deps: SingleSignOnDeps,
  dataDir: string,
): Promise<{ readonly email: string; readonly password: string }> {
  const path = join(dataDir, demoOwnerFile);
  const known = await readKept(path);
  const password = known ?? randomBytes(15).toString('base64url');
  if (known === null) await writeFile(path, `${JSON.stringify({ password })}\n`, { mode: 0o600 });
  await keepDemoOwner(deps, { email: demoOwnerEmail, password });
  return { email: demoOwnerEmail, password };
}

async function readKept(path: string): Promise<string | null> {
  try {
    return kept.parse(JSON.parse(await readFile(path, 'utf8'))).password;
  } catch {
    return null; // the first start, or a file that somebody changed: a new password takes its place
  }
}
