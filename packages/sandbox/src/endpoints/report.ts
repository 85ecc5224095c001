import { filter } from '../lists/filter.ts';
import { postReport, readReport } from '../reports/serve-report.ts';
import { defineEndpoint, type Endpoint } from './endpoint.ts';

/** Reports; API.md 3.22. `loadreport=true` runs a saved one, `_loadreportonly` runs SQL that is sent. */
export const report: Endpoint = defineEndpoint({
  entity: 'report',
  path: 'Report',
  schema: 'AnalyzerProfile',
  listSchema: 'AnalyzerProfile_List',
  envelope: 'reports',
  paged: true,
  list: {
    only: [
      'id',
      'name',
      'group_id',
      'group_name',
      'description',
      'type',
      'datasource_id',
      'restrictaccess',
      'systemreportid',
      'mainentity',
      'canbeaccessedbyallusers',
      'apiquery_id',
    ],
  },
  members: ['sql', 'name', 'type', 'group_id', 'description'],
  search: ['name', 'description'],
  filters: { reportgroup_id: filter.ids('group_id'), type: filter.ids('type') },
  writes: { required: ['name'] },
  deletable: true,
  detail: (call, id) => readReport(report, call, id),
  routes: [{ method: 'POST', action: null, run: (call) => postReport(report, call) }],
});
