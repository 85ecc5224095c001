import type { RightPlace } from '../../engine/xray/right.ts';

/** Where things are in HaloPSA, in its own labels. Source: PERMISSIONS.md, "Where things are in Halo". */
export const screens = {
  roles: 'Configuration > Teams & Agents > Roles',
  rolePermissions: 'Configuration > Teams & Agents > Roles > (role) > Edit > Permissions',
  agents: 'Configuration > Teams & Agents > Agents',
  agentDetails: 'Configuration > Teams & Agents > Agents > (agent) > Details',
  agentPermissions: 'Configuration > Teams & Agents > Agents > (agent) > Permissions',
  agentDepartments: 'Configuration > Teams & Agents > Agents > (agent) > Departments & Teams',
  api: 'Configuration > Integrations > HaloPSA API',
  applications: 'Configuration > Integrations > HaloPSA API > View Applications',
  applicationDetails: 'Configuration > Integrations > HaloPSA API > View Applications > (application) > Details',
  applicationPermissions: 'Configuration > Integrations > HaloPSA API > View Applications > (application) > Permissions',
} as const;

/** The screen on which the rights of a place stand. */
export const screenOfPlace: Readonly<Record<RightPlace, string>> = {
  'role-permissions': screens.rolePermissions,
  'agent-details': screens.agentDetails,
  'agent-permissions': screens.agentPermissions,
  'agent-departments': screens.agentDepartments,
  'application-details': screens.applicationDetails,
  'application-permissions': screens.applicationPermissions,
};
