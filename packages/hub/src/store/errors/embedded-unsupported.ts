import { HubError } from '../../foundation/errors/hub-error.ts';

/** The embedded PostgreSQL speaks over a Unix socket only, which Node cannot do on Windows. */
export class EmbeddedUnsupportedError extends HubError {
  readonly code = 'embedded-unsupported';
  readonly disposition = 'stop';
  readonly causes = [
    'the embedded database listens on a Unix socket only, never on the network, and Windows has none that Node can use',
  ];
  readonly remedy = 'run Sundog in WSL or a container, or set SUNDOG_DATABASE_URL to a PostgreSQL 15 or later.';

  constructor() {
    super('The embedded database does not run on Windows.');
  }
}
