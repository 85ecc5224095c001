import { field } from '../fields/field.ts';

/**
 * What tickets, opportunities and projects have in common: one schema (Halo's Faults), one set of filters; the path chooses the
 * domain. API.md 3.4, 3.20. Each spreads this into its definition.
 */
export const ticketDomain = {
  schema: 'Faults',
  listSchema: 'Faults_List',
  source: {
    by: 'list',
    list: {
      keys: ['tickets'],
      paged: true,
      pageSize: 100,
      query: { includeagent: 'true', includestatus: 'true', includetickettype: 'true' },
      order: 'id',
      idsOnly: 'ticketidonly',
    },
  },
  detail: { includedetails: 'true' },
  incremental: { by: 'newest-first', field: 'lastUpdatedAt', order: 'last_update' },
  writable: true,
  deletable: true,
  volatile: [
    'slatimeleft',
    'slapercused',
    'slatimeelapsed',
    'slatimeremaining',
    'currentelapsedhours',
    'ticketage',
    'read',
    'unread_child_action_count',
    'unread_related_action_count',
    'useful_count',
    'notuseful_count',
  ],
  redact: ['recaptcha_token'],
  freeText: [
    'summary',
    'details',
    'details_html',
    'closure_note',
    'reportedby',
    'customfields',
    'external_links',
    'oppreason',
    'oppcurrentsystem',
    'oppcompetitors',
    'oppproductchosen',
  ],
} as const;

/** The fields that all three have. */
export const ticketDomainFields = {
  summary: field.text('summary'),
  details: field.text('details'),
  clientId: field.id('client_id', 'client'),
  clientName: field.text('client_name'),
  siteId: field.id('site_id', 'site'),
  siteName: field.text('site_name'),
  userId: field.id('user_id', 'user'),
  userName: field.text('user_name'),
  userEmail: field.text('user_email'),
  reportedBy: field.text('reportedby'),
  agentId: field.id('agent_id', 'agent'),
  agentName: field.text('agent_name'),
  teamName: field.text('team'),
  ticketTypeId: field.id('tickettype_id', 'ticket-type'),
  ticketTypeName: field.text('tickettype_name'),
  statusId: field.id('status_id', 'status'),
  statusName: field.text('status_name'),
  priorityId: field.integer('priority_id'),
  priorityName: field.text('priority_name'),
  slaId: field.id('sla_id', 'sla'),
  slaName: field.text('sla_name'),
  category1: field.text('category_1'),
  parentId: field.id('parent_id', 'ticket'),
  occurredAt: field.instant('dateoccurred'),
  closedAt: field.instant('dateclosed'),
  assignedAt: field.instant('dateassigned'),
  targetAt: field.instant('targetdate'),
  lastActionAt: field.instant('lastactiondate'),
  lastUpdatedAt: field.instant('last_update'),
  isOnHold: field.boolean('onhold'),
  isFlagged: field.boolean('flagged'),
  isInactive: field.boolean('inactive'),
  thirdPartyId: field.text('third_party_id_string'),
  customFields: field.json('customfields'),
} as const;

/** The quirks that all three have. */
export const ticketDomainQuirks = [
  'A page holds at most 100 rows whatever is asked (API.md 2.3).',
  'team is the name of the team; there is no team_id (API.md 3.4).',
  'priority_id is the integer priorityid, unique only within the SLA (API.md 3.8).',
] as const;
