import { defineObject } from './define-object.ts';
import { allTickets, openTickets } from './neighbours.ts';

/** The page of an end user. Tickets and assets are looked for within the user's client, whose index leads to them. */
export const user = defineObject({
  entity: 'user',
  title: ['name', 'email'],
  subtitle: ['jobTitle', 'clientName'],
  words: ['email', 'email2', 'phoneNumber', 'mobileNumber', 'login'],
  headline: {
    who: ['email', 'preferredPhoneNumber', 'phoneNumber', 'mobileNumber'],
    where: ['clientName', 'siteName'],
    open: { columns: ['isInactive'], neighbours: ['open-tickets'] },
    bought: { columns: ['isCoveredByContract', 'contractEndsAt'], neighbours: ['assets'] },
  },
  groups: [
    { title: 'Contact', columns: ['email', 'email2', 'phoneNumber', 'mobileNumber', 'homeNumber', 'preferredPhoneNumber'] },
    { title: 'Work', columns: ['jobTitle', 'department', 'siteName', 'isImportantContact', 'isServiceAccount', 'isInactive'] },
    { title: 'Sign-in', columns: ['login', 'lastLoginAt', 'azureId', 'activeDirectoryDn'] },
    { title: 'Notes', columns: ['notes'] },
  ],
  neighbours: [
    openTickets({ userId: 'id', clientId: 'clientId' }),
    allTickets({ userId: 'id', clientId: 'clientId' }),
    {
      name: 'assets',
      title: 'Assets',
      entity: 'asset',
      where: { businessOwnerId: 'id', clientId: 'clientId' },
      sort: 'inventoryNumber',
      columns: ['inventoryNumber', 'keyField', 'assetTypeName', 'siteName'],
    },
  ],
  haloPath: null,
});
