import { readFile } from 'node:fs/promises';
import { parseKey, type SecretKey } from './secret-key.ts';

/** Whether the key that is in use can still be read from where it came from: a process that starts anew would need it. */
export async function secretKeyStands({ bytes, file }: SecretKey): Promise<boolean> {
  if (file === null) return true;
  try {
    return parseKey((await readFile(file, 'utf8')).trim(), file).equals(bytes);
  } catch {
    return false; // whatever the reason, it is not there to be read; `sundog doctor` says more
  }
}
