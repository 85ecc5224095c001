import { defineDiagnosis } from '../../engine/doctor/diagnosis.ts';
import { listLostRights } from '../../store/rows/doctor-rows.ts';

/** Rights that a connection had and no longer has. */
export const lostRights = defineDiagnosis({
  name: 'lost-rights',
  of: 'connection',
  look: async ({ connection, read }) => {
    const sentences = await read((db) => listLostRights(db, connection.id));
    return sentences.map((sentence) => ({
      name: 'lost-rights',
      outcome: 'warn',
      sentence: `"${connection.name}": ${sentence}`,
      remedy: 'give it back in HaloPSA, or switch off the feature that needs it: npx sundog features.',
    }));
  },
});
