import { connectPinned, type NetworkPolicy, openTransport, type WireReply } from '@sundog/halo';
import type { ChannelReach, Post, SendResult } from './channel-kind.ts';

/** Answers of webhooks are short; what is longer is not for us. */
const mostAnswerBytes = 256 * 1024;
const keptCharacters = 4000;

/** A try ends within this, so that whoever claimed it is never overtaken. */
const sendTimeouts = { connectMs: 10_000, idleMs: 15_000, totalMs: 30_000 } as const;

export interface ReachOptions {
  /** `host:port` that may be private or unencrypted. */
  readonly allowHosts: readonly string[];
  /** For tests: how names become addresses. */
  readonly network?: NetworkPolicy;
}

/** Opens the way out of one channel. Whoever opens it closes it. */
export function openReach({ allowHosts, network = {} }: ReachOptions): ChannelReach & { readonly close: () => Promise<void> } {
  const policy: NetworkPolicy = {
    timeouts: sendTimeouts,
    maxBodyBytes: mostAnswerBytes,
    ...network,
    allowPrivateHosts: allowHosts,
  };
  const transport = openTransport(policy);
  return {
    post: async (post) => {
      const reply = await transport.send({ ...post, method: 'POST' });
      return judge(post, reply);
    },
    connect: (host, port) => connectPinned({ host, port }, policy),
    close: () => transport.close(),
  };
}

function judge({ body }: Post, { status, headers, body: answer }: WireReply): SendResult {
  return {
    isSent: status >= 200 && status < 300,
    status,
    sentence: sentenceOf(status),
    requestBytes: Buffer.byteLength(body),
    responseBytes: answer.length,
    retryAfterMs: retryAfterOf(headers['retry-after']),
    answer: answer.toString('utf8').slice(0, keptCharacters),
  };
}

function sentenceOf(status: number): string {
  if (status >= 200 && status < 300) return `The receiver took it (${status}).`;
  if (status >= 300 && status < 400)
    return `The receiver sends on to another address (${status}), which is not followed: give the channel that address itself.`;
  if (status === 401 || status === 403) return `The receiver refuses it (${status}): its secret or its URL is no longer right.`;
  if (status === 404 || status === 410) return `The receiver has nothing at this URL (${status}): it was removed there.`;
  if (status === 413) return 'The receiver finds it too large (413).';
  if (status === 429) return 'The receiver is asked too often (429).';
  return status >= 500 ? `The receiver failed (${status}).` : `The receiver refuses it (${status}).`;
}

/** RFC 9110: seconds, or a date. */
function retryAfterOf(header: string | undefined): number | null {
  if (header === undefined) return null;
  if (/^\d{1,7}$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}
