import type { CreatedWebhook } from '../../features/webhooks/created-webhook.ts';

/** How to set a webhook up in HaloPSA, field by field in the order of its screen (API.md 3.29). Holds the secret. */
export function describeWebhookSetup({ url, username, secret }: CreatedWebhook): string {
  return `In HaloPSA: Configuration > Integrations > Webhooks > New
  Name                 Sundog
  Payload URL          ${url}
  Method               POST
  Content type         application/json
  Authentication       Basic
    Username           ${username}
    Password           ${secret.reveal()}
  Payload              the smallest that is offered: nothing of it is believed, the record is read again
  Events               New Ticket Logged, Ticket Updated, New Action, and whatever else should show at once
  Active               ticked

Where HaloPSA offers a Bearer token or an API key instead of Basic, the password above is that token, or the value of the header X-Api-Key.
The secret is shown this once; "sundog webhook rotate" makes another.
`;
}

/** The same for scripts. Holds the secret. */
export function toWebhookJson({ id, name, url, username, secret }: CreatedWebhook) {
  return {
    id,
    name,
    url,
    method: 'POST',
    contentType: 'application/json',
    username,
    secret: secret.reveal(),
    header: `Basic ${Buffer.from(`${username}:${secret.reveal()}`).toString('base64')}`,
  };
}
