import { z } from 'zod';
import { defineVerb, type VerbDeps } from '../../engine/verb.ts';
import { ConnectionNotFoundError } from '../../foundation/errors/connection-not-found.ts';
import { findConnectionById, updateConnection } from '../../store/rows/connection-rows.ts';

const input = z.object({
  connectionId: z.int(),
  isPaused: z.boolean().optional(),
  /** Minutes; null: the hub's default; 0: never. */
  syncEveryMinutes: z.int().min(0).max(10_080).nullable().optional(),
  /** Hours; null: as each entity says; 0: never. */
  fullEveryHours: z.int().min(0).max(8760).nullable().optional(),
});

export type SetScheduleInput = z.input<typeof input>;

/** What a schedule was and is. */
interface ScheduleChange {
  readonly before: Schedule;
  readonly after: Schedule;
}

interface Schedule {
  readonly isPaused: boolean;
  readonly syncEveryMinutes: number | null;
  readonly fullEveryHours: number | null;
}

/**
 * Pauses or resumes the schedule of a connection, or sets how often it reads. Asks HaloPSA nothing. What runs goes on to its end.
 * @throws InvalidInputError, NotPermittedError, ConnectionNotFoundError
 */
export const setSchedule = defineVerb<VerbDeps, typeof input, undefined, ScheduleChange>({
  name: 'sync.schedule',
  input,
  prepare: async () => undefined,
  run: async ({ db, clock }, { connectionId, ...wish }) => {
    const row = await findConnectionById(db, connectionId);
    if (!row) throw new ConnectionNotFoundError(String(connectionId), []);
    const before = {
      isPaused: row.pausedAt !== null,
      syncEveryMinutes: row.syncEveryMinutes,
      fullEveryHours: row.fullEveryHours,
    };
    const after = {
      ...before,
      ...Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)),
    } as Schedule;
    await updateConnection(db, connectionId, {
      pausedAt: after.isPaused ? (row.pausedAt ?? new Date(clock.now())) : null,
      syncEveryMinutes: after.syncEveryMinutes,
      fullEveryHours: after.fullEveryHours,
    });
    return { before, after };
  },
  audit: ({ connectionId }, { before, after }) =>
    JSON.stringify(before) === JSON.stringify(after)
      ? null
      : { subject: `connection ${connectionId}`, detail: { before, after } },
});
