import { z } from 'zod';
import { parseInput } from '../engine/verb.ts';

/** A place in a list of mapped records. */
interface RecordPlace {
  readonly place: string;
  readonly key: string;
}

const place = z.tuple([z.string(), z.string()]);

/** A place as a text that is nobody's business; null: there is none. */
export function writeMappingCursor(next: RecordPlace | null): string | null {
  return next === null ? null : Buffer.from(JSON.stringify([next.place, next.key])).toString('base64url');
}

/** The place that a cursor means. @throws InvalidInputError */
export function readMappingCursor(cursor: string): RecordPlace {
  const text = Buffer.from(cursor, 'base64url').toString();
  const [found, key] = parseInput('mapping.list', z.preprocess(parseJson, place), text);
  return { place: found, key };
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null; // no cursor of ours: the schema says so
  }
}
