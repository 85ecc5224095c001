import { defineDiagnosis, fine } from '../../engine/doctor/diagnosis.ts';
import { durationText } from '../../foundation/duration-text.ts';
import { readDatabaseClock } from '../../store/rows/doctor-rows.ts';

const mayDifferMs = 5_000;

/** Whether this machine and the database agree on the time. */
export const databaseClock = defineDiagnosis({
  name: 'database-clock',
  of: 'hub',
  look: async ({ read }) => {
    const before = Date.now();
    const there = await read(readDatabaseClock);
    const here = (before + Date.now()) / 2;
    const skewMs = there.getTime() - here;
    if (Math.abs(skewMs) <= mayDifferMs) return [fine('database-clock', 'This machine and the database agree on the time.')];
    return [
      {
        name: 'database-clock',
        outcome: 'warn',
        sentence: `The clock of the database is ${durationText(skewMs)} ${skewMs > 0 ? 'ahead of' : 'behind'} this machine's.`,
        remedy: 'let both machines set their clocks by the network (NTP).',
      },
    ];
  },
});
