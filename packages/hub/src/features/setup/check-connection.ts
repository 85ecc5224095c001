import { z } from 'zod';
import type { PreflightReport } from '../../engine/preflight/run-preflight.ts';
import { defineVerb } from '../../engine/verb.ts';
import { type ConnectionRow, updateConnection } from '../../store/rows/connection-rows.ts';
import { signalField } from './connection-input.ts';
import { hasSignedIn, rowToDraft } from './connection-row-fields.ts';
import { type Examination, examine } from './examine.ts';
import { keepCapabilities } from './keep-capabilities.ts';
import { readSecret } from './keep-secret.ts';
import { readConnection } from './list-connections.ts';
import type { SetupDeps } from './setup-deps.ts';

const input = z.object({ connection: z.string(), signal: signalField });

interface Prepared {
  readonly row: ConnectionRow;
  readonly examination: Examination;
}

/**
 * Tests a saved connection as it is and stores what was learned. Its addresses and secret stay untouched, whatever the test says.
 * @throws InvalidInputError, NotPermittedError, ConnectionNotFoundError
 */
export const checkConnection = defineVerb<SetupDeps, typeof input, Prepared, PreflightReport>({
  name: 'connection.check',
  input,
  prepare: async (deps, { connection, signal }) => {
    const row = await readConnection(deps, connection);
    const draft = rowToDraft(row, await readSecret(deps, row));
    return { row, examination: await examine(deps, draft, signal) };
  },
  run: async ({ db, clock }, _input, { row, examination: { report } }) => {
    const at = new Date(clock.now());
    await updateConnection(db, row.id, {
      state: report.outcome,
      checkedAt: at,
      lastCheck: { ...report },
      ...(hasSignedIn(report) ? { workedAt: at } : {}),
    });
    await keepCapabilities(db, row.id, report);
    return report;
  },
  audit: (_input, report, { row }) =>
    row.state === report.outcome
      ? null
      : { subject: `connection ${row.id}`, detail: { was: row.state, outcome: report.outcome } },
});
