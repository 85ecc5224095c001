import { hash } from 'node:crypto';
import type { HaloEntity } from '@sundog/halo';

/**
 * Makes the function that hashes what counts as content of a row: the text as Halo sent it, without members that change by
 * themselves. The definition takes part, so that a changed definition rewrites every row once.
 * @returns 32 hexadecimal digits, which PostgreSQL keeps as a uuid (16 bytes)
 */
export function compileContentHash(entity: HaloEntity): (raw: string) => string {
  const definition = JSON.stringify([entity.key, entity.fields, entity.volatile]);
  const prefix = hash('sha256', definition).slice(0, 16);
  if (entity.volatile.length === 0) return (raw) => hash('sha256', prefix + raw).slice(0, 32);
  // A member of this name inside a text is preceded by an escaped quote and cannot match; a nested member of this name is as volatile.
  const names = entity.volatile.map((name) => name.replace(/[^a-zA-Z0-9_]/g, '\\$&')).join('|');
  const member = new RegExp(`"(?:${names})":\\s*(?:"(?:[^"\\\\]|\\\\.)*"|[^,{}\\[\\]"]+),?`, 'g');
  return (raw) => hash('sha256', prefix + raw.replace(member, '')).slice(0, 32);
}
