const kept = 'sundog-invitation';

/**
 * The token of the link. It stands behind the `#`, which no server and no log ever sees; so it may not travel in the address of the sign-in
 * page either, and is kept in this tab while somebody signs in. Empty: there is none.
 */
export function takeToken(): string {
  const token = window.location.hash.slice(1);
  try {
    if (token !== '') window.sessionStorage.setItem(kept, token);
    return token === '' ? (window.sessionStorage.getItem(kept) ?? '') : token;
  } catch {
    return token; // the browser keeps nothing; the link can be opened again after signing in
  }
}

/** Forgets it: it has opened. */
export function forgetToken(): void {
  try {
    window.sessionStorage.removeItem(kept);
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}
