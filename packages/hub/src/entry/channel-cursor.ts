import { z } from 'zod';
import { parseInput } from '../engine/verb.ts';

/** A place in the list of deliveries. */
interface DeliveryPlace {
  readonly createdAt: Date;
  readonly id: string;
}

const place = z.tuple([z.iso.datetime(), z.uuid()]);

/** The place behind a delivery, as a text that is nobody's business. */
export function writeCursor(last: DeliveryPlace | undefined): string | null {
  return last === undefined ? null : Buffer.from(JSON.stringify([last.createdAt.toISOString(), last.id])).toString('base64url');
}

/** The place that a cursor means. @throws InvalidInputError */
export function readCursor(cursor: string): DeliveryPlace {
  const [createdAt, id] = parseInput(
    'channels.deliveries',
    z.preprocess(parseJson, place),
    Buffer.from(cursor, 'base64url').toString(),
  );
  return { createdAt: new Date(createdAt), id };
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null; // no cursor of ours: the schema says so
  }
}
