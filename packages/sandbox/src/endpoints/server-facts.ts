import { ok } from '../http/answer.ts';
import { defineEndpoint } from './endpoint.ts';

const version = '2.188.1';

/** What this Halo is; API.md 1.6. Paths without a table: a single object each. */
export const instanceInfo = defineEndpoint({
  entity: 'instance-info',
  path: 'InstanceInfo',
  schema: 'Instance',
  envelope: null,
  hasRows: false,
  writes: false,
  deletable: false,
  routes: [
    {
      method: 'GET',
      action: null,
      run: ({ halo }) =>
        ok({
          dbid: 1,
          app_name: 'HaloPSA',
          app_version: version,
          database_version: version,
          agent_count: halo.tables.of('agent').count(),
        }),
    },
  ],
});

export const versionInfo = defineEndpoint({
  entity: 'version-info',
  path: 'VersionInfo',
  schema: 'VersionInfo',
  envelope: null,
  hasRows: false,
  writes: false,
  deletable: false,
  routes: [{ method: 'GET', action: null, run: () => ok([{ id: 1, version }]) }],
});

export const control = defineEndpoint({
  entity: 'control',
  path: 'Control',
  schema: 'Control',
  envelope: null,
  hasRows: false,
  writes: false,
  deletable: false,
  routes: [
    {
      method: 'GET',
      action: null,
      run: ({ halo }) =>
        ok({
          id: 1,
          app_version: version,
          database_version: version,
          appname: 'HaloPSA',
          license_count: halo.tables.of('agent').count(),
        }),
    },
    { method: 'POST', action: 'clearcache', run: () => ok({}) },
  ],
});
