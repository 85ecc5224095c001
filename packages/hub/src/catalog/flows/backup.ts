import { defineFlow } from '../../engine/watch/flow.ts';
import { findFlowBeat } from '../../store/rows/flow-rows.ts';
import { dayMs } from './spans.ts';

/** Backups, once somebody has begun to make them: a hub that is backed up by other means is not nagged. */
export const backup = defineFlow({
  name: 'backup',
  of: 'hub',
  title: 'The backup',
  read: async (db) => {
    const lastSuccessAt = await findFlowBeat(db, 'backup');
    return [
      {
        subject: '',
        lastSuccessAt,
        expectedSince: lastSuccessAt ?? new Date(0),
        mayBeOldMs: 8 * dayMs,
        pausedBecause: lastSuccessAt === null ? 'none was ever made with `sundog backup` or by schedule' : null,
        failure: null,
      },
    ];
  },
  means:
    'What a person decided since then (mappings, dismissed issues, choices) would be lost with this machine; the mirror can be read again.',
  causes: ['what starts the backup no longer runs', 'its folder is full or not empty'],
  remedy: 'Make one with: npx sundog backup <folder>',
  severity: 'warn',
  coveredBy: [],
});
