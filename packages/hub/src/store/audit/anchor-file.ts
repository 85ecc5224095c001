import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AuditAnchorUnreadableError } from '../errors/audit-anchor-unreadable.ts';

const anchor = z.object({
  /** The workspace; 0: the installation. */
  chain: z.int().min(0),
  seq: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** When it was written down. */
  at: z.iso.datetime(),
});

/** Where a chain of the audit stood at a moment, written down outside of the database: one line of a file of anchors. */
export type AuditAnchor = z.infer<typeof anchor>;

/** Where the hub writes its anchors. */
export function anchorFileOf(dataDir: string): string {
  return join(dataDir, 'audit-anchors.jsonl');
}

/** Adds anchors to a file, one JSON object per line, on the disk when it resolves. A new file is for its owner alone to read. */
export async function appendAnchors(file: string, anchors: readonly AuditAnchor[]): Promise<void> {
  if (anchors.length === 0) return;
  const handle = await open(file, 'a+', 0o600);
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read({ buffer: Buffer.alloc(1), position: Math.max(0, size - 1) });
    // A power cut may have left half a line: it must not take the next one with it.
    const gap = size > 0 && buffer.toString() !== '\n' ? '\n' : '';
    await handle.appendFile(gap + anchors.map((one) => `${JSON.stringify(one)}\n`).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * The anchors of a file: JSON lines, or the list that `sundog audit head --json` prints. Null: there is no such file.
 * @throws AuditAnchorUnreadableError
 */
export async function readAnchors(file: string): Promise<readonly AuditAnchor[] | null> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new AuditAnchorUnreadableError(file, 'the file cannot be opened', error);
  });
  if (text === null) return null;
  if (text.trimStart().startsWith('[')) {
    const parsed = z.array(anchor).safeParse(parseJson(text));
    if (!parsed.success) throw new AuditAnchorUnreadableError(file, 'it is not the list that `sundog audit head --json` prints');
    return parsed.data;
  }
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = anchor.safeParse(parseJson(line));
    if (!parsed.success) throw new AuditAnchorUnreadableError(file, `its line ${index + 1} is no anchor`);
    return [parsed.data];
  });
}

/** Undefined, which no schema takes, where the text is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the caller says which file and line
  }
}
