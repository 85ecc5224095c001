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
  const lastingOf = compileLastingText(entity);
  return (raw) => hash('sha256', prefix + lastingOf(raw)).slice(0, 32);
}

/** Makes the function that takes out of a row's text the members that change by themselves. */
export function compileLastingText(entity: HaloEntity): (raw: string) => string {
  if (entity.volatile.length === 0) return (raw) => raw;
  // A member of this name inside a text is preceded by an escaped quote and cannot match; a nested member of this name is as volatile.
  const names = entity.volatile.map((name) => name.replace(/[^a-zA-Z0-9_]/g, '\\$&')).join('|');
  const member = new RegExp(`"(?:${names})":\\s*(?:"(?:[^"\\\\]|\\\\.)*"|[^,{}\\[\\]"]+),?`, 'g');
  return (raw) => raw.replace(member, '');
}
