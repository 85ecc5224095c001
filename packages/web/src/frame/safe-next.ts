/** Where the console's pages begin when nothing else is asked for. */
const startPath = '/';

/**
 * Where to go after signing in. Only an address of this console: a path with one slash at its start and no way out of it, so that no link can
 * send a person elsewhere with a fresh session (TRUST S64).
 */
export function safeNext(wanted: string | undefined): string {
  if (wanted === undefined || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted)) return startPath;
  const here = 'http://console.invalid';
  if (!URL.canParse(wanted, here)) return startPath;
  const url = new URL(wanted, here);
  const isElsewhere = url.origin !== here || url.pathname.startsWith('//') || /^\/(api|hooks|sign-in)(\/|$)/.test(url.pathname);
  return isElsewhere ? startPath : `${url.pathname}${url.search}${url.hash}`;
}
