import type { HaloEntity } from '@sundog/halo';
import { toTableName } from '../../store/mirror/mirror-table.ts';

/** What one message of a webhook says, as far as it is used: never more than which record to read again. */
export interface DeliveryNews {
  /** The id that Halo gave it; null: none that could not be a record's. */
  readonly id: string | null;
  readonly event: string | null;
  /** The table and the key of the record; null: none that could be told. */
  readonly record: { readonly entity: string; readonly key: string } | null;
}

type Envelope = Readonly<Record<string, unknown>>;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads the envelope of a webhook (API.md 3.29: its spelling is not certain, and its shape changes with the payload type). The record is
 * the one whose member stands in the envelope, else `object_id` of the kind that the event's name tells.
 */
export function readDelivery(message: unknown, entities: readonly HaloEntity[]): DeliveryNews {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return { id: null, event: null, record: null };
  const envelope = message as Envelope;
  const { id, event } = envelope;
  const name = typeof event === 'string' ? event.replaceAll(/\p{Cc}/gu, ' ').slice(0, 200) : null;
  return {
    // A whole object as payload has the record's own id there: taken for the delivery's, the second change of it would be a repetition.
    id: typeof id === 'string' && uuid.test(id) ? id.toLowerCase() : null,
    event: name,
    record: findInside(envelope, entities) ?? findByName(envelope, name, entities),
  };
}

function findInside(envelope: Envelope, entities: readonly HaloEntity[]): DeliveryNews['record'] {
  for (const [member, value] of Object.entries(envelope)) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    const entity = entities.find((one) => spelled(one.name) === spelled(member));
    const key = entity && keyOf(entity, value as Envelope);
    if (entity && key) return { entity: toTableName(entity.name), key };
  }
  return null;
}

function keyOf(entity: HaloEntity, record: Envelope): string | null {
  const parts = entity.key.map((field) => keyPart(record[entity.fields[field]?.wire ?? '']));
  return parts.every((part) => part !== null) ? parts.join(':') : null;
}

function findByName(envelope: Envelope, event: string | null, entities: readonly HaloEntity[]): DeliveryNews['record'] {
  const key = keyPart(envelope['object_id']);
  if (key === null || event === null) return null;
  const words = event.toLowerCase().split(/[^a-z]+/);
  // What happens to an action is told of its ticket.
  const kind = words.includes('action') ? 'ticket' : words.find((word) => entities.some(({ name }) => name === word));
  return kind === undefined ? null : { entity: toTableName(kind), key };
}

function keyPart(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? String(value) : null;
  return typeof value === 'string' && (/^[1-9]\d{0,15}$/.test(value) || uuid.test(value)) ? value : null;
}

function spelled(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, '');
}
