import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { id, instant, pageOf, pageQuery, workspaceParams } from '../paging.ts';

const channelParams = z.object({ workspaceId: id, channelId: id });
const deliveryParams = z.object({ workspaceId: id, deliveryId: z.uuid() });
const base = '/api/v1/workspaces/:workspaceId';

/** How one delivery stands. `bundled`: said in a digest. */
const deliveryState = z.enum(['queued', 'failed', 'sent', 'given-up', 'bundled']);

/** A channel; its secrets are never among what comes out. */
const channel = z.object({
  id,
  name: z.string(),
  kind: z.string(),
  /** Host and port. */
  target: z.string(),
  settings: z.record(z.string(), z.unknown()),
  events: z.array(z.string()),
  isEnabled: z.boolean(),
  /** Hosts and ports that may be private or unencrypted. */
  allowHosts: z.array(z.string()),
  disabledReason: z.string().nullable(),
  createdAt: instant,
  createdBy: z.string(),
  lastSuccessAt: instant.nullable(),
  failingSince: instant.nullable(),
  lastError: z.string().nullable(),
  deliveries: z.record(deliveryState, z.int()),
});

/** What was told or is to be told to one channel. */
const delivery = z.object({
  id: z.uuid(),
  channelId: id,
  channel: z.string(),
  event: z.string(),
  about: z.string(),
  title: z.string(),
  sentence: z.string(),
  state: deliveryState,
  attempts: z.int(),
  createdAt: instant,
  dueAt: instant,
  lastTriedAt: instant.nullable(),
  sentAt: instant.nullable(),
  responseStatus: z.int().nullable(),
  requestBytes: z.int().nullable(),
  responseBytes: z.int().nullable(),
  lastError: z.string().nullable(),
  digestId: z.uuid().nullable(),
});

const kinds = z.object({
  kinds: z.array(
    z.object({
      kind: z.string(),
      title: z.string(),
      summary: z.string(),
      isSigned: z.boolean(),
      /** Names of the settings that are secrets. */
      secrets: z.array(z.string()),
      /** JSON Schema of the settings, secrets among them. */
      settings: z.record(z.string(), z.unknown()),
    }),
  ),
  events: z.array(z.object({ name: z.string(), title: z.string(), description: z.string(), within: z.string().nullable() })),
});

const secrets = z.record(z.string(), z.string().max(4000));
const settings = z.record(z.string(), z.unknown());
const events = z.array(z.string()).min(1).max(50);

/** Channels by which people are told of what goes wrong, and what was told. */
export const channelRoutes = [
  defineRoute({
    name: 'channels.kinds',
    method: 'GET',
    path: `${base}/channel-kinds`,
    summary: 'Lists the kinds of channels with their settings, and the events of which they can tell.',
    permission: 'manage-channels',
    params: workspaceParams,
    answer: kinds,
  }),
  defineRoute({
    name: 'channels.list',
    method: 'GET',
    path: `${base}/channels`,
    summary: 'Lists the channels, what they tell and how they stand.',
    permission: 'manage-channels',
    params: workspaceParams,
    answer: z.object({ items: z.array(channel) }),
  }),
  defineRoute({
    name: 'channels.create',
    method: 'POST',
    path: `${base}/channels`,
    summary: 'Adds a channel. The signing secret of a webhook is in this answer and never again.',
    permission: 'manage-channels',
    params: workspaceParams,
    body: z.strictObject({
      name: z.string(),
      kind: z.string(),
      settings: settings.default({}),
      secrets: secrets.default({}),
      /** Default: every event. */
      events: events.optional(),
      /** This very host and port may be private or unencrypted; for owners. */
      allowHost: z.boolean().default(false),
    }),
    answer: z.object({ id, name: z.string(), target: z.string(), signingSecret: z.string().nullable() }),
    status: 201,
  }),
  defineRoute({
    name: 'channels.edit',
    method: 'PATCH',
    path: `${base}/channels/:channelId`,
    summary: 'Changes a channel; what is not named stays.',
    permission: 'manage-channels',
    params: channelParams,
    body: z.strictObject({
      name: z.string().optional(),
      settings: settings.default({}),
      secrets: secrets.default({}),
      events: events.optional(),
      isEnabled: z.boolean().optional(),
      allowHost: z.boolean().optional(),
    }),
    answer: z.object({ id, name: z.string(), target: z.string() }),
  }),
  defineRoute({
    name: 'channels.test',
    method: 'POST',
    path: `${base}/channels/:channelId/test`,
    summary: 'Sends a test message and shows what the receiver answered.',
    permission: 'manage-channels',
    params: channelParams,
    answer: z.object({ isSent: z.boolean(), status: z.int().nullable(), sentence: z.string(), answer: z.string() }),
  }),
  defineRoute({
    name: 'channels.rotate',
    method: 'POST',
    path: `${base}/channels/:channelId/rotate`,
    summary: 'Makes another signing secret, which is in this answer and never again.',
    permission: 'manage-channels',
    params: channelParams,
    body: z.strictObject({ graceMinutes: z.int().min(0).max(10_080).optional() }),
    answer: z.object({ signingSecret: z.string(), formerUntil: instant.nullable() }),
  }),
  defineRoute({
    name: 'channels.remove',
    method: 'DELETE',
    path: `${base}/channels/:channelId`,
    summary: 'Removes a channel, its secrets and what waits to be told there.',
    permission: 'manage-channels',
    params: channelParams,
    answer: null,
  }),
  defineRoute({
    name: 'channels.deliveries',
    method: 'GET',
    path: `${base}/channel-deliveries`,
    summary: 'Lists what was told and what waits, newest first.',
    permission: 'manage-channels',
    params: workspaceParams,
    query: pageQuery.extend({ channelId: id.optional(), state: deliveryState.optional() }),
    answer: pageOf(delivery),
  }),
  defineRoute({
    name: 'channels.resend',
    method: 'POST',
    path: `${base}/channel-deliveries/:deliveryId/resend`,
    summary: 'Queues a delivery again, under the id that it had.',
    permission: 'manage-channels',
    params: deliveryParams,
    answer: null,
    status: 202,
  }),
] as const;
