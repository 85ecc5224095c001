import { z } from 'zod';
import { defineChannelKind } from '../../engine/channels/channel-kind.ts';
import { signatureHeaders } from '../../engine/channels/sign-webhook.ts';
import { httpTarget, targetUrl } from '../../engine/channels/target-url.ts';

/**
 * A signed webhook of one's own: CloudEvents 1.0 in structured mode (cloudevents.io, JSON event format), signed as Standard Webhooks 1.0.0 says.
 */
export const webhook = defineChannelKind({
  kind: 'webhook',
  title: 'Signed webhook',
  summary: 'Needs a URL that takes a POST of JSON. The signing secret is made here and shown once.',
  settings: z.strictObject({ url: targetUrl.meta({ secret: true, title: 'URL' }) }),
  isSigned: true,
  target: ({ url }) => httpTarget(url),
  send: ({ id, event, about, at, link, ...data }, { url }, { reach, at: now, source, signing }) => {
    const body = JSON.stringify({
      specversion: '1.0',
      id,
      source,
      type: `sundog.${event}`,
      time: at,
      subject: about,
      datacontenttype: 'application/json',
      data: { at, ...data, link },
    });
    return reach.post({
      url: new URL(url),
      headers: {
        'content-type': 'application/cloudevents+json; charset=utf-8',
        'user-agent': 'Sundog',
        ...signatureHeaders({ id, body }, { at: now, secrets: signing }),
      },
      body,
    });
  },
});
