import { NoConsoleUrlError } from '../../../foundation/errors/no-console-url.ts';
import type { Reach } from '../api/reach.ts';

const path = '/api/v1/sign-in/oidc/callback';

/**
 * Where an identity provider sends people back to: one address, registered there. That of SUNDOG_PUBLIC_URL, which no header can change; without
 * it, the machine's own, for somebody who sits at it.
 * @throws NoConsoleUrlError
 */
export function redirectUriOf(publicUrl: string | null, reach: Reach): string {
  // As URLs are written: without the port that goes without saying, because the provider compares letter by letter.
  if (publicUrl !== null) return new URL(`${publicUrl}${path}`).href;
  if (reach.kind === 'loopback') return new URL(`${reach.url}${path}`).href;
  throw new NoConsoleUrlError();
}
