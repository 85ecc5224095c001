import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** A service level agreement. Halo's SlaHead; its priorities are priority. */
export const sla = defineHaloEntity({
  name: 'sla',
  title: 'SLA',
  titlePlural: 'SLAs',
  path: 'SLA',
  schema: 'SlaHead',
  key: ['id'],
  fields: {
    id: field.id('id', 'sla'),
    guid: field.uuid('guid'),
    name: field.text('name'),
    workdayId: field.id('workday_id', 'workday'),
    workdayName: field.text('workday_name'),
    usesAgentLocalTime: field.boolean('hoursaretechslocaltime'),
    resetsResponse: field.boolean('responsereset'),
    isAutoReleased: field.boolean('autoreleaseoption'),
    autoReleaseLimit: field.integer('autoreleaselimit'),
    tracksResponseTime: field.boolean('trackslaresponsetime'),
    tracksFixTime: field.boolean('trackslafixbytime'),
    statusAfterAutoReleaseId: field.id('statusafterautorelease', 'status'),
    accessLevel: field.integer('access_control_level'),
    priorities: field.json('priorities'),
  },
  source: { by: 'list', list: { keys: [], paged: false, pageSize: 500, query: { showpriorities: 'true' } } },
  detail: { includedetails: 'true' },
  incremental: { by: 'full' },
  scopes: { read: ['read:tickets'], edit: ['admin'] },
  writable: true,
  deletable: true,
  quirks: [
    'priorities holds ids or objects by version (API.md 3.8): their own list is the truth.',
    'Which scope guards it is not stated: read:tickets is inferred (API.md 1.5).',
  ],
});
