import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { ConnectionNotFoundError } from '../../foundation/errors/connection-not-found.ts';
import { SourceNameTakenError } from '../../foundation/errors/source-name-taken.ts';
import { listConnectionRows } from '../../store/rows/connection-rows.ts';
import { insertSource, listSourceRows } from '../../store/rows/source-rows.ts';
import type { SourceDeps } from './source-deps.ts';
import { connectorOf, parseSource, settleAddress, sourceInput, type WantedSource } from './source-input.ts';
import { keepSourceSecrets } from './source-secrets.ts';

const input = z.object({
  ...sourceInput,
  /** The number of the HaloPSA that it serves. */
  connectionId: z.int(),
  /** A name of a connector. */
  connector: z.string(),
  secrets: sourceInput.secrets.default({}),
  goneAfterDays: sourceInput.goneAfterDays.default(null),
  allowHost: z.boolean().default(false),
});

export type AddSourceInput = z.input<typeof input>;

/** A source that was made. */
export interface AddedSource {
  readonly id: number;
  readonly name: string;
  readonly target: string;
}

/**
 * Adds a source. Where it is asked is looked at before it is kept; the tool itself is not asked.
 * @throws InvalidInputError, NotPermittedError, ConnectionNotFoundError, SourceNameTakenError, SourceAddressRefusedError
 */
export const addSource = defineVerb<
  SourceDeps,
  typeof input,
  WantedSource & { readonly allowHosts: readonly string[] },
  AddedSource
>({
  name: 'source.add',
  input,
  prepare: async (deps, given) => {
    const wanted = await parseSource('source.add', await connectorOf(deps, 'source.add', given.connector), given);
    return { ...wanted, allowHosts: await settleAddress(deps, wanted, { allowHost: given.allowHost, allowedBefore: [] }) };
  },
  run: async (deps, { name, connectionId, goneAfterDays }, { connector, settings, secrets, target, allowHosts }) => {
    const { db, clock, actor } = deps;
    const at = new Date(clock.now());
    const connections = (await listConnectionRows(db)).filter(({ state }) => state !== 'removed');
    if (!connections.some(({ id }) => id === connectionId))
      throw new ConnectionNotFoundError(
        String(connectionId),
        connections.map((one) => one.name),
      );
    const known = (await listSourceRows(db)).filter(({ state }) => state !== 'removed');
    if (known.some((one) => one.name.toLowerCase() === name.toLowerCase())) throw new SourceNameTakenError(name);
    const fields = { name, settings, target, allowHosts, goneAfterDays, pausedAt: null, connectionId, connector: connector.name };
    const id = await insertSource(db, fields, { by: `${actor.kind}:${actor.name}`, at });
    await keepSourceSecrets(deps, { sourceId: id, secrets, at });
    return { id, name, target };
  },
  audit: ({ connector, connectionId, allowHost }, { id, name, target }) => ({
    subject: `source ${id}`,
    detail: { name, connector, connectionId, target, allowHost },
  }),
});
