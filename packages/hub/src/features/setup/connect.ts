import type { z } from 'zod';
import type { PreflightReport } from '../../engine/preflight/run-preflight.ts';
import { defineVerb } from '../../engine/verb.ts';
import { NameTakenError } from '../../foundation/errors/name-taken.ts';
import { findConnectionByName, insertConnection } from '../../store/rows/connection-rows.ts';
import { connectionFields, connectionName, saveWithField, secretField, signalField } from './connection-input.ts';
import { toDraft, toRowFields } from './connection-row-fields.ts';
import { type Examination, examine, maySave, maySaveWithErrors } from './examine.ts';
import { grantToMaker } from './grant-to-maker.ts';
import { keepCapabilities } from './keep-capabilities.ts';
import { keepSecret } from './keep-secret.ts';
import type { SetupDeps } from './setup-deps.ts';

const input = connectionFields.extend({
  name: connectionName,
  secret: secretField,
  saveWith: saveWithField,
  signal: signalField,
});

export type ConnectInput = z.input<typeof input>;

/** How connecting, editing or rotating ended. */
export interface ConnectionResult {
  readonly saved: boolean;
  /** Null where nothing was saved. */
  readonly connectionId: number | null;
  readonly report: PreflightReport;
  /** Whether it failed for causes outside only, so that it may be saved all the same. */
  readonly maySaveWithErrors: boolean;
}

/**
 * Tests a HaloPSA and saves the connection with its secret when the test allows it; otherwise nothing at all is left behind.
 * @throws InvalidInputError, NotPermittedError, NameTakenError, UnknownEntityError
 */
export const connect = defineVerb<SetupDeps, typeof input, Examination, ConnectionResult>({
  name: 'connection.connect',
  input,
  prepare: async (deps, { signal, ...fields }) => {
    if (fields.saveWith !== 'never') await assertNameIsFree(deps, fields.name);
    return examine(deps, toDraft(fields, fields.secret, null), signal);
  },
  run: async ({ db, ...deps }, fields, examination) => {
    const { report, address, draft } = examination;
    if (address === null || !maySave(examination, fields.saveWith))
      return { saved: false, connectionId: null, report, maySaveWithErrors: maySaveWithErrors(examination) };
    if (await findConnectionByName(db, fields.name)) throw new NameTakenError(fields.name);
    const { id } = await insertConnection(db, toRowFields(fields, { draft, address, report }));
    await grantToMaker(db, id, deps.actor);
    await keepSecret({ ...deps, db }, id, fields.secret);
    await keepCapabilities(db, id, report);
    return { saved: true, connectionId: id, report, maySaveWithErrors: false };
  },
  audit: ({ name, clientId, grant }, { saved, connectionId, report }) =>
    saved
      ? {
          subject: `connection ${connectionId}`,
          detail: { name, grant, clientId, resourceServer: report.address.resourceServer, outcome: report.outcome },
        }
      : null,
});

/** @throws NameTakenError */
export async function assertNameIsFree(deps: Pick<SetupDeps, 'store' | 'workspaceId'>, name: string): Promise<void> {
  const taken = await deps.store.inWorkspace(deps.workspaceId, (db) => findConnectionByName(db, name), { readOnly: true });
  if (taken) throw new NameTakenError(name);
}
