import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import type { ConnectionResult } from './connect.ts';
import { saveWithField, secretField, signalField } from './connection-input.ts';
import { describeEdit } from './describe-edit.ts';
import { type PreparedEdit, prepareEdit, saveEdit } from './edit-connection.ts';
import type { SetupDeps } from './setup-deps.ts';

const input = z.object({
  connection: z.string(),
  /** Null: left blank, the stored one stays and is tested again. */
  secret: secretField.nullable(),
  /** Where Halo made a new pair of keys. */
  clientId: z.string().trim().min(1).max(200).optional(),
  saveWith: saveWithField,
  signal: signalField,
});

export type RotateSecretInput = z.input<typeof input>;

/**
 * Replaces the secret of a connection once the new one has been seen to work; until then the old one stays.
 * @throws InvalidInputError, NotPermittedError, ConnectionNotFoundError
 */
export const rotateSecret = defineVerb<SetupDeps, typeof input, PreparedEdit, ConnectionResult>({
  name: 'connection.rotate',
  input,
  prepare: (deps, { clientId, ...given }) => prepareEdit(deps, { ...given, changes: clientId === undefined ? {} : { clientId } }),
  run: (deps, { secret, saveWith }, prepared) => saveEdit(deps, prepared, { secret, saveWith }),
  audit: ({ clientId }, { saved, connectionId, report }, prepared) => {
    const detail = { outcome: report.outcome, ...(clientId === undefined ? {} : describeEdit(prepared, ['clientId'])) };
    return saved ? { subject: `connection ${connectionId}`, detail } : null;
  },
});
