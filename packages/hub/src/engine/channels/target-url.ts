import { z } from 'zod';
import type { ChannelTarget } from './channel-kind.ts';

/** Forms in which a part of the address hides another host, or that two readers read differently (TRUST S09-S11). */
const deceptive = /[\s\\#\p{Cc}]|^\w+:(?!\/\/)/u;

/** The URL of a receiver: http or https, nothing before the host, nothing behind `#`. A URL of a chat is a secret as a whole. */
export const targetUrl = z
  .string()
  .trim()
  .max(2000)
  .refine((text) => !deceptive.test(text) && URL.canParse(text), 'must be a whole URL, as https://hooks.example.test/abc')
  .refine(
    (text) => !URL.canParse(text) || /^https?:$/.test(new URL(text).protocol),
    'must begin with https:// (http:// only for a host that is allowed)',
  )
  .refine(
    (text) => !URL.canParse(text) || (new URL(text).username === '' && new URL(text).password === ''),
    'must not hold a user or a password before the host',
  );

/** Where a URL leads, for the check of targets. */
export function httpTarget(text: string): ChannelTarget {
  const url = new URL(text);
  return { url, isPlain: url.protocol === 'http:', usualPorts: [443] };
}
