import { defineCheck } from '../../engine/preflight/check.ts';
import { screens } from '../rights/screens.ts';

/** The tenant that goes with every token (API.md 1.1): hosted needs one, on-premises prints "Not set". */
export const tenant = defineCheck({
  name: 'tenant',
  title: 'Tenant',
  needs: [],
  cost: () => 0,
  run: async ({ target }) => {
    const isHosted = /\.halo(psa|itsm|servicedesk|crm)\.com$/i.test(new URL(target.resourceServer).hostname);
    if (target.tenant !== null)
      return [{ outcome: 'passed', sentence: `Tenant "${target.tenant}" (${target.addressFrom.tenant}).` }];
    if (!isHosted)
      return [{ outcome: 'passed', sentence: 'No tenant is sent, as on-premises systems and custom domains want it.' }];
    return [
      {
        outcome: 'warning',
        sentence: 'No tenant is sent although this HaloPSA is hosted.',
        causes: ['it was set to "none"', 'Halo did not say its tenant'],
        remedy: 'Copy the tenant from the API screen and give it by --tenant.',
        screen: screens.api,
      },
    ];
  },
});
