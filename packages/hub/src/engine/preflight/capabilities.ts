import { z } from 'zod';

/**
 * What a read can settle about one HaloPSA: the doubts of API.md section 6, by name. Each is stored per connection and used by the
 * sync; absent means "not known". `about` says of what: the whole connection, or one entity.
 */
export const capabilities = {
  /** Doubts 2 and 3: bare array or envelope, and under which key. */
  'list-shape': {
    about: 'entity',
    doubt: '6.2, 6.3',
    value: z.object({ bare: z.boolean(), key: z.string().nullable(), saysRecordCount: z.boolean() }),
  },
  /** Doubt 8: the rows that a page holds when more are asked for. */
  'page-size-cap': {
    about: 'entity',
    doubt: '6.8',
    value: z.object({ asked: z.number(), returned: z.number(), isCapped: z.boolean() }),
  },
  /** Doubt 9: whether rows of the list carry custom fields, and which of the change dates. */
  'row-members': {
    about: 'entity',
    doubt: '6.9',
    value: z.object({ customFields: z.boolean(), changeDates: z.array(z.string()), members: z.number() }),
  },
  /** Doubt 17: whether dates carry an offset. */
  'date-offset': { about: 'connection', doubt: '6.17', value: z.enum(['always', 'never', 'mixed']) },
  /** Doubt 4: whether `lastupdatefromdate` filters (true) or only switches a member on (false). */
  'last-update-filter': { about: 'entity', doubt: '6.4', value: z.boolean() },
  /** Whether `order=last_update&orderdesc=true` is honoured (API.md 2.4). */
  'newest-first-order': { about: 'entity', doubt: '2.4', value: z.boolean() },
  /** Whether the flag for ids works, and answers with ids only (API.md 2.3). */
  'ids-only': { about: 'entity', doubt: '2.3', value: z.boolean() },
  /** Which names `datesearch` takes on tickets (API.md 2.4). */
  'date-search': { about: 'entity', doubt: '2.4', value: z.array(z.string()) },
  /** Whether a change feed exists for this agent (API.md 2.5). */
  'change-feed': { about: 'entity', doubt: '2.5', value: z.boolean() },
  /** Whether the list of actions answers without a ticket, bounded by dates: histories are then read by windows. */
  'actions-by-window': { about: 'connection', doubt: '3.5', value: z.boolean() },
  /** Doubt 21: which members of Agent/me tell about rights. */
  'agent-me': { about: 'connection', doubt: '6.21', value: z.object({ exists: z.boolean(), members: z.array(z.string()) }) },
  /** Whether API-only agents are hidden unless asked for (API.md 1.3). */
  'api-agents-hidden': { about: 'connection', doubt: '1.3', value: z.boolean() },
  /** Whether the token says which scopes were granted (API.md 1.5). */
  'granted-scopes': { about: 'connection', doubt: '1.5', value: z.array(z.string()).nullable() },
  /** Doubt 5: whether a 429 came by during the check; its header is then known to the client. */
  'rate-limit-met': { about: 'connection', doubt: '6.5', value: z.boolean() },
  /** What HaloPSA says of its version. */
  version: { about: 'connection', doubt: '1.6', value: z.string() },
} as const satisfies Record<string, { about: 'connection' | 'entity'; doubt: string; value: z.ZodType }>;

export type CapabilityName = keyof typeof capabilities;
export type CapabilityValue<N extends CapabilityName> = z.infer<(typeof capabilities)[N]['value']>;

/** One answer, ready to be stored. */
export interface LearnedCapability {
  readonly name: CapabilityName;
  /** The entity's name, or null where the answer is about the whole connection. */
  readonly entity: string | null;
  readonly value: unknown;
}
