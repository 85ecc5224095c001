import { defineCheck } from '../../engine/preflight/check.ts';

/** The limit is never provoked (the whole tenant shares it, API.md 2.11): only said when it came by on its own. */
export const rateLimit = defineCheck({
  name: 'rate-limit',
  title: 'Request budget',
  needs: ['sign-in'],
  cost: () => 0,
  run: async (probe) => {
    const refusals = probe.refusals();
    probe.learn('rate-limit-met', null, refusals > 0);
    if (refusals === 0) return [{ outcome: 'passed', sentence: 'No request was refused for being too many.' }];
    return [
      {
        outcome: 'warning',
        sentence: `Halo refused ${refusals} requests for being too many.`,
        causes: ['other integrations use up the budget of this HaloPSA, which all of them share'],
        remedy: 'Look which integrations run at the same time; Sundog slows down by itself.',
      },
    ];
  },
});
