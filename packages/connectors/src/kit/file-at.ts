import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SourceFile } from './source-file.ts';

/** A file on the disk, where the hub itself has put it. The path never comes from a record. @throws the errors of node:fs */
export async function fileAt(path: string): Promise<SourceFile> {
  const { size } = await stat(path);
  return {
    name: basename(path),
    bytes: size,
    read: (start, end) => (end <= start ? noBytes() : createReadStream(path, { start, end: end - 1 })),
  };
}

async function* noBytes(): AsyncGenerator<Uint8Array> {
  // nothing
}
