import type { SourceFile } from './source-file.ts';

/** A file in memory. */
export function fileOf(name: string, content: Uint8Array): SourceFile {
  return {
    name,
    bytes: content.length,
    async *read(start, end) {
      // In pieces, as from a disk: what reads them must not rely on lines or characters being whole.
      for (let at = start; at < end; at += 65_536) yield content.subarray(at, Math.min(at + 65_536, end));
    },
  };
}
