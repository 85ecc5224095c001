import { rowCondition } from '../lists/condition.ts';
import { filter } from '../lists/filter.ts';
import { showApplication } from '../permissions/show-application.ts';
import { listLookups } from '../quirks/lookup-lists.ts';
import { defineEndpoint } from './endpoint.ts';

/** Custom fields of records; API.md 3.27. `usage` or `typeid` selects the entity. */
export const customField = defineEndpoint({
  entity: 'custom-field',
  path: 'FieldInfo',
  schema: 'FieldInfo',
  envelope: null,
  list: { flags: { includevalues: ['values'] } },
  filters: { typeid: filter.ids('usage'), fieldtype: filter.ids('type') },
  search: ['name', 'label'],
  writes: {
    required: ['name'],
    defaults: () => ({ name: '', label: '', type: 0, usage: 1, custom: 1, characterlimit: 0, values: [] }),
  },
  deletable: true,
});

/** Custom tables; API.md 3.28. */
export const customTable = defineEndpoint({
  entity: 'custom-table',
  path: 'CustomTable',
  schema: 'CustomTable',
  envelope: null,
  writes: { required: ['name'] },
  deletable: true,
});

/** Custom buttons; API.md 3.26. `typeid` is the usage. */
export const customButton = defineEndpoint({
  entity: 'custom-button',
  path: 'CustomButton',
  schema: 'CustomButton',
  envelope: null,
  filters: { typeid: filter.ids('usage'), msid: filter.ids('msid') },
  writes: {
    required: ['name'],
    defaults: () => ({ usage: 0, name: '', label: '', seq: 0, icon: '', url: '', newtab: false, msid: 0 }),
  },
  deletable: true,
});

/** Webhooks; API.md 3.29. Really delivered. */
export const webhook = defineEndpoint({
  entity: 'webhook',
  path: 'Webhook',
  schema: 'Webhook',
  envelope: null,
  idKind: 'uuid',
  filters: { type: filter.ids('type') },
  members: [
    'name',
    'url',
    'method',
    'content_type',
    'authentication_type',
    'basic_username',
    'basic_password',
    'active',
    'disabled',
    'type',
    'payload_type',
    'events',
    'mappings',
    'note',
    'last_status',
  ],
  dress: ({ basic_password: _password, ...row }) => row,
  writes: {
    required: ['name', 'url'],
    defaults: () => ({
      name: '',
      url: '',
      method: 0,
      content_type: 'application/json',
      authentication_type: 0,
      active: true,
      disabled: false,
      type: 0,
      payload_type: 0,
      events: [],
      last_status: 0,
    }),
  },
  deletable: true,
});

/** Deliveries of webhooks. */
export const webhookEvent = defineEndpoint({
  entity: 'webhook-event',
  path: 'WebhookEvent',
  schema: 'WebhookEvent',
  envelope: 'webhookevents',
  idKind: 'uuid',
  paged: true,
  idsOnly: 'idonly',
  filters: { webhook_id: filter.text('webhook_id') },
  writes: false,
  deletable: false,
});

/** Links of records to other systems; API.md 2.8. */
export const externalLink = defineEndpoint({
  entity: 'external-link',
  path: 'ExternalLink',
  schema: 'ExternalLink_List',
  listSchema: 'ExternalLink_List',
  envelope: 'externallinks',
  paged: true,
  filters: {
    module_id: filter.ids('module_id'),
    halo_id: filter.ids('halo_id'),
    table_id: filter.ids('table_id'),
    details_id: filter.ids('details_id'),
    third_party_id: filter.text('third_party_id'),
    third_party_type: filter.text('third_party_type'),
    third_party_desc: filter.text('third_party_desc'),
  },
  search: ['third_party_id', 'third_party_desc'],
  writes: { required: ['halo_id'], birth: ['date_created'], stamps: ['date_updated'] },
  deletable: true,
});

/** Lists of choices: ids count per `lookupid`; API.md 3.32. Lookup 11 lists the lookups. */
export const lookup = defineEndpoint({
  entity: 'lookup',
  path: 'Lookup',
  schema: 'Lookup',
  envelope: null,
  key: ['lookupid', 'id'],
  filters: { lookupid: filter.ids('lookupid') },
  writes: { required: ['lookupid', 'name'] },
  deletable: true,
  routes: [{ method: 'GET', action: null, run: listLookups }],
});

/** Applications; API.md 3.31. Secrets are never shown. */
export const application = defineEndpoint({
  entity: 'application',
  path: 'Application',
  schema: 'NHD_Identity_Application',
  envelope: null,
  idKind: 'text',
  dress: showApplication,
  writes: false,
  deletable: false,
});

/** Modules of Halo; API.md 3.32. */
export const feature = defineEndpoint({
  entity: 'feature',
  path: 'Features',
  schema: 'ModuleSetup',
  envelope: null,
  filters: { showenabled: () => null },
  always: ({ query }) => (query.flag('showdisabled', true) ? [] : [rowCondition('enabled', (row) => row['enabled'] === true)]),
  writes: {},
  deletable: false,
});

/** Halo's audit; API.md 3.33. */
export const auditEntry = defineEndpoint({
  entity: 'audit-entry',
  path: 'Audit',
  schema: 'Audit',
  envelope: 'audit',
  writes: false,
  deletable: false,
});

/** Knowledge base; API.md 3.25. */
export const kbArticle = defineEndpoint({
  entity: 'kb-article',
  path: 'KBArticle',
  schema: 'KBEntry',
  listSchema: 'KBEntry_List',
  envelope: 'articles',
  paged: true,
  inactive: 'inactive',
  search: ['name', 'description'],
  list: {
    only: [
      'id',
      'name',
      'description',
      'type',
      'inactive',
      'date_created',
      'date_edited',
      'next_review_date',
      'limit_start_date',
      'limit_end_date',
      'view_count',
      'useful_count',
      'notuseful_count',
      'tag_string',
      'kb_tags',
      'link',
      'customfields',
    ],
  },
  filters: { type: filter.ids('type') },
  writes: { required: ['name'], birth: ['date_created'], stamps: ['date_edited'] },
  deletable: true,
});
