import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** A priority of one SLA. Halo's Policy; API.md 3.8. */
export const priority = defineHaloEntity({
  name: 'priority',
  title: 'Priority',
  titlePlural: 'Priorities',
  path: 'Priority',
  schema: 'Policy',
  key: ['slaId', 'priorityId'],
  fields: {
    slaId: field.id('slaid', 'sla'),
    priorityId: field.integer('priorityid'),
    guid: field.uuid('id'),
    name: field.text('name'),
    colour: field.text('colour'),
    responseTime: field.decimal('responsetime'),
    responseUnits: field.text('responseunits'),
    fixTime: field.decimal('fixtime'),
    fixUnits: field.text('fixunits'),
    isHidden: field.boolean('ishidden'),
    workdayId: field.id('workdaysoverride', 'workday'),
    respondsByEndOfDay: field.boolean('responseendofday'),
    fixesByEndOfDay: field.boolean('fixendofday'),
    startsAtStartOfDay: field.boolean('startofday'),
    startOfDayTime: field.text('startofdaytime'),
    setsFixToStartDate: field.boolean('setfixtostartdate'),
    setsFixToTargetDate: field.boolean('setfixtotargetdate'),
  },
  source: { by: 'list', list: { keys: [], paged: false, pageSize: 500, query: {} } },
  detail: null,
  incremental: { by: 'full' },
  scopes: { read: ['read:tickets'], edit: ['admin'] },
  writable: true,
  deletable: true,
  quirks: [
    'id is a UUID, while priority_id on a ticket is the integer priorityid: the key is SLA and priorityid (API.md 2.6, 3.8).',
    'GET by id takes the UUID, which is not the key: the list, one request, is read instead.',
  ],
});
