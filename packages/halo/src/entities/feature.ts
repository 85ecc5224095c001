import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** A module of Halo and whether it is on. Halo's ModuleSetup; API.md 3.32. */
export const feature = defineHaloEntity({
  name: 'feature',
  title: 'Feature',
  titlePlural: 'Features',
  path: 'Features',
  schema: 'ModuleSetup',
  key: ['id'],
  fields: {
    id: field.id('id', 'feature'),
    name: field.text('module_name'),
    actualName: field.text('actual_name'),
    isEnabled: field.boolean('enabled'),
    isBuiltIn: field.boolean('core'),
    isLicensed: field.boolean('licensed'),
    accessLevel: field.integer('accesslevel'),
    isIntegratorEnabled: field.boolean('halointegratorenabled'),
    integratorSyncedAt: field.instant('halointegrator_lastsync'),
    integratorError: field.text('halointegrator_lasterror'),
  },
  source: {
    by: 'list',
    list: { keys: ['features'], paged: false, pageSize: 500, query: { showenabled: 'true', showdisabled: 'true' } },
  },
  detail: { includedetails: 'true' },
  incremental: { by: 'full' },
  scopes: { read: ['admin'], edit: ['admin'] },
  writable: true,
  quirks: [
    'Whether the list is an envelope is unknown (API.md 2.2).',
    'Which scope guards it is unknown: admin is inferred (API.md 1.5, 6.7).',
  ],
});
