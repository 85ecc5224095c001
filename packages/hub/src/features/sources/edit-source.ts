import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { SourceNameTakenError } from '../../foundation/errors/source-name-taken.ts';
import { SourceNotFoundError } from '../../foundation/errors/source-not-found.ts';
import { SourceSecretMissingError } from '../../foundation/errors/source-secret-missing.ts';
import type { Secret } from '../../foundation/secret.ts';
import { listSourceRows, type SourceRow, updateSource } from '../../store/rows/source-rows.ts';
import { findSource } from './find-source.ts';
import type { SourceDeps } from './source-deps.ts';
import { connectorOf, parseSource, secretsOf, settleAddress, sourceInput } from './source-input.ts';
import { keepSourceSecrets, openSourceSecrets } from './source-secrets.ts';

const input = z.object({
  /** Name or number. */
  source: z.string(),
  name: sourceInput.name.optional(),
  /** Settings to change; null takes one away; what is not named stays. */
  settings: sourceInput.settings.default({}),
  /** Secrets to replace; what is not named stays. */
  secrets: sourceInput.secrets.default({}),
  goneAfterDays: sourceInput.goneAfterDays.optional(),
  /** Whether the schedule leaves it alone. */
  isPaused: z.boolean().optional(),
  /** True: the place where it is asked may be private. False: no longer. Absent: as it was, unless it moves. */
  allowHost: z.boolean().optional(),
});

export type EditSourceInput = z.input<typeof input>;

interface Wanted {
  readonly row: SourceRow;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Those that were given. */
  readonly secrets: Readonly<Record<string, Secret>>;
  readonly target: string;
  readonly allowHosts: readonly string[];
  /** Whether it is asked elsewhere or otherwise than before. */
  readonly isOther: boolean;
}

/**
 * Changes a source. What was allowed for the place before is lost when it moves, and its secrets have to be given again: kept, they would be
 * told to somebody else.
 * @throws InvalidInputError, NotPermittedError, SourceNotFoundError, SourceNameTakenError, SourceSecretMissingError, SourceAddressRefusedError
 */
export const editSource = defineVerb<
  SourceDeps,
  typeof input,
  Wanted,
  { readonly id: number; readonly name: string; readonly target: string }
>({
  name: 'source.edit',
  input,
  prepare: async (deps, given) => {
    const row = await findSource(deps, given.source);
    if (row.state === 'removed') throw new SourceNotFoundError(given.source, []);
    const connector = await connectorOf(deps, 'source.edit', row.connector);
    const kept = await openSourceSecrets(deps, row.id);
    const settings = Object.fromEntries(
      Object.entries({ ...row.settings, ...given.settings }).filter(([, value]) => value !== null),
    );
    const wanted = await parseSource('source.edit', connector, { settings, secrets: { ...kept, ...given.secrets } });
    const carried = secretsOf(connector).filter((name) => kept[name] && !given.secrets[name]);
    if (wanted.target !== row.target && carried.length > 0)
      throw new SourceSecretMissingError(row.name, 'they were given for another address, and are not sent elsewhere');
    const allowedBefore = given.allowHost === false ? [] : row.allowHosts;
    const allowHosts = await settleAddress(deps, wanted, { allowHost: given.allowHost ?? false, allowedBefore });
    const secrets = Object.fromEntries(Object.entries(wanted.secrets).filter(([name]) => given.secrets[name] !== undefined));
    const isOther =
      Object.keys(secrets).length > 0 ||
      !isDeepStrictEqual(wanted.settings, row.settings) ||
      !isDeepStrictEqual(allowHosts, row.allowHosts);
    return { row, settings: wanted.settings, secrets, target: wanted.target, allowHosts, isOther };
  },
  run: async (deps, given, { row, secrets, ...wanted }) => {
    const { db, clock } = deps;
    const at = new Date(clock.now());
    const name = given.name ?? row.name;
    const others = (await listSourceRows(db)).filter(({ id, state }) => id !== row.id && state !== 'removed');
    if (others.some((one) => one.name.toLowerCase() === name.toLowerCase())) throw new SourceNameTakenError(name);
    const goneAfterDays = given.goneAfterDays === undefined ? row.goneAfterDays : given.goneAfterDays;
    const pausedAt = given.isPaused === undefined ? row.pausedAt : given.isPaused ? (row.pausedAt ?? at) : null;
    await updateSource(db, row.id, { name, ...wanted, goneAfterDays, pausedAt, at });
    await keepSourceSecrets(deps, { sourceId: row.id, secrets, at });
    return { id: row.id, name, target: wanted.target };
  },
  audit: (given, { id, target }, { row }) => ({
    subject: `source ${id}`,
    detail: {
      changed: [
        ...Object.keys(given.settings),
        ...(given.name === undefined ? [] : ['name']),
        ...(given.goneAfterDays === undefined ? [] : ['goneAfterDays']),
      ],
      secrets: Object.keys(given.secrets),
      ...(given.isPaused === undefined ? {} : { isPaused: given.isPaused }),
      ...(target === row.target ? {} : { from: row.target, to: target }),
    },
  }),
});
