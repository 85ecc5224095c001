import type { Socket } from 'node:net';
import type { z } from 'zod';
import type { Secret } from '../../foundation/secret.ts';
import type { NoticeFields } from '../../store/rows/channel-delivery-rows.ts';

/** A message on its way: what is told, and by which id the receiver tells a repetition. */
export interface ChannelMessage extends NoticeFields {
  /** A UUID, the same with every repetition. */
  readonly id: string;
  /** `alarm.opened`. */
  readonly event: string;
  readonly about: string;
  /** Where more can be seen; null: nobody said under which address this hub is reached. */
  readonly link: string | null;
}

/** Where a channel sends to. */
export interface ChannelTarget {
  /** `https:` and `http:` for what is posted, `smtp:` for mail. */
  readonly url: URL;
  /** Whether the words travel in the clear. */
  readonly isPlain: boolean;
  /** Ports that need no word of the operator. */
  readonly usualPorts: readonly number[];
}

/** What is posted. */
export interface Post {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How a try ended. Nothing here is the receiver's text but `answer`. */
export interface SendResult {
  readonly isSent: boolean;
  /** HTTP or SMTP; null: there was no answer. */
  readonly status: number | null;
  /** What came of it, for people. */
  readonly sentence: string;
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** How long the receiver asks to be left alone; null: it did not say. */
  readonly retryAfterMs: number | null;
  /** The beginning of the answer; shown only to the person who tests a channel, and kept nowhere. */
  readonly answer: string;
}

/** How far a channel reaches: only to addresses that were checked, without proxies, and no redirect is followed. */
export interface ChannelReach {
  readonly post: (post: Post) => Promise<SendResult>;
  /** A plain connection to a checked address. @throws HaloError of the network */
  readonly connect: (host: string, port: number) => Promise<Socket>;
}

/** What a kind of channel sends with. */
export interface SendDeps {
  readonly reach: ChannelReach;
  /** The moment of this try. */
  readonly at: Date;
  /** Names this hub as the source of what it tells, as a URI reference. */
  readonly source: string;
  /** Secrets that sign, the one in use first; empty: this kind signs nothing. */
  readonly signing: readonly Secret[];
}

interface ChannelKindDefinition<Schema extends z.ZodObject> {
  /** `webhook`. */
  readonly kind: string;
  readonly title: string;
  /** What a person needs to have at hand, as a sentence. */
  readonly summary: string;
  /** What a person gives. A member that must not be seen carries `.meta({ secret: true })` last. */
  readonly settings: Schema;
  /** Whether its messages are signed with a secret that this hub makes. */
  readonly isSigned: boolean;
  readonly target: (settings: z.output<Schema>) => ChannelTarget;
  readonly send: (message: ChannelMessage, settings: z.output<Schema>, deps: SendDeps) => Promise<SendResult>;
}

/** A channel with its settings in hand. */
export interface OpenedChannel {
  readonly target: ChannelTarget;
  readonly send: (message: ChannelMessage, deps: SendDeps) => Promise<SendResult>;
}

/** A kind of channel, whatever its settings are. */
export interface ChannelKind {
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly settings: z.ZodObject;
  /** Names of the settings that must not be seen. */
  readonly secrets: readonly string[];
  readonly isSigned: boolean;
  /** @param settings as `settings` of this kind has parsed them */
  readonly open: (settings: unknown) => OpenedChannel;
}

/**
 * Declares a kind of channel. One file per kind in `catalog/channel-kinds`, and a line in `index.ts` there.
 *
 * @example
 * export const pager = defineChannelKind({
 *   kind: 'pager',
 *   title: 'Pager',
 *   summary: 'Needs the URL that the pager gives.',
 *   settings: z.strictObject({ url: targetUrl.meta({ secret: true }) }),
 *   isSigned: false,
 *   target: ({ url }) => httpTarget(url),
 *   send: (message, { url }, { reach }) => reach.post({ url: new URL(url), headers: {}, body: JSON.stringify({ say: message.sentence }) }),
 * });
 */
export function defineChannelKind<Schema extends z.ZodObject>(definition: ChannelKindDefinition<Schema>): ChannelKind {
  const { kind, title, summary, settings, isSigned } = definition;
  return {
    kind,
    title,
    summary,
    settings,
    isSigned,
    secrets: Object.entries(settings.shape).flatMap(([name, member]) => (isSecret(member) ? [name] : [])),
    open: (given) => {
      const parsed = settings.parse(given);
      return {
        target: definition.target(parsed),
        send: (message, deps) => definition.send(message, parsed, deps),
      };
    },
  };
}

function isSecret(member: unknown): boolean {
  const meta = (member as z.ZodType).meta?.();
  return meta?.['secret'] === true;
}
