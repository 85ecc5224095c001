import { defineDiagnosis, fine } from '../../engine/doctor/diagnosis.ts';

/** Whether refusals have taught that a HaloPSA allows much less than was said. */
export const budget = defineDiagnosis({
  name: 'budget',
  of: 'connection',
  look: async ({ connection, learnedLimit }) => {
    const { name, requestLimit, windowSeconds } = connection;
    const per = `per ${Math.round(windowSeconds / 60)} minutes`;
    if (learnedLimit === null || learnedLimit >= requestLimit * 0.8)
      return [fine('budget', `"${name}" may send ${requestLimit} requests ${per}.`)];
    return [
      {
        name: 'budget',
        outcome: 'warn',
        sentence: `HaloPSA refused requests of "${name}": it is down to ${learnedLimit} of ${requestLimit} ${per}.`,
        remedy:
          'find out which other integration uses the same HaloPSA, or set what is left for this one: npx sundog connection edit --request-limit.',
      },
    ];
  },
});
