import type { AddedChannel } from '../../features/channels/add-channel.ts';
import { quoted } from '../../foundation/quoted.ts';
import type { Secret } from '../../foundation/secret.ts';

/** What a new channel is and what to do next. Holds the signing secret where there is one. */
export function describeNewChannel({ name, target, signingSecret }: AddedChannel): string {
  const next = `"${name}" leads to ${target}. Try it with: npx sundog channel test ${quoted(name)}\n`;
  return signingSecret === null ? next : `${describeSigning(signingSecret)}${next}`;
}

/** A signing secret, shown once. */
export function describeSigning(secret: Secret): string {
  return `Signing secret, shown this once: ${secret.reveal()}\nHow the receiver checks a signature: docs/channels.md\n`;
}
