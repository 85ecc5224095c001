import type { ChannelKind } from '../../engine/channels/channel-kind.ts';
import { ChannelSecretMissingError } from '../../foundation/errors/channel-secret-missing.ts';
import type { Secret } from '../../foundation/secret.ts';
import type { Vault } from '../../foundation/vault.ts';
import type { Db } from '../../store/database.ts';
import type { ChannelRow } from '../../store/rows/channel-rows.ts';
import { listChannelSecrets, upsertChannelSecret } from '../../store/rows/channel-secret-rows.ts';
import type { ChannelDeps } from './channel-deps.ts';

/** The fields of the secrets that sign. */
export const signingField = 'signing';
export const formerField = 'former-signing';

interface Keeper {
  readonly db: Db;
  readonly vault: Vault;
  readonly workspaceId: number;
}

/** Seals a secret of a channel, bound to its workspace, channel and field, and stores it over the one before. */
export async function keepChannelSecret(
  { db, vault, workspaceId }: Keeper,
  {
    channelId,
    field,
    secret,
    usedUntil = null,
    at,
  }: {
    readonly channelId: number;
    readonly field: string;
    readonly secret: Secret;
    readonly usedUntil?: Date | null;
    readonly at: Date;
  },
): Promise<void> {
  const sealed = vault.seal(secret, { workspaceId, channelId, field });
  await upsertChannelSecret(db, { channelId, field, sealed, usedUntil, at });
}

/** The secrets of a channel, opened: those of its settings, and those that sign at this moment, the one in use first. */
export interface OpenSecrets {
  readonly settings: Readonly<Record<string, Secret>>;
  readonly signing: readonly Secret[];
}

/** Opens every secret of a channel. @throws WrongKeyError, SecretUnreadableError */
export async function openChannelSecrets(
  { db, vault, workspaceId }: Keeper,
  { channelId, at }: { readonly channelId: number; readonly at: Date },
): Promise<OpenSecrets> {
  const settings: Record<string, Secret> = {};
  const signing = new Map<string, Secret>();
  for (const { field, sealed, usedUntil } of await listChannelSecrets(db, channelId)) {
    if (usedUntil !== null && usedUntil <= at) continue;
    const secret = vault.open(sealed, { workspaceId, channelId, field });
    if (field === signingField || field === formerField) signing.set(field, secret);
    else settings[field] = secret;
  }
  return { settings, signing: [signingField, formerField].flatMap((field) => signing.get(field) ?? []) };
}

/** A channel with everything that sending needs, opened. @throws ChannelSecretMissingError, WrongKeyError, SecretUnreadableError */
export async function openChannel(
  { vault, workspaceId }: Pick<ChannelDeps, 'vault' | 'workspaceId'>,
  { db, row, kind, at }: { readonly db: Db; readonly row: ChannelRow; readonly kind: ChannelKind; readonly at: Date },
) {
  const { settings: secrets, signing } = await openChannelSecrets({ db, vault, workspaceId }, { channelId: row.id, at });
  const revealed = Object.fromEntries(Object.entries(secrets).map(([name, secret]) => [name, secret.reveal()]));
  const parsed = kind.settings.safeParse({ ...row.settings, ...revealed });
  if (!parsed.success || (kind.isSigned && signing.length === 0)) throw new ChannelSecretMissingError(row.name);
  const sensitive = [...Object.values(revealed), ...signing.map((secret) => secret.reveal())].flatMap(partsOfSecret);
  return { opened: kind.open(parsed.data), signing, allowHosts: row.allowHosts, sensitive };
}

/** What of a secret would tell it: the whole, a URL's path and query, a signing secret's bytes. */
function partsOfSecret(secret: string): readonly string[] {
  const url = URL.canParse(secret) ? new URL(secret) : null;
  const parts = url === null ? [secret.replace(/^whsec_/, '')] : [...url.pathname.split('/'), ...url.searchParams.values()];
  return [secret, ...parts].filter((part) => part.length >= 4);
}
