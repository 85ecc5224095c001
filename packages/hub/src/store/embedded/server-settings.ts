/** What the settings of a server depend on. */
export interface ServerSettings {
  readonly socketFolder: string;
  /** A server for tests: it may lose everything with the machine, and is the faster for it. */
  readonly isThrowaway: boolean;
}

/** The text of postgresql.conf. Written anew before every start, so that an update of the hub updates it. */
export function describeServer(settings: ServerSettings): string {
  const entries: Readonly<Record<string, string>> = {
    // The only way in is a socket in a private folder; there is no TCP.
    listen_addresses: '',
    unix_socket_directories: settings.socketFolder,
    unix_socket_permissions: '0700',
    // Some twenty for each process of a hub.
    max_connections: '200',
    // Tuned for a small server that other programs share; a sync writes much and reads little.
    shared_buffers: settings.isThrowaway ? '64MB' : '192MB',
    effective_cache_size: '1GB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    random_page_cost: '1.1',
    jit: 'off',
    io_method: 'sync',
    // Nothing replicates from here and a backup is a COPY, so the log need only survive a crash.
    wal_level: 'minimal',
    max_wal_senders: '0',
    wal_compression: 'off',
    max_wal_size: '2GB',
    min_wal_size: '80MB',
    checkpoint_timeout: '15min',
    synchronous_commit: settings.isThrowaway ? 'off' : 'on',
    fsync: settings.isThrowaway ? 'off' : 'on',
    full_page_writes: settings.isThrowaway ? 'off' : 'on',
    autovacuum_naptime: settings.isThrowaway ? '10min' : '1min',
    autovacuum_vacuum_scale_factor: '0.1',
    autovacuum_analyze_scale_factor: '0.05',
    timezone: 'UTC',
    log_timezone: 'UTC',
    datestyle: 'ISO, YMD',
    log_line_prefix: '%m [%p] %u ',
    log_min_duration_statement: settings.isThrowaway ? '-1' : '10s',
    // A failed statement may hold a customer's values; the hub reports errors itself.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length: '0',
    log_checkpoints: 'off',
    password_encryption: 'scram-sha-256',
  };
  const lines = Object.entries(entries).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  return [
    '# Written by Sundog before every start: changes here are lost. Your own settings go into local.conf beside this file.',
    ...lines,
    "include_if_exists = 'local.conf'",
    '',
  ].join('\n');
}

/** The text of pg_hba.conf: only the user that runs the hub is let in, told by the operating system; no password exists. */
export const hostRules = 'local all all peer map=sundog\n';

/** The text of pg_ident.conf. @param userName the operating system's name of the user that runs the hub */
export function describeIdentity(userName: string): string {
  return `sundog "${userName.replaceAll('"', '""')}" all\n`;
}
