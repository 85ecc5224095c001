import { HubError } from '../../foundation/errors/hub-error.ts';

/** The operator's database server is older than what Sundog needs. */
export class ServerTooOldError extends HubError {
  readonly code = 'server-too-old';
  readonly disposition = 'stop';
  readonly causes: readonly string[];
  readonly remedy = 'update the server, name another one in SUNDOG_DATABASE_URL, or remove it to use the embedded database.';

  constructor(version: string) {
    super('The database server is too old: Sundog needs PostgreSQL 15 or later.');
    this.causes = [`the server of SUNDOG_DATABASE_URL is PostgreSQL ${version}`];
  }
}
