import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** A workflow: which steps a ticket walks through. Halo's FlowHeader; API.md 3.5. */
export const workflow = defineHaloEntity({
  name: 'workflow',
  title: 'Workflow',
  titlePlural: 'Workflows',
  path: 'Workflow',
  schema: 'FlowHeader',
  key: ['id'],
  fields: {
    id: field.id('id', 'workflow'),
    guid: field.uuid('guid'),
    name: field.text('name'),
    note: field.text('note'),
    isActive: field.boolean('active'),
    isNotUsed: field.boolean('notinuse'),
    isInUse: field.boolean('in_use'),
    accessLevel: field.integer('access_control_level'),
    steps: field.json('steps'),
    stages: field.json('stages'),
    targets: field.json('targets'),
  },
  source: { by: 'list', list: { keys: [], paged: false, pageSize: 500, query: { includeinactive: 'true' } } },
  detail: { includedetails: 'true' },
  incremental: { by: 'full' },
  scopes: { read: [], edit: [] },
  writable: true,
  deletable: true,
  volatile: ['in_use'],
  quirks: ['Steps name the outcomes that a ticket type allows (API.md 3.5).', 'Which scope guards it is unknown (API.md 6.7).'],
});
