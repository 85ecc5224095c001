import { Secret } from '../../foundation/secret.ts';

/** A webhook that HaloPSA is to be set up with. Its secret can be read this once. */
export interface CreatedWebhook {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  /** For Basic. */
  readonly username: string;
  readonly secret: Secret;
}

/** The user name of Basic: any is let in, one has to be written. */
const webhookUserName = 'sundog';

/** The path under which a webhook of Halo is told of changes. */
export function webhookPath(hookId: string): string {
  return `/hooks/halo/${hookId}`;
}

/** What is told of a webhook once. */
export function toCreated(
  row: { readonly id: number; readonly name: string; readonly hookId: string },
  publicUrl: string,
  secret: string,
) {
  return {
    id: row.id,
    name: row.name,
    url: `${publicUrl}${webhookPath(row.hookId)}`,
    username: webhookUserName,
    secret: new Secret(secret),
  } satisfies CreatedWebhook;
}
