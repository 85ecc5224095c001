import type { ApiRoutes } from '@sundog/api';
import { z } from 'zod';
import { Secret } from '../../../foundation/secret.ts';
import { readCursor, writeCursor } from '../../channel-cursor.ts';
import type { HandlersOf } from '../api/api-request.ts';
import type { RoutesOfArea } from './area.ts';

const instantOf = (at: Date | null) => at?.toISOString() ?? null;
const sealed = (secrets: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(secrets).map(([name, text]) => [name, new Secret(text)]));

/** Channels, by which people are told of what goes wrong. */
export const channelHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'channels'>> = {
  'channels.kinds': ({ hub }) => ({
    kinds: hub.channels.kinds.map(({ settings, secrets, ...kind }) => ({
      ...kind,
      secrets: [...secrets],
      settings: { ...z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' }) },
    })),
    events: [...hub.channels.notices],
  }),
  'channels.list': async ({ hub }) => ({
    items: (await hub.channels.list()).map((one) => ({
      ...one,
      settings: { ...one.settings },
      events: [...one.events],
      allowHosts: [...one.allowHosts],
      createdAt: one.createdAt.toISOString(),
      lastSuccessAt: instantOf(one.lastSuccessAt),
      failingSince: instantOf(one.failingSince),
    })),
  }),
  'channels.create': async ({ hub, body: { secrets, events, ...body } }) => {
    const added = await hub.channels.add({ ...body, secrets: sealed(secrets), ...(events ? { events } : {}) });
    return { ...added, signingSecret: added.signingSecret?.reveal() ?? null };
  },
  'channels.edit': ({ hub, params, body: { secrets, ...body } }) =>
    hub.channels.edit({ ...withoutAbsent(body), channel: `#${params.channelId}`, secrets: sealed(secrets) }),
  'channels.test': ({ hub, params }) => hub.channels.test({ channel: `#${params.channelId}` }),
  'channels.rotate': async ({ hub, params, body }) => {
    const rotated = await hub.channels.rotate({ ...withoutAbsent(body), channel: `#${params.channelId}` });
    return { signingSecret: rotated.signingSecret.reveal(), formerUntil: instantOf(rotated.formerUntil) };
  },
  'channels.remove': async ({ hub, params }) => void (await hub.channels.remove({ channel: `#${params.channelId}` })),
  'channels.deliveries': async ({ hub, query: { channelId, state, limit, cursor } }) => {
    const rows = await hub.channels.deliveries({
      ...(channelId === undefined ? {} : { channel: `#${channelId}` }),
      ...(state === undefined ? {} : { states: [state] }),
      ...(cursor === undefined ? {} : { after: readCursor(cursor) }),
      limit: limit + 1,
    });
    const items = rows.slice(0, limit).map(({ notice, ...row }) => ({
      ...row,
      title: notice.title,
      sentence: notice.sentence,
      createdAt: row.createdAt.toISOString(),
      dueAt: row.dueAt.toISOString(),
      lastTriedAt: instantOf(row.lastTriedAt),
      sentAt: instantOf(row.sentAt),
    }));
    return { items, nextCursor: rows.length > limit ? writeCursor(rows[limit - 1]) : null, total: null };
  },
  'channels.resend': async ({ hub, params }) => void (await hub.channels.resend({ id: params.deliveryId })),
};

/** The same without members that are undefined: absent is said by absence. */
function withoutAbsent<Body extends object>(body: Body): { [Name in keyof Body]: Exclude<Body[Name], undefined> } {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Body]: Exclude<Body[Name], undefined>;
  };
}
