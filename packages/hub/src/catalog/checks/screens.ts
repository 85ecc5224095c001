/** Where things are in HaloPSA, in its own labels. Source: PERMISSIONS.md, "Where things are in Halo". */
export const screens = {
  roles: 'Configuration > Teams & Agents > Roles',
  agents: 'Configuration > Teams & Agents > Agents',
  api: 'Configuration > Integrations > HaloPSA API',
  applications: 'Configuration > Integrations > HaloPSA API > View Applications',
  applicationPermissions: 'Configuration > Integrations > HaloPSA API > View Applications > (application) > Permissions',
  agentPermissions: 'Configuration > Teams & Agents > Agents > (agent) > Permissions',
  agentDepartments: 'Configuration > Teams & Agents > Agents > (agent) > Departments & Teams',
} as const;

/**
 * The agent's or role's access level that guards what a scope opens. Effective right = scope AND level (API.md 1.6).
 * Labels as HaloPSA prints them (PERMISSIONS.md, "Feature Access levels").
 */
export const accessLevelOfScope: Readonly<Record<string, string>> = {
  'read:tickets': 'Tickets Access Level',
  'read:customers': 'Clients (Customers) Access Level',
  'read:crm': 'CRM Access Level',
  'read:assets': 'Assets Access Level',
  'read:contracts': 'Client Contracts Access Level',
  'read:suppliers': 'Suppliers Access Level',
  'read:items': 'Items Access Level',
  'read:projects': 'Projects Access Level',
  'read:sales': 'Sales Access Level',
  'read:quotes': 'Quotations',
  'read:sos': 'Sales Orders Access Level',
  'read:pos': 'Purchase Orders Access Level',
  'read:invoices': 'Invoices Access Level',
  'read:timesheets': 'Timesheets Access Level',
  'read:calendar': 'Calendar Access Level',
  'read:reporting': 'Reporting',
  'read:software': 'Software Access Level',
  'read:softwarelicensing': 'Software Licensing Access Level',
  'read:kb': 'Knowledge Base Access Level',
  admin: 'Is a HaloPSA administrator',
};

/** `read:customers` covers users too, but their access level has its own label. */
export const accessLevelOfEntity: Readonly<Record<string, string>> = { user: 'Users Access Level' };
