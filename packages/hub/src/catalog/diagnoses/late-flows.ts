import { defineDiagnosis, fine } from '../../engine/doctor/diagnosis.ts';

/** What should have happened and did not, secrets that end soon, and what is paused on purpose. The schedule itself has its own line. */
export const lateFlows = defineDiagnosis({
  name: 'flows',
  of: 'hub',
  look: async ({ watch, connections }) => {
    const late = watch.alarms
      .filter(({ flow }) => flow !== 'schedule')
      .map(({ severity, sentence, causes, remedy }) => {
        const because = causes[0] === undefined ? '' : ` Likeliest because ${causes[0]}.`;
        return { name: 'flows', outcome: severity, sentence: `${sentence}${because}`, remedy };
      });
    const paused = watch.paused
      .filter(({ flow, connectionId }) => flow === 'recent-sync' && connectionId !== null)
      .map(({ sentence }) => fine('flows', sentence));
    if (late.length > 0 || connections.length === 0) return [...late, ...paused];
    return [fine('flows', 'Nothing that should happen by itself is late.'), ...paused];
  },
});
