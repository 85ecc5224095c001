/** Categories of tickets, as full paths. The id of one is its index plus 40. */
export const CATEGORIES = [
  'Accounts>Password and sign-in',
  'Accounts>Joiners, movers, leavers',
  'Microsoft 365>Mail',
  'Security>Threat',
  'Printing>Office printers',
  'Hardware>Workstation',
  'Hardware>Procurement',
  'Servers>Operating system',
  'Backup>Jobs',
  'Network>Connectivity',
  'Telephony>Calls',
  'Software>Applications',
  'Microsoft 365>SharePoint and OneDrive',
  'Billing>Invoice query',
] as const;

export const FIRST_CATEGORY = 40;
