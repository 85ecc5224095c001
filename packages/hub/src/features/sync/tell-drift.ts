import { driftFound } from '../../catalog/notices/drift-found.ts';
import { tellChannels } from '../../engine/channels/tell-channels.ts';
import type { SyncContext } from '../../engine/sync/sync-context.ts';

const words = { new: 'new', missing: 'missing', retyped: 'of another type' } as const;
const mostFields = 8;

/** Tells channels of fields that came otherwise than before. Names of fields only, never a value. */
export function tellDrift(connectionId: number): NonNullable<SyncContext['onDrift']> {
  return async (db, { entity, fields, at }) => {
    const named = fields.slice(0, mostFields).map(({ field, kind }) => `${field} (${words[kind]})`);
    const more = fields.length > mostFields ? ` and ${fields.length - mostFields} more` : '';
    await tellChannels(db, {
      kind: driftFound,
      about: `drift of ${entity} of connection ${connectionId}`,
      key: `drift of ${entity} of connection ${connectionId} at ${at.toISOString()}`,
      at,
      severity: 'info',
      sentence: `${entity}: ${named.join(', ')}${more}.`,
      meaning: 'The sync goes on. A field that is missing becomes empty in its column; what came stays in the raw text.',
      remedy: 'See and acknowledge it with: npx sundog drift',
      connectionId,
    });
  };
}
