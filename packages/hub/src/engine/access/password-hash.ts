import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** OWASP Password Storage Cheat Sheet, scrypt: 32 MiB, as strong as its first row and less heavy on a small machine. */
const current = { cost: 32_768, blockSize: 8, parallelization: 3 };
const bytes = 32;

/** Each takes 32 MiB and a core for a moment: however many ask, two are worked on. */
const lanes = 2;
let working = 0;
const waiting: (() => void)[] = [];

/** What is kept of a password: `scrypt$N$r$p$salt$hash`, so that the parameters can grow. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, current);
  const { cost, blockSize, parallelization } = current;
  return ['scrypt', cost, blockSize, parallelization, salt.toString('base64'), hash.toString('base64')].join('$');
}

/** Stands in where there is no password, so that the answer takes as long as with one. */
const nobody = ['scrypt', current.cost, current.blockSize, current.parallelization, 'A'.repeat(22), 'A'.repeat(43)].join('$');

/** Whether this is the password. @param stored null: there is none; takes the same time and is never right */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [, cost, blockSize, parallelization, salt = '', kept = ''] = (stored ?? nobody).split('$');
  const options = { cost: Number(cost), blockSize: Number(blockSize), parallelization: Number(parallelization) };
  const given = await derive(password, Buffer.from(salt, 'base64'), options);
  const expected = Buffer.from(kept, 'base64');
  return expected.length === given.length && timingSafeEqual(given, expected) && stored !== null;
}

async function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  if (working >= lanes) await new Promise<void>((resolve) => waiting.push(resolve));
  else working += 1;
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      // One text, however it was typed (NIST SP 800-63B, 3.1.1.2).
      scrypt(password.normalize('NFKC'), salt, bytes, { ...options, maxmem: 128 * 1024 * 1024 }, (error, key) =>
        error ? reject(error) : resolve(key),
      );
    });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else working -= 1;
  }
}
