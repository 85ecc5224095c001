import { defineObject } from './define-object.ts';
import { assets, openTickets, users } from './neighbours.ts';

/** The page of a site. Its tickets are looked for within its client, whose index leads to them. */
export const site = defineObject({
  entity: 'site',
  title: ['name', 'fullName'],
  subtitle: ['clientName'],
  words: ['reference', 'addressLine1', 'phoneNumber'],
  headline: {
    who: ['clientName', 'mainContactName', 'phoneNumber'],
    where: ['addressLine1', 'addressLine2', 'addressLine3', 'countryName'],
    open: { columns: ['isInactive'], neighbours: ['open-tickets'] },
    bought: { neighbours: ['assets'] },
  },
  groups: [
    { title: 'Contact', columns: ['mainContactName', 'phoneNumber', 'timeZone', 'emailDomain'] },
    {
      title: 'Address',
      columns: ['addressLine1', 'addressLine2', 'addressLine3', 'addressLine4', 'addressLine5', 'regionName', 'countryName'],
    },
    { title: 'Notes', columns: ['notes'] },
  ],
  neighbours: [
    openTickets({ siteId: 'id', clientId: 'clientId' }),
    users({ siteId: 'id' }),
    assets({ siteId: 'id', clientId: 'clientId' }),
  ],
  haloPath: null,
});
