/** A page of the console, and the heading that says it has come. */
export interface ConsolePage {
  /** For the file of its picture. */
  readonly name: string;
  readonly path: string;
  readonly heading: string | RegExp;
  /** Shown without anybody having signed in. */
  readonly isOpen?: true;
}

/** A connection that was read, to look at. */
export interface Subjects {
  readonly connectionId: number;
  /** A source that was read and mapped. */
  readonly sourceId: number;
  /** A source of a product that posts. */
  readonly pushId: number;
  /** A plan to look at. */
  readonly planId: number;
  /** A source whose fields are mapped. */
  readonly fieldsOf: number;
  /** One key per entity that has an object page of its own. */
  readonly keys: Readonly<Record<string, string>>;
  /** A moment of the past, ISO 8601. */
  readonly past: string;
}

const workspace = '/w/1';
const someText = /\S/;

/** Every page, with every tab and every form that an address opens. A test compares them with the router's own list. */
export function consolePages({ connectionId, sourceId, pushId, fieldsOf, planId, keys, past }: Subjects): readonly ConsolePage[] {
  const data = `${workspace}/data/${connectionId}`;
  const connection = `${workspace}/connections/${connectionId}`;
  const wizard = `${workspace}/connections/new?connection=${connectionId}&step=`;
  const tabs = ({ name, path, heading }: ConsolePage, values: readonly string[]) =>
    values.map((tab) => ({ name: `${name}-${tab}`, path: `${path}?tab=${tab}`, heading }));
  return [
    { name: 'sign-in', path: '/sign-in', heading: 'Sign in', isOpen: true },
    { name: 'welcome', path: '/welcome', heading: someText, isOpen: true },
    { name: 'invitation', path: '/invitation', heading: someText, isOpen: true },
    { name: 'api-reference', path: '/api/docs', heading: 'API reference', isOpen: true },
    { name: 'overview', path: `${workspace}/overview`, heading: 'Overview' },
    { name: 'data', path: `${workspace}/data`, heading: someText },
    { name: 'tickets', path: `${data}/ticket`, heading: someText },
    { name: 'tickets-none', path: `${data}/ticket?q=nothing-is-called-so`, heading: someText },
    { name: 'assets', path: `${data}/asset`, heading: someText },
    { name: 'tickets-past', path: `${data}/ticket?asOf=${encodeURIComponent(past)}`, heading: someText },
    ...Object.entries(keys).map(([entity, key]) => ({
      name: `object-${entity}`,
      path: `${data}/${entity}/${key}`,
      heading: someText,
    })),
    { name: 'object-past', path: `${data}/ticket/${keys['ticket']}?asOf=${encodeURIComponent(past)}`, heading: someText },
    { name: 'object-raw', path: `${data}/client/${keys['client']}?raw=list`, heading: someText },
    { name: 'object-unknown', path: `${data}/client/99999999`, heading: someText },
    { name: 'connections', path: `${workspace}/connections`, heading: 'Connections' },
    { name: 'connect', path: `${workspace}/connections/new`, heading: 'Connect a HaloPSA' },
    ...['rights', 'data', 'access', 'sync'].map((step) => ({
      name: `connect-${step}`,
      path: `${wizard}${step}`,
      heading: 'Connect a HaloPSA',
    })),
    ...tabs({ name: 'connection', path: connection, heading: someText }, [
      'sync',
      'runs',
      'permissions',
      'check',
      'policy',
      'webhooks',
      'button',
      'grants',
      'settings',
    ]),
    { name: 'set-up', path: `${workspace}/set-up`, heading: 'Set up HaloPSA' },
    { name: 'sources', path: `${workspace}/sources`, heading: 'Sources' },
    { name: 'sources-catalogue', path: `${workspace}/sources/new`, heading: 'Add a source' },
    ...['ninjaone', 'tactical-rmm', 'file', 'push'].map((tool) => ({
      name: `source-new-${tool}`,
      path: `${workspace}/sources/new?tool=${tool}`,
      heading: 'Add a source',
    })),
    ...tabs({ name: 'source', path: `${workspace}/sources/${sourceId}`, heading: someText }, [
      'overview',
      'mapping',
      'settings',
      'remove',
    ]),
    ...['needs-choice', 'unmatched', 'matched', 'ignored', 'conflicts'].map((list) => ({
      name: `mapping-${list}`,
      path: `${workspace}/sources/${sourceId}?tab=mapping&list=${list}`,
      heading: someText,
    })),
    ...['product', 'device', 'user'].map((kind) => ({
      name: `mapping-${kind}`,
      path: `${workspace}/sources/${sourceId}?tab=mapping&kind=${kind}&list=unmatched`,
      heading: someText,
    })),
    { name: 'source-push', path: `${workspace}/sources/${pushId}`, heading: someText },
    { name: 'source-unknown', path: `${workspace}/sources/99999999`, heading: 'Source' },
    { name: 'plans', path: `${workspace}/plans`, heading: 'Changes' },
    { name: 'plans-none', path: `${workspace}/plans?state=failed`, heading: 'Changes' },
    { name: 'plan', path: `${workspace}/plans/${planId}?change=1`, heading: someText },
    { name: 'plan-unknown', path: `${workspace}/plans/99999999`, heading: someText },
    { name: 'fields', path: `${workspace}/sources/${fieldsOf}/fields`, heading: /^Fields/ },
    { name: 'fields-unknown', path: `${workspace}/sources/99999999/fields`, heading: /^Fields/ },
    { name: 'coverage', path: `${workspace}/coverage`, heading: 'Coverage' },
    ...['source-only', 'halo-only', 'stale', 'duplicates'].map((kind) => ({
      name: `coverage-${kind}`,
      path: `${workspace}/coverage?kind=${kind}`,
      heading: 'Coverage',
    })),
    { name: 'counted', path: `${workspace}/counted`, heading: 'Counted and billed' },
    { name: 'counted-differences', path: `${workspace}/counted?show=differences`, heading: 'Counted and billed' },
    { name: 'set-aside', path: `${workspace}/issues`, heading: 'Set aside' },
    ...tabs({ name: 'account', path: `${workspace}/account`, heading: 'Your account' }, [
      'profile',
      'security',
      'sessions',
      'keys',
    ]),
    ...tabs({ name: 'people', path: `${workspace}/admin/people`, heading: 'People' }, ['members', 'invitations', 'groups']),
    ...tabs({ name: 'channels', path: `${workspace}/admin/channels`, heading: 'Channels' }, ['channels', 'deliveries']),
    { name: 'audit', path: `${workspace}/admin/audit`, heading: 'Audit' },
    { name: 'workspace', path: `${workspace}/admin/workspace`, heading: 'Workspace' },
    { name: 'roles', path: `${workspace}/admin/roles`, heading: 'Roles' },
    { name: 'nothing', path: `${workspace}/nothing`, heading: 'There is nothing here' },
    { name: 'other-workspace', path: '/w/9/overview', heading: 'There is nothing here' },
  ];
}
