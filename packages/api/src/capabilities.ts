/** What a person or a key may do in a workspace, in the field's words. The order is the order on screens. */
export const capabilities = [
  'read-data',
  'export-data',
  'view-sync',
  'manage-sync',
  'resolve-issues',
  'manage-sources',
  'push-records',
  'manage-mapping',
  'connect-devices',
  'approve',
  'manage-connections',
  'link-connections',
  'manage-governance',
  'manage-channels',
  'manage-people',
  'read-audit',
  'manage-workspace',
] as const;

/** One thing that may be granted. */
export type Capability = (typeof capabilities)[number];

/** What each capability lets one do, in a sentence for people. */
export const capabilityTitles: Readonly<Record<Capability, string>> = {
  'read-data': 'Look at clients, tickets, assets and everything else that is synced',
  'export-data': 'Export tables to CSV and XLSX',
  'view-sync': 'See how the sync stands',
  'manage-sync': 'Start, pause and schedule syncs',
  'resolve-issues': 'Retry and dismiss rows that were set aside',
  'manage-sources': 'Connect and change sources other than HaloPSA',
  'push-records': 'Post records of a source, as a vendor’s product does',
  'manage-mapping': 'Decide what belongs together',
  'connect-devices': 'Open devices by remote control, from an asset',
  approve: 'Approve what is to be written to HaloPSA',
  'manage-connections': 'Connect HaloPSA, change, check and remove connections, and say who may see them',
  'link-connections': 'Show a connection to another workspace',
  'manage-governance': 'Set retention and backups, erase a client',
  'manage-channels': 'Say where alarms go',
  'manage-people': 'Invite people, give roles, end their sessions',
  'read-audit': 'Read, verify and export the audit log',
  'manage-workspace': 'Rename the workspace, its address list and single sign-on; give the role of owner',
};

/** Roles of a workspace, the mightiest first. */
export const roles = ['owner', 'admin', 'operator', 'approver', 'viewer'] as const;

/** One role. */
export type Role = (typeof roles)[number];

const look = ['read-data', 'export-data', 'view-sync'] as const;
const allBut = (...left: readonly Capability[]) => capabilities.filter((one) => !left.includes(one));

/** The capability matrix: what each role may. The only place that says so; the screen of roles shows this table. */
export const capabilitiesOfRole: Readonly<Record<Role, readonly Capability[]>> = {
  owner: capabilities,
  admin: allBut('manage-workspace'),
  operator: [
    ...look,
    ...(['manage-sync', 'resolve-issues', 'manage-sources', 'push-records', 'manage-mapping', 'connect-devices'] as const),
  ],
  approver: [...look, 'approve'],
  viewer: look,
};
