/**
 * The content security policy of a page that carries this nonce: no inline code and no inline style without it, nothing from elsewhere, no
 * frames, no forms to others. Modules that a page with the nonce asks for inherit it, so that not even files of this server run without.
 */
export function policyWithNonce(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}
