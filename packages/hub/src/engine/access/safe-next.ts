/**
 * The place of this site where somebody wanted to go; the start page where what was asked for is, or could be taken for, a place elsewhere
 * (TRUST S64: `//evil`, `/\evil`, `javascript:`).
 */
export function safeNext(asked: string | undefined): string {
  const here = 'http://here.invalid';
  if (asked === undefined || !/^\/(?![/\\])[\x21-\x7e]*$/.test(asked) || asked.includes('\\') || !URL.canParse(asked, here))
    return '/';
  const url = new URL(asked, here);
  return url.origin === here && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}${url.hash}` : '/';
}
