/**
 * Every member of Halo's answers that a verdict of the X-ray may rest on, by the schema of swagger.json that has it. A test compares this
 * list with the published document: no verdict rests on a member that is not there.
 */
export const membersRead = {
  Uname: [
    'id',
    'is_agent',
    'isapiagent',
    'is_admin',
    'team',
    'role_list',
    'teams',
    'departments',
    'clients',
    'tickettypes',
    'assettypes',
    'assetfields',
  ],
  UnameSection: ['team_id', 'unassigned_access', 'otheragent_access'],
  UnameDepartment: ['department_id'],
  NHD_Roles: ['name', 'is_integration', 'clients', 'tickettypes', 'assettypes'],
  UnameRequestType: ['canview'],
  UnameXtype: ['canview'],
  NHD_Identity_Application: ['clientId', 'scopes', 'allowagents', 'inactive', 'loginas_agent_id'],
  NHD_Identity_ApplicationScope: ['name'],
  SectionDetail_List: ['id', 'name', 'department_id', 'department_name', 'forrequests'],
  RequestType_List: ['id', 'name', 'agentscanselect', 'hasmandatorytechfields'],
  Xtype: ['id', 'name'],
  Site_List: ['id', 'client_name'],
  RequestType: [
    'cancreate',
    'hasmandatorytechfields',
    'fields',
    'workflow_id',
    'allowall_team',
    'allowed_teams',
    'allowall_status',
    'allowed_status',
    'allowall_actions',
    'default_summary',
    'default_details',
    'default_team',
    'default_agent',
    'default_priority',
    'default_sla',
  ],
  RequestTypeField: ['fieldname', 'technew'],
  RequestTypeStatus: ['status_id'],
  SectionRequestType: ['section_id'],
  TStatus: ['id', 'name'],
  TOutcome: ['id'],
  FlowHeader: ['steps'],
  FlowDetail: ['actions'],
  FlowSubDetail: ['action_id', 'action_name'],
  Faults_List: ['id', 'agent_id'],
  Faults: ['_canupdate'],
} as const;

export type SchemaName = keyof typeof membersRead;
export type MemberOf<S extends SchemaName> = (typeof membersRead)[S][number];

/** One member of an object that Halo answered; undefined where there is no such object or member. */
export function memberOf<S extends SchemaName>(_schema: S, object: unknown, member: MemberOf<S>): unknown {
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return undefined;
  return (object as Readonly<Record<string, unknown>>)[member];
}

/** The rows of a member that is a list; null: it is no list, or absent. */
export function rowsOf<S extends SchemaName>(schema: S, object: unknown, member: MemberOf<S>): readonly unknown[] | null {
  const value = memberOf(schema, object, member);
  return Array.isArray(value) ? value : null;
}

/** A member that is a text without blanks around; null: it is none, or empty. */
export function textOf<S extends SchemaName>(schema: S, object: unknown, member: MemberOf<S>): string | null {
  const value = memberOf(schema, object, member);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** A member that is a whole number; null: it is none. */
export function numberOf<S extends SchemaName>(schema: S, object: unknown, member: MemberOf<S>): number | null {
  const value = memberOf(schema, object, member);
  return typeof value === 'number' && Number.isInteger(value) ? value : null;
}
